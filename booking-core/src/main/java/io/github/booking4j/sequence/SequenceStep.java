package io.github.booking4j.sequence;

import io.github.booking4j.message.MessageKind;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a follow-up. Calls wait for the lead's calling hours and messages for its marketing hours.
 *
 * @param after how long after what {@code when} counts from: an elapsed duration
 * @param via how the lead is reached
 * @param template what a message says: one of the follow-up kinds; null: a call
 * @param when in which case the step is done, and what its delay counts from
 */
public record SequenceStep(
        Duration after, Via via, @Nullable MessageKind template, When when) {
    /** How a lead is reached. */
    public enum Via {
        /** A text message. */
        SMS,
        /** An email; left out for a lead without an address. */
        EMAIL,
        /** A call; left out when the enquiry has used up its attempts. */
        CALL
    }

    /** In which case a step is done. */
    public enum When {
        /** In every case; counted from the end of the call. */
        ALWAYS,
        /** The lead asked to be called back and named a time; counted from that time. */
        TIME_GIVEN,
        /** The lead asked to be called back and named no time; counted from the end of the call. */
        NO_TIME_GIVEN,
        /** The follow-up call of a failed call failed too; counted from the end of that second call. */
        RETRY_FAILED
    }

    /** Requires all but the template. */
    public SequenceStep {
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(via, "via");
        Objects.requireNonNull(when, "when");
    }

    /** A text message in every case. */
    public static SequenceStep sms(Duration after, MessageKind template) {
        return new SequenceStep(after, Via.SMS, template, When.ALWAYS);
    }

    /** An email in every case. */
    public static SequenceStep email(Duration after, MessageKind template) {
        return new SequenceStep(after, Via.EMAIL, template, When.ALWAYS);
    }

    /** A call in every case. */
    public static SequenceStep call(Duration after) {
        return new SequenceStep(after, Via.CALL, null, When.ALWAYS);
    }

    /** A copy that is done in another case. */
    public SequenceStep when(When changed) {
        return new SequenceStep(after, via, template, changed);
    }
}
