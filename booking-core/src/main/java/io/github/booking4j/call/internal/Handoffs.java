package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.call.Handoff;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what calls taught about a lead. */
final class Handoffs {
    private Handoffs() {}

    /** What these calls, newest first, told; empty: nothing. */
    static Optional<Handoff> of(UnitOfWork unit, List<Call> calls) {
        Map<String, String> details = new LinkedHashMap<>();
        List<String> objections = List.of();
        Instant callbackAt = null;
        Instant learntAt = null;
        for (Call call : calls) {
            CallReport report = call.report();
            Instant callback = CallNotes.callbackAt(unit, call).orElse(null);
            boolean taught = callback != null
                    || (report != null
                            && (!report.details().isEmpty()
                                    || !report.objections().isEmpty()));
            if (!taught) {
                continue;
            }
            learntAt = learntAt == null ? lastInstant(call) : learntAt;
            callbackAt = callbackAt == null ? callback : callbackAt;
            if (report != null) {
                report.details().forEach(details::putIfAbsent);
                objections = objections.isEmpty() ? report.objections() : objections;
            }
        }
        return learntAt == null ? Optional.empty() : Optional.of(handoff(details, objections, callbackAt, learntAt));
    }

    private static Handoff handoff(
            Map<String, String> details, List<String> objections, @Nullable Instant callbackAt, Instant learntAt) {
        String need = details.remove("need");
        String timing = details.remove("timing");
        String decisionMaker = details.remove("decisionMaker");
        return new Handoff(need, timing, decisionMaker, objections, callbackAt, details, learntAt);
    }

    private static Instant lastInstant(Call call) {
        Instant ended = call.times().endedAt();
        return ended == null ? call.times().queuedAt() : ended;
    }
}
