package io.github.booking4j.client;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How a client's leads are written to.
 *
 * @param reminders how long before an appointment its reminders go out: exact durations from its instant (24 h, 1 h)
 * @param locale language and format of dates and times (en-US)
 */
public record MessageSettings(List<Duration> reminders, Locale locale) {

    /** Copies the list. */
    public MessageSettings {
        reminders = List.copyOf(reminders);
    }

    /** The defaults in brackets above. */
    public static MessageSettings defaults() {
        return new MessageSettings(List.of(Duration.ofHours(24), Duration.ofHours(1)), Locale.US);
    }
}
