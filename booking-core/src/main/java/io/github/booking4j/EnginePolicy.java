package io.github.booking4j;

import java.time.Duration;

/**
 * How an engine works through its jobs.
 *
 * @param workers jobs of one lane that run at one time (8); there are five lanes, and the one that waits for the voice provider has as
 *     many more as the account has lines, at most 24
 * @param poll how often to look for work that no commit announced (1 s)
 * @param lease how long a job is ours before another node may take it (30 s): longer than any provider's time-out
 * @param drain how long {@code close()} lets running work finish (10 s)
 * @param unknownCheck how soon a call or text whose fate is unknown is looked up (5 s)
 * @param absenceProof how long after asking a provider its not knowing the request proves that it never arrived (150 s: the
 *     lease and two minutes)
 * @param reportGrace how long a call's report may lag behind its end before it is fetched (60 s)
 */
public record EnginePolicy(
        int workers,
        Duration poll,
        Duration lease,
        Duration drain,
        Duration unknownCheck,
        Duration absenceProof,
        Duration reportGrace) {

    /** Checks that each is positive. */
    public EnginePolicy {
        if (workers < 1 || workers > 200) {
            throw new IllegalArgumentException("workers must be 1 to 200: " + workers);
        }
        if (!isPositive(drain) || !isPositive(unknownCheck) || !isPositive(absenceProof) || !isPositive(reportGrace)) {
            throw new IllegalArgumentException("drain, unknownCheck, absenceProof and reportGrace must be positive");
        }
        if (lease.compareTo(Duration.ofSeconds(1)) < 0 || poll.isZero() || poll.isNegative()) {
            throw new IllegalArgumentException("lease must be at least 1 s and poll positive");
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }

    /** The defaults in brackets above. */
    public static EnginePolicy defaults() {
        return new EnginePolicy(
                8,
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(150),
                Duration.ofSeconds(60));
    }

    /** A copy with another number of workers. */
    public EnginePolicy withWorkers(int changed) {
        return new EnginePolicy(changed, poll, lease, drain, unknownCheck, absenceProof, reportGrace);
    }

    /** A copy with other patience towards providers. */
    public EnginePolicy withPatience(Duration check, Duration proof, Duration grace) {
        return new EnginePolicy(workers, poll, lease, drain, check, proof, grace);
    }
}
