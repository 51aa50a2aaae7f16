package io.github.booking4j.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/** A clock that stands still until it is set. Thread-safe. */
public final class SettableClock implements InstantSource {
    private volatile Instant now;

    private SettableClock(Instant now) {
        this.now = Objects.requireNonNull(now, "now");
    }

    /** A clock that stands at an instant. */
    public static SettableClock at(Instant now) {
        return new SettableClock(now);
    }

    /** A clock that stands at an instant. */
    public static SettableClock at(String now) {
        return at(Instant.parse(now));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Sets it, forwards or backwards. */
    public synchronized void set(Instant instant) {
        now = Objects.requireNonNull(instant, "instant");
    }

    /** Moves it, and returns where it stands then. A negative duration moves it back. */
    public synchronized Instant advance(Duration duration) {
        now = now.plus(duration);
        return now;
    }

    @Override
    public String toString() {
        return "SettableClock[" + now + "]";
    }
}
