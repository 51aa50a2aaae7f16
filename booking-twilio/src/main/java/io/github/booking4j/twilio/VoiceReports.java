package io.github.booking4j.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.gateway.InboundResponse;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import io.github.booking4j.spi.gateway.ProviderCall.Findings;
import io.github.booking4j.spi.gateway.ProviderCall.Progress;
import io.github.booking4j.spi.gateway.VoiceInbox;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates what Twilio says of a call, in a status callback or when asked. */
final class VoiceReports {
    private static final int MAX_SID_LENGTH = 64;
    /** The price of a call is there some time after its end; a call without one is not waited for any longer. */
    private static final Duration PRICE = Duration.ofMinutes(3);

    private static final Set<String> NO_SUCH_NUMBER = Set.of("404", "410", "484", "604");
    private static final Findings NOTHING =
            new Findings(null, null, false, null, null, null, null, null, null, List.of(), Map.of());

    private final InstantSource clock;

    VoiceReports(InstantSource clock) {
        this.clock = clock;
    }

    /** A status callback, or the result of the machine detection. */
    static InboundResponse received(VoiceInbox inbox, String url, FormParameters form) {
        Optional<String> sid = form.find("CallSid").filter(id -> id.length() <= MAX_SID_LENGTH);
        Optional<String> status = form.find("CallStatus");
        if (sid.isEmpty() || status.isEmpty()) {
            return InboundResponse.status(400);
        }
        inbox.report(ofStatus(sid.get(), status.get(), Conversation.callId(url), form));
        return InboundResponse.ok();
    }

    private static ProviderCall ofStatus(String sid, String status, @Nullable String callId, FormParameters form) {
        Progress progress = progress(status);
        Instant said = form.find("Timestamp").map(VoiceReports::instant).orElse(null);
        Instant started = progress == Progress.IN_PROGRESS ? said : null;
        if (progress != Progress.ENDED) {
            return new ProviderCall(sid, callId, null, progress, started, null, null, null);
        }
        Ending ending = ending(
                status,
                form.find("AnsweredBy").orElse(""),
                form.find("SipResponseCode").orElse(""));
        // What was answered is paid for: its report waits for the price.
        Findings findings = status.equals("completed") ? null : NOTHING;
        Duration length = form.find("CallDuration").map(VoiceReports::seconds).orElse(null);
        return new ProviderCall(
                sid,
                callId,
                null,
                progress,
                said == null || length == null ? null : said.minus(length),
                said,
                ending,
                findings);
    }

    /** A Call resource. */
    ProviderCall ofCall(JsonNode call, String callId) {
        String status = call.path("status").asText();
        Progress progress = progress(status);
        Instant started = instant(call.path("start_time").asText());
        Instant ended = instant(call.path("end_time").asText());
        if (progress != Progress.ENDED) {
            return new ProviderCall(call.path("sid").asText(), callId, null, progress, started, null, null, null);
        }
        Money cost = cost(call);
        boolean complete = cost != null
                || !status.equals("completed")
                || ended == null
                || ended.plus(PRICE).isBefore(clock.instant());
        Findings findings = complete
                ? new Findings(cost, null, false, null, null, null, null, null, null, List.of(), Map.of())
                : null;
        Ending ending = ending(status, call.path("answered_by").asText(""), "");
        return new ProviderCall(call.path("sid").asText(), callId, null, progress, started, ended, ending, findings);
    }

    static boolean isMachine(String answeredBy) {
        return answeredBy.startsWith("machine") || answeredBy.equals("fax");
    }

    private static Progress progress(String status) {
        return switch (status) {
            case "ringing" -> Progress.RINGING;
            case "in-progress", "answered" -> Progress.IN_PROGRESS;
            case "completed", "busy", "failed", "no-answer", "canceled" -> Progress.ENDED;
            default -> Progress.QUEUED; // initiated, queued, and what is new to us: Twilio has it
        };
    }

    private static Ending ending(String status, String answeredBy, String sipCode) {
        Ending.Kind kind = switch (status) {
            case "completed" -> isMachine(answeredBy) ? Ending.Kind.VOICEMAIL : Ending.Kind.COMPLETED;
            case "busy" -> Ending.Kind.BUSY;
            case "no-answer" -> Ending.Kind.NO_ANSWER;
            case "canceled" -> Ending.Kind.CANCELLED;
            default -> NO_SUCH_NUMBER.contains(sipCode) ? Ending.Kind.INVALID_NUMBER : Ending.Kind.FAILED_RETRYABLE;
        };
        return new Ending(kind, isMachine(answeredBy) ? answeredBy : status);
    }

    /** Twilio writes what it takes as a negative number. */
    private static @Nullable Money cost(JsonNode call) {
        try {
            String price = call.path("price").asText("");
            return price.isEmpty() || price.equals("null")
                    ? null
                    : new Money(
                            new BigDecimal(price).abs(),
                            Currency.getInstance(call.path("price_unit").asText("USD")));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static @Nullable Instant instant(String text) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Duration seconds(String text) {
        return text.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(text)) : null;
    }
}
