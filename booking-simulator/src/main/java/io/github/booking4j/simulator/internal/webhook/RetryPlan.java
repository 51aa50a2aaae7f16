package io.github.booking4j.simulator.internal.webhook;

import java.time.Duration;
import java.util.Set;

/**
 * Whether and when a webhook that was not taken is sent again.
 *
 * @param most how often
 * @param base the wait before the first repetition, in the script's time
 * @param exponential whether each wait is twice the one before, up to a minute
 * @param excluded statuses that are never repeated
 */
public record RetryPlan(int most, Duration base, boolean exponential, Set<Integer> excluded) {
    /** Never again: what is lost is lost. */
    public static final RetryPlan NEVER = new RetryPlan(0, Duration.ZERO, false, Set.of());

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** Copies the set. */
    public RetryPlan {
        excluded = Set.copyOf(excluded);
    }

    boolean repeats(WebhookAnswer answer, int repetitions) {
        return !answer.isAccepted() && repetitions < most && !excluded.contains(answer.status());
    }

    Duration waitBefore(int repetition) {
        Duration wait = exponential ? base.multipliedBy(1L << repetition) : base;
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
