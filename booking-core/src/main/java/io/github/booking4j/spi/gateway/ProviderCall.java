package io.github.booking4j.spi.gateway;

import io.github.booking4j.call.Sentiment;
import io.github.booking4j.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of a call, in a webhook or when asked: translated into our words, but nothing concluded.
 *
 * @param providerId the provider's id
 * @param callId our id, if it was carried back
 * @param controlUrl where it takes commands
 * @param progress how far it is
 * @param startedAt when it was answered
 * @param endedAt when it ended
 * @param ending how it ended, present with {@link Progress#ENDED}
 * @param findings what was said and learnt, present once the provider's report is complete
 */
public record ProviderCall(
        String providerId,
        @Nullable String callId,
        @Nullable String controlUrl,
        Progress progress,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Ending ending,
        @Nullable Findings findings) {

    /** How far a call is. */
    public enum Progress {
        /** The provider has it. */
        QUEUED,
        /** It rings. */
        RINGING,
        /** Somebody or something answered. */
        IN_PROGRESS,
        /** It is over. */
        ENDED
    }

    /**
     * How a call ended.
     *
     * @param kind in our words
     * @param reason in the provider's
     */
    public record Ending(Kind kind, @Nullable String reason) {
        /** Classes of endings. */
        public enum Kind {
            /** A conversation took place, or at least something answered. */
            COMPLETED,
            /** Nobody answered. */
            NO_ANSWER,
            /** The line was busy. */
            BUSY,
            /** A machine answered. */
            VOICEMAIL,
            /** The number does not exist. */
            INVALID_NUMBER,
            /** We called it off. */
            CANCELLED,
            /** The provider took it and then had no line for it: it never rang. */
            NOT_BEGUN,
            /** It failed in a way that may pass. */
            FAILED_RETRYABLE,
            /** It failed in a way that stays. */
            FAILED_PERMANENT
        }
    }

    /**
     * What was said and learnt.
     *
     * @param cost what the provider charged
     * @param transcript what was said
     * @param humanSpoke whether the lead said anything
     * @param summary the provider's summary
     * @param recordingUrl where the recording is
     * @param outcome the assistant's structured outcome, as it wrote it: {@code interested}, {@code not_interested} …
     * @param callbackAt when the lead wants to be called
     * @param sentiment how the lead felt
     * @param qualityScore 1 to 10
     * @param objections what the lead objected to
     * @param details further structured values by name
     */
    public record Findings(
            @Nullable Money cost,
            @Nullable String transcript,
            boolean humanSpoke,
            @Nullable String summary,
            @Nullable String recordingUrl,
            @Nullable String outcome,
            @Nullable Instant callbackAt,
            @Nullable Sentiment sentiment,
            @Nullable Integer qualityScore,
            List<String> objections,
            Map<String, String> details) {
        /** Copies the collections. */
        public Findings {
            objections = List.copyOf(objections);
            details = Map.copyOf(details);
        }

        @Override
        public String toString() {
            return "Findings[outcome=" + outcome + "]";
        }
    }
}
