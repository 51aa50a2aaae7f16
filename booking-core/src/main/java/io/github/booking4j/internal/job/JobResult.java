package io.github.booking4j.internal.job;

import java.time.Instant;

/** What became of a run. */
public sealed interface JobResult {
    /** Nothing is left to do. */
    JobResult DONE = new Done();

    /** Nothing is left to do. */
    record Done() implements JobResult {}

    /**
     * Waits for something and has not failed: its attempts count from anew, so that no wait, however long, brings it nearer to
     * being buried. Not for handlers that tell by the attempt whether they ran before.
     *
     * @param due not before this
     * @param reason what it waits for, without personal data
     */
    record WaitUntil(Instant due, String reason) implements JobResult {}

    /**
     * Failed, and to be run again.
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
