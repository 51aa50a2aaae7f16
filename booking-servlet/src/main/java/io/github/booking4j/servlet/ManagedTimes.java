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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, Object> week(Managed managed, @Nullable LocalDate wanted) {
        Client client = managed.client();
        Appointment appointment = managed.appointment();
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
        view.put("days", days(managed, engine.appointments().slots(client.key(), query)));
        view.put("earlier", first.isAfter(today) ? first.minusDays(DAYS).toString() : "");
        view.put("later", next.isAfter(last) ? "" : next.toString());
        return view;
    }

    /** Slots by the day on which they are, the first of them opened; without the time that the appointment has. */
    static List<Map<String, Object>> days(Managed managed, List<Slot> slots) {
        ZoneId zone = managed.appointment().time().zone();
        Map<LocalDate, Map<Instant, OffsetDateTime>> byDay = new TreeMap<>();
        for (Slot slot : slots) {
            Instant start = slot.start().toInstant();
            if (!start.equals(managed.appointment().start())) {
                byDay.computeIfAbsent(LocalDate.ofInstant(start, zone), date -> new LinkedHashMap<>())
                        .putIfAbsent(start, slot.start());
            }
        }
        List<Map<String, Object>> days = new ArrayList<>();
        for (Map<Instant, OffsetDateTime> starts : byDay.values()) {
            days.add(Map.of(
                    "day",
                    managed.day(starts.keySet().iterator().next()),
                    "open",
                    days.isEmpty(),
                    "times",
                    starts.values().stream().map(start -> time(managed, start)).toList()));
        }
        return days;
    }

    private static Map<String, Object> time(Managed managed, OffsetDateTime start) {
        String inAddress = start.toString().replace("+", "%2B");
        return Map.of("time", managed.time(start.toInstant()), "start", inAddress);
    }
}
