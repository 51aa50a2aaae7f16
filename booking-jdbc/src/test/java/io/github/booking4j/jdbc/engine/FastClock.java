package io.github.booking4j.jdbc.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A minute for each second since an instant, the same for all that know the instant: holds run out while a storm lasts. */
record FastClock(Instant base) implements InstantSource {
    private static final long SPEED = 60;

    @Override
    public Instant instant() {
        return base.plus(
                Duration.between(base, InstantSource.system().instant()).multipliedBy(SPEED));
    }
}
