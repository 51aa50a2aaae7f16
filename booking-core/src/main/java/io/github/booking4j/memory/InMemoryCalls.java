package io.github.booking4j.memory;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.call.CallTimes;
import io.github.booking4j.call.GateDecision;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.memory.CallTable.ToolAnswer;
import io.github.booking4j.spi.store.CallRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class InMemoryCalls implements CallRepository {
    private static final int MOST_PENDING = 100;
    private static final int MOST_TOOL_ANSWERS = 200;

    private final CallTable calls;

    InMemoryCalls(CallTable calls) {
        this.calls = calls;
    }

    @Override
    public void insertAll(ClientKey client, Collection<Call> inserted) {
        inserted.forEach(call -> calls.rows.insert(stored(call, call.version())));
    }

    @Override
    public Call update(Call call) {
        Integer version = find(call.client(), call.id()).map(Call::version).orElse(null);
        Call stored = stored(call, Stored.nextVersion(version, call.version()));
        calls.rows.put(stored);
        return stored;
    }

    @Override
    public Optional<Call> find(ClientKey client, CallId id) {
        return calls.rows.find(client, id.value());
    }

    @Override
    public Optional<Call> lock(ClientKey client, CallId id) {
        return find(client, id);
    }

    @Override
    public List<Call> pending(ClientKey client, LeadId lead) {
        return calls.ofLead.startingWith(client, lead.value()).stream()
                .filter(call -> !call.status().isOver())
                .limit(MOST_PENDING)
                .toList();
    }

    @Override
    public List<Call> list(ClientKey client, CallQuery query) {
        Index<Call> index = calls.rows.primary();
        Key prefix = Key.of(client);
        if (query.lead() != null) {
            index = calls.ofLead;
            prefix = prefix.with(query.lead().value());
        } else if (query.outcome() != null) {
            index = calls.byOutcome;
            prefix = prefix.with(query.outcome());
        } else if (query.status() != null) {
            index = calls.byStatus;
            prefix = prefix.with(query.status());
        }
        UUID before = query.before() == null ? null : query.before().value();
        return index.newestFirst(prefix, before, call -> matches(query, call), query.limit());
    }

    @Override
    public String answerTool(ClientKey client, CallId call, String toolCallId, String answer) {
        Optional<String> earlier = findToolAnswer(client, call, toolCallId);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        calls.toolAnswers.insert(new ToolAnswer(client, call, toolCallId, answer));
        return answer;
    }

    @Override
    public Optional<String> findToolAnswer(ClientKey client, CallId call, String toolCallId) {
        return calls.toolAnswers.find(client, call.value(), toolCallId).map(ToolAnswer::answer);
    }

    @Override
    public List<String> listToolAnswers(ClientKey client, CallId call, String prefix) {
        return calls.toolAnswers.primary().startingWith(client, call.value()).stream()
                .filter(answer -> answer.toolCallId().startsWith(prefix))
                .limit(MOST_TOOL_ANSWERS)
                .map(ToolAnswer::answer)
                .toList();
    }

    private static boolean matches(CallQuery query, Call call) {
        CallReport report = call.report();
        return (query.status() == null || call.status() == query.status())
                && (query.outcome() == null || (report != null && report.outcome() == query.outcome()));
    }

    private static Call stored(Call call, int version) {
        return new Call(
                call.client(),
                call.id(),
                call.lead(),
                call.enquiry(),
                call.direction(),
                call.priority(),
                call.status(),
                stored(call.times()),
                call.account(),
                call.providerId(),
                call.controlUrl(),
                stored(call.decision()),
                call.report(),
                version);
    }

    private static CallTimes stored(CallTimes times) {
        return new CallTimes(
                Stored.micros(times.queuedAt()),
                Stored.micros(times.notBefore()),
                Stored.microsOrNull(times.requestedAt()),
                Stored.microsOrNull(times.startedAt()),
                Stored.microsOrNull(times.endedAt()));
    }

    private static @Nullable GateDecision stored(@Nullable GateDecision decision) {
        return decision == null
                ? null
                : new GateDecision(decision.allowed(), decision.reasons(), Stored.micros(decision.decidedAt()));
    }
}
