package io.github.booking4j.client;

import io.github.booking4j.hours.CallingWindow;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

/**
 * How a client's leads are written to.
 *
 * @param reminders how long before an appointment its reminders go out: exact durations from its instant (24 h, 1 h)
 * @param locale language and format of dates and times (en-US)
 * @param marketing when follow-ups may go out, by the lead's own clock (daily 08:00-21:00); what concerns an appointment goes out
 *     at any hour
 */
public record MessageSettings(List<Duration> reminders, Locale locale, CallingWindow marketing) {

    /** Copies the list. */
    public MessageSettings {
        reminders = List.copyOf(reminders);
    }

    /** The defaults in brackets above. */
    public static MessageSettings defaults() {
        return new MessageSettings(
                List.of(Duration.ofHours(24), Duration.ofHours(1)),
                Locale.US,
                marketing(LocalTime.of(8, 0), LocalTime.of(21, 0)));
    }

    /** A copy with other reminders. */
    public MessageSettings withReminders(List<Duration> changed) {
        return new MessageSettings(changed, locale, marketing);
    }

    /** A copy with another locale. */
    public MessageSettings withLocale(Locale changed) {
        return new MessageSettings(reminders, changed, marketing);
    }

    /** A copy whose follow-ups go out from one time of the day to another only; {@link LocalTime#MIDNIGHT} is the end of the day. */
    public MessageSettings withMarketing(LocalTime from, LocalTime to) {
        return new MessageSettings(reminders, locale, marketing(from, to));
    }

    private static CallingWindow marketing(LocalTime from, LocalTime to) {
        return new CallingWindow(WeeklyHours.parse("Mon-Sun 00:00-24:00"), from, to, Closures.none());
    }
}
