package io.github.booking4j.vapi;

import static io.github.booking4j.vapi.Json.first;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import io.github.booking4j.spi.gateway.ProviderCall.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Translates Vapi's Call object and its messages about one into our words. What cannot be understood is left out. */
final class CallTranslation {
    static final int LONGEST_ID = 100;

    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_REASON = 200;
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** Vapi's analysis of a call takes some seconds after its end. */
    private static final Duration ANALYSIS = Duration.ofMinutes(1);

    private final InstantSource clock;

    CallTranslation(InstantSource clock) {
        this.clock = clock;
    }

    /** A Call object, as {@code GET /call} answers it. */
    Optional<ProviderCall> ofCall(JsonNode call) {
        Progress progress = progress(call, call);
        return translated(call, call, progress, progress == Progress.ENDED && isComplete(call));
    }

    /** A {@code status-update}. */
    Optional<ProviderCall> ofStatus(JsonNode message) {
        JsonNode call = message.path("call");
        return translated(message, call, progress(message, call), false);
    }

    /** An {@code end-of-call-report}. */
    Optional<ProviderCall> ofReport(JsonNode message) {
        return translated(message, message.path("call"), Progress.ENDED, true);
    }

    /** Our id, which {@link CallPlacing} put into the metadata and the name; null: not one of ours. */
    static @Nullable String callId(JsonNode call) {
        String carried = Json.text(
                first(
                        call.path("assistantOverrides").path("metadata").path("callId"),
                        call.path("metadata").path("callId")),
                LONGEST_ID);
        if (carried != null) {
            return carried;
        }
        String name = Json.text(call.path("name"), LONGEST_ID);
        return name != null && UUID.matcher(name).matches() ? name : null;
    }

    static @Nullable String controlUrl(JsonNode call) {
        return Json.text(call.path("monitor").path("controlUrl"), LONGEST_URL);
    }

    private static Optional<ProviderCall> translated(
            JsonNode news, JsonNode call, Progress progress, boolean withFindings) {
        String id = Json.text(call.path("id"), LONGEST_ID);
        if (id == null) {
            return Optional.empty();
        }
        ProviderCall.@Nullable Findings findings = withFindings ? FindingsTranslation.findings(news, call) : null;
        return Optional.of(new ProviderCall(
                id,
                callId(call),
                controlUrl(call),
                progress,
                startedAt(news, call),
                endedAt(news, call),
                progress == Progress.ENDED ? ending(news, call, findings) : null,
                findings));
    }

    private static Progress progress(JsonNode news, JsonNode call) {
        String status = first(news.path("status"), call.path("status")).asText("");
        return switch (status) {
            case "scheduled", "queued" -> Progress.QUEUED;
            case "ringing" -> Progress.RINGING;
            case "in-progress", "forwarding" -> Progress.IN_PROGRESS;
            case "ended", "deletion-failed" -> Progress.ENDED;
            default -> guess(news, call);
        };
    }

    /** A status of tomorrow: what the other fields say of it. */
    private static Progress guess(JsonNode news, JsonNode call) {
        boolean ended = Json.text(endedReason(news, call), LONGEST_REASON) != null || endedAt(news, call) != null;
        if (ended) {
            return Progress.ENDED;
        }
        return startedAt(news, call) == null ? Progress.QUEUED : Progress.IN_PROGRESS;
    }

    private boolean isComplete(JsonNode call) {
        Instant endedAt = endedAt(call, call);
        return call.path("analysis").size() > 0
                || startedAt(call, call) == null
                || endedAt == null
                || endedAt.plus(ANALYSIS).isBefore(clock.instant());
    }

    private static Ending ending(JsonNode news, JsonNode call, ProviderCall.@Nullable Findings findings) {
        String reason = Json.text(endedReason(news, call), LONGEST_REASON);
        Optional<Ending.Kind> known = reason == null ? Optional.empty() : EndedReasons.classify(reason);
        boolean spoken = findings != null && findings.humanSpoke();
        return new Ending(known.orElse(spoken ? Ending.Kind.COMPLETED : Ending.Kind.FAILED_RETRYABLE), reason);
    }

    private static JsonNode endedReason(JsonNode news, JsonNode call) {
        return first(news.path("endedReason"), call.path("endedReason"));
    }

    private static @Nullable Instant startedAt(JsonNode news, JsonNode call) {
        JsonNode answered = news.path("status").asText().equals("in-progress") ? news.path("timestamp") : Json.object();
        Instant said = Json.instant(first(news.path("startedAt"), call.path("startedAt")));
        return said == null ? Json.instant(answered) : said;
    }

    private static @Nullable Instant endedAt(JsonNode news, JsonNode call) {
        JsonNode over = news.path("status").asText().equals("ended") ? news.path("timestamp") : Json.object();
        Instant said = Json.instant(first(news.path("endedAt"), call.path("endedAt")));
        return said == null ? Json.instant(over) : said;
    }
}
