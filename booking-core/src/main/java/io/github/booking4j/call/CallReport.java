package io.github.booking4j.call;

import io.github.booking4j.money.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call once it is over.
 *
 * @param outcome how it ended
 * @param endedReason the provider's own word
 * @param cost what the provider charged
 * @param transcript what was said
 * @param summary the provider's summary
 * @param recordingUrl where the recording is; may need the provider's credentials
 * @param sentiment how the lead felt
 * @param qualityScore 1 (poor) to 10
 * @param objections what the lead objected to
 * @param details what the assistant learnt: need, timing, decision maker and so on
 */
public record CallReport(
        CallOutcome outcome,
        @Nullable String endedReason,
        @Nullable Money cost,
        @Nullable String transcript,
        @Nullable String summary,
        @Nullable String recordingUrl,
        @Nullable Sentiment sentiment,
        @Nullable Integer qualityScore,
        List<String> objections,
        Map<String, String> details) {

    /** Copies the collections. */
    public CallReport {
        objections = List.copyOf(objections);
        details = Map.copyOf(details);
    }

    /** Only an outcome and the provider's word for it. */
    public static CallReport of(CallOutcome outcome, @Nullable String endedReason) {
        return new CallReport(outcome, endedReason, null, null, null, null, null, null, List.of(), Map.of());
    }

    @Override
    public String toString() {
        return "CallReport[" + outcome + ", " + endedReason + "]";
    }
}
