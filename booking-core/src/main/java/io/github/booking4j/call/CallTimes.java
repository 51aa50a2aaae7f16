package io.github.booking4j.call;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When things happened to a call.
 *
 * @param queuedAt when it was queued (inbound: when it rang)
 * @param notBefore not dialled earlier than this
 * @param requestedAt when the intent to dial was recorded
 * @param startedAt when it was answered
 * @param endedAt when it ended
 */
public record CallTimes(
        Instant queuedAt,
        Instant notBefore,
        @Nullable Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {
    /** Queued now, to be dialled as soon as may be. */
    public static CallTimes queued(Instant now, Instant notBefore) {
        return new CallTimes(now, notBefore, null, null, null);
    }

    /** A copy that may not be dialled before an instant. */
    public CallTimes notBefore(Instant instant) {
        return new CallTimes(queuedAt, instant, requestedAt, startedAt, endedAt);
    }

    /** A copy whose intent to dial was recorded; null: taken back. */
    public CallTimes requested(@Nullable Instant instant) {
        return new CallTimes(queuedAt, notBefore, instant, startedAt, endedAt);
    }

    /** A copy that was answered. */
    public CallTimes started(@Nullable Instant instant) {
        return new CallTimes(queuedAt, notBefore, requestedAt, instant, endedAt);
    }

    /** A copy that ended. */
    public CallTimes ended(@Nullable Instant instant) {
        return new CallTimes(queuedAt, notBefore, requestedAt, startedAt, instant);
    }

    /** From answer to end; zero when it was never answered or still runs. */
    public Duration duration() {
        return startedAt == null || endedAt == null || endedAt.isBefore(startedAt)
                ? Duration.ZERO
                : Duration.between(startedAt, endedAt);
    }
}
