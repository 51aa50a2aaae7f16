package io.github.booking4j.internal.job;

import io.github.booking4j.spi.store.Lane;
import java.time.Duration;

/**
 * How jobs are run.
 *
 * @param lease how long a claimed job is ours; longer than any provider's time-out
 * @param poll how often to look for work that nobody announced
 * @param maxAttempts runs that throw before a job is buried
 * @param workers jobs of a lane that run at one time
 * @param placers jobs that wait for the voice provider at one time, so that a few that hear nothing hold up no other
 */
public record JobPolicy(Duration lease, Duration poll, int maxAttempts, int workers, int placers) {
    int workers(Lane lane) {
        return lane == Lane.PLACE ? placers : workers;
    }
}
