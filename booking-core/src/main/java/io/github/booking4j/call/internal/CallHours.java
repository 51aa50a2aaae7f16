package io.github.booking4j.call.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.PublicHolidays;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.contact.PhoneRegions;
import io.github.booking4j.hours.CallingWindow;
import io.github.booking4j.hours.HolidayCalendar;
import io.github.booking4j.lead.Lead;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When a lead may be called: inside the client's window, on no day the client is closed, and on no public holiday of any region the
 * lead may live in.
 */
public final class CallHours {
    private final @Nullable HolidayCalendar calendar;
    private final PhoneRegions regions = new PhoneRegions();

    /**
     * Goes by a calendar.
     *
     * @param calendar null: no public holiday is known
     */
    public CallHours(@Nullable HolidayCalendar calendar) {
        this.calendar = calendar;
    }

    /** The first instant from {@code from} on at which the lead may be called; empty when there is none within 60 days. */
    public Optional<Instant> nextOpening(Client client, Lead lead, Instant from) {
        return window(client).nextOpening(from, lead.zones(), holidays(client, lead));
    }

    /** Whether the window is open in every zone the lead may be in. */
    boolean isInside(Client client, Lead lead, Instant now) {
        return window(client).allows(now, lead.zones());
    }

    /** Whether it is a public holiday, by some clock the lead may have, in some region it may live in. */
    boolean isHoliday(Client client, Lead lead, Instant now) {
        Predicate<LocalDate> holidays = holidays(client, lead);
        return lead.zones().stream().anyMatch(zone -> holidays.test(LocalDate.ofInstant(now, zone)));
    }

    /** Whether two states of a client have the same hours. */
    static boolean areSame(Client one, Client other) {
        return window(one).equals(window(other))
                && one.settings().calls().publicHolidays()
                        == other.settings().calls().publicHolidays();
    }

    private static CallingWindow window(Client client) {
        return client.settings().calls().window().withClosures(client.settings().closures());
    }

    private Predicate<LocalDate> holidays(Client client, Lead lead) {
        HolidayCalendar known = calendar;
        if (known == null || client.settings().calls().publicHolidays() == PublicHolidays.IGNORED) {
            return date -> false;
        }
        return date -> isHoliday(known, lead.phone(), date);
    }

    /** Most days are a holiday nowhere in the country: then it need not be known where in it. */
    private boolean isHoliday(HolidayCalendar known, PhoneNumber phone, LocalDate date) {
        return regions.country(phone)
                .filter(country -> known.isHoliday(country, date))
                .map(country -> regions.of(phone).stream().anyMatch(region -> known.isHoliday(region, date)))
                .orElse(false);
    }
}
