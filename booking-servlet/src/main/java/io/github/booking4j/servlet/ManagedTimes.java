package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.Slot;
import io.github.booking4j.appointment.SlotQuery;
import io.github.booking4j.client.Client;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The times to which an appointment can be moved, a week at a time, on the calendar of its zone. */
final class ManagedTimes {
    private static final int DAYS = 7;
    private static final int MOST = 2_000;

    private final BookingEngine engine;

    ManagedTimes(BookingEngine engine) {
        this.engine = engine;
    }

    /**
     * The week that begins with a day, but not before today.
     *
     * @param wanted null: today
     */
    Map<String, Object> week(Client client, Appointment appointment, @Nullable LocalDate wanted) {
        ZoneId zone = appointment.time().zone();
        Instant now = engine.settings().clock().instant();
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate last =
                now.plus(client.settings().calendar().horizon()).atZone(zone).toLocalDate();
        LocalDate first = wanted == null || wanted.isBefore(today) ? today : wanted.isAfter(last) ? last : wanted;
        LocalDate next = first.plusDays(DAYS);
        SlotQuery query = new SlotQuery(
                appointment.service(),
                null,
                first.atStartOfDay(zone).toInstant(),
                next.atStartOfDay(zone).toInstant(),
                MOST);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("days", days(client, engine.appointments().slots(client.key(), query), appointment));
        view.put("earlier", first.isAfter(today) ? first.minusDays(DAYS).toString() : "");
        view.put("later", next.isAfter(last) ? "" : next.toString());
        return view;
    }

    /** Those that are nearest to a time that was taken. */
    List<Map<String, Object>> nearest(Client client, List<Slot> alternatives, Appointment appointment) {
        return days(client, alternatives, appointment);
    }

    private static List<Map<String, Object>> days(Client client, List<Slot> slots, Appointment appointment) {
        Locale locale = client.settings().messages().locale();
        DateTimeFormatter day =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
        Map<LocalDate, Set<OffsetDateTime>> byDay = new TreeMap<>();
        for (Slot slot : slots) {
            if (!slot.start().toInstant().equals(appointment.start())) {
                byDay.computeIfAbsent(slot.start().toLocalDate(), date -> new LinkedHashSet<>())
                        .add(slot.start());
            }
        }
        List<Map<String, Object>> days = new ArrayList<>();
        byDay.forEach((date, starts) -> days.add(Map.of(
                "day",
                date.format(day),
                "open",
                days.isEmpty(),
                "times",
                starts.stream().map(start -> time(start, locale)).toList())));
        return days;
    }

    private static Map<String, Object> time(OffsetDateTime start, Locale locale) {
        DateTimeFormatter clock =
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
        return Map.of("time", start.format(clock), "start", start.toString().replace("+", "%2B"));
    }
}
