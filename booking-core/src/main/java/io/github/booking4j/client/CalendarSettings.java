package io.github.booking4j.client;

import java.time.Duration;

/**
 * How a client's calendar is booked.
 *
 * @param minimumNotice earliest start, counted from now (2 h)
 * @param horizon latest start, counted from now (60 days)
 * @param step distance of the starts that are offered, on the resource's wall clock (15 min)
 * @param hold how long a time is held for somebody who decides, 1 to 60 minutes (10 min)
 * @param afterEnd what becomes of an appointment at its end when nobody said whether the lead came (nothing); it holds for those
 *     that are booked or moved from then on
 * @param zoneChange what stays of an appointment when the law of its time zone changes (its wall-clock time)
 */
public record CalendarSettings(
        Duration minimumNotice,
        Duration horizon,
        Duration step,
        Duration hold,
        AfterEnd afterEnd,
        ZoneChange zoneChange) {
    private static final Duration HOLD = Duration.ofMinutes(10);

    /** What becomes of an appointment at its end. */
    public enum AfterEnd {
        /** It waits until somebody says whether the lead came. */
        NOTHING,
        /** It counts as completed. */
        COMPLETED,
        /** Its lead counts as absent. */
        NO_SHOW
    }

    /** What stays of an appointment when the law of its time zone changes. */
    public enum ZoneChange {
        /** Ten o'clock stays ten o'clock: right where people meet. */
        KEEP_LOCAL_TIME,
        /** The instant stays, at another time of the wall clock: right where they talk across zones. */
        KEEP_INSTANT
    }

    /** Nothing becomes of an appointment at its end. */
    public CalendarSettings(Duration minimumNotice, Duration horizon, Duration step, Duration hold) {
        this(minimumNotice, horizon, step, hold, AfterEnd.NOTHING, ZoneChange.KEEP_LOCAL_TIME);
    }

    /** With the default hold. */
    public CalendarSettings(Duration minimumNotice, Duration horizon, Duration step) {
        this(minimumNotice, horizon, step, HOLD);
    }

    /** A copy in which this becomes of appointments at their end. */
    public CalendarSettings withAfterEnd(AfterEnd changed) {
        return new CalendarSettings(minimumNotice, horizon, step, hold, changed, zoneChange);
    }

    /** A copy in which this stays of an appointment when the law of its zone changes. */
    public CalendarSettings withZoneChange(ZoneChange changed) {
        return new CalendarSettings(minimumNotice, horizon, step, hold, afterEnd, changed);
    }

    /** The defaults in brackets above. */
    public static CalendarSettings defaults() {
        return new CalendarSettings(Duration.ofHours(2), Duration.ofDays(60), Duration.ofMinutes(15));
    }
}
