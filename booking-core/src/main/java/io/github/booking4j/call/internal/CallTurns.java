package io.github.booking4j.call.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.call.Call;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.ProviderCall.Findings;
import io.github.booking4j.spi.gateway.VoiceInbox.Turn;
import io.github.booking4j.spi.store.UnitOfWork;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The turns of a call whose adapter conducts the conversation: kept one by one while it lives, since no provider has them, and the
 * transcript of its report in the end.
 */
final class CallTurns {
    /** In the place of a tool call's id; no provider gives such a one. */
    private static final String PREFIX = "turn:";

    private CallTurns() {}

    static String keep(UnitOfWork unit, Call call, Turn turn) {
        String kept = Json.object("text", turn.text(), "byLead", turn.byLead(), "outcome", turn.outcome());
        String id = PREFIX + String.format(Locale.ROOT, "%03d", turn.number());
        return unit.calls().answerTool(call.client(), call.id(), id, kept);
    }

    /** A report that has findings without transcript gets that of the turns, and what they came to. */
    static ProviderCall complete(UnitOfWork unit, Call call, ProviderCall news) {
        Findings findings = news.findings();
        if (findings == null || findings.transcript() != null) {
            return news;
        }
        List<JsonNode> turns = unit.calls().listToolAnswers(call.client(), call.id(), PREFIX).stream()
                .map(Json::read)
                .toList();
        return turns.isEmpty() ? news : with(news, completed(findings, turns));
    }

    private static Findings completed(Findings findings, List<JsonNode> turns) {
        String transcript =
                turns.stream().map(turn -> turn.path("text").asText()).collect(Collectors.joining("\n"));
        boolean spoke = turns.stream().anyMatch(turn -> turn.path("byLead").asBoolean());
        return new Findings(
                findings.cost(),
                transcript,
                findings.humanSpoke() || spoke,
                findings.summary(),
                findings.recordingUrl(),
                findings.outcome() == null ? lastOutcome(turns) : findings.outcome(),
                findings.callbackAt(),
                findings.sentiment(),
                findings.qualityScore(),
                findings.objections(),
                findings.details());
    }

    private static @Nullable String lastOutcome(List<JsonNode> turns) {
        String last = null;
        for (JsonNode turn : turns) {
            last = turn.hasNonNull("outcome") ? turn.get("outcome").asText() : last;
        }
        return last;
    }

    private static ProviderCall with(ProviderCall news, Findings findings) {
        return new ProviderCall(
                news.providerId(),
                news.callId(),
                news.controlUrl(),
                news.progress(),
                news.startedAt(),
                news.endedAt(),
                news.ending(),
                findings);
    }
}
