package io.github.booking4j.internal.job;

import java.time.Instant;

/** What became of a run. */
public sealed interface JobResult {
    /** Nothing is left to do. */
    JobResult DONE = new Done();

    /** Nothing is left to do. */
    record Done() implements JobResult {}

    /**
     * To be run again.
     *
     * @param due not before this
     * @param reason why, without personal data
     */
    record RetryAt(Instant due, String reason) implements JobResult {}

    /**
     * Cannot succeed: a person must look.
     *
     * @param reason why, without personal data
     */
    record Dead(String reason) implements JobResult {}
}
