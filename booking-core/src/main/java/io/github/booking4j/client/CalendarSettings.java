package io.github.booking4j.client;

import java.time.Duration;

/**
 * How a client's calendar is booked.
 *
 * @param minimumNotice earliest start, counted from now (2 h)
 * @param horizon latest start, counted from now (60 days)
 * @param step distance of the starts that are offered, on the resource's wall clock (15 min)
 * @param hold how long a time is held for somebody who decides, 1 to 60 minutes (10 min)
 */
public record CalendarSettings(Duration minimumNotice, Duration horizon, Duration step, Duration hold) {
    private static final Duration HOLD = Duration.ofMinutes(10);

    /** With the default hold. */
    public CalendarSettings(Duration minimumNotice, Duration horizon, Duration step) {
        this(minimumNotice, horizon, step, HOLD);
    }

    /** The defaults in brackets above. */
    public static CalendarSettings defaults() {
        return new CalendarSettings(Duration.ofHours(2), Duration.ofDays(60), Duration.ofMinutes(15));
    }
}
