package io.github.booking4j.testkit.contract;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.Appointments;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.appointment.SlotQuery;
import io.github.booking4j.client.CalendarSettings;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Asks an engine for something at random, and knows the answer: the number of appointments in each cell. */
final class CalendarOracle {
    private static final int[] MINUTES = {5, 10, 20, 25, 40, 60, 75, 120, 180};
    private static final ResourceId ROOM = new ResourceId("room");

    private final StoreContract store;
    private final int capacity;
    private final int cells;
    private final Random random;
    private final Appointments appointments;
    private final ClientKey client;
    private final LeadId lead;
    private final Instant from = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    private final Map<AppointmentId, Appointment> standing = new HashMap<>();
    private int accepted;
    private int refused;

    /**
     * @param operations how many there will be: the time that is fought for is short enough for them to fill it
     */
    CalendarOracle(StoreContract store, int capacity, int operations, Random random) {
        this.store = store;
        this.capacity = capacity;
        this.cells = 7 * operations / capacity;
        this.random = random;
        // Never started: nothing but this thread works in it.
        BookingEngine engine = BookingEngine.builder().store(store.store()).build();
        this.appointments = engine.appointments();
        this.client = engine.clients()
                .onboard(NewClient.of("Oracle", "office@oracle.example", "+1 212 555 0100", "Atlantic/Reykjavik")
                        .settings(ClientSettings.defaults()
                                .withCalendar(new CalendarSettings(
                                        Duration.ofHours(2), Duration.ofDays(60), Duration.ofMinutes(5)))))
                .client()
                .key();
        this.lead = ((LeadResult.Accepted) engine.leads()
                        .submit(client, NewLead.phone(Samples.aPhone(1).e164())))
                .lead()
                .id();
        appointments.define(new Resource(
                client,
                ROOM,
                "Room",
                WeeklyHours.parse("Mon-Sun 00:00-24:00"),
                Closures.none(),
                ZoneId.of("Atlantic/Reykjavik"),
                capacity));
        for (int minutes : MINUTES) {
            appointments.define(service(minutes));
        }
    }

    private Service service(int minutes) {
        return new Service(
                client,
                id(minutes),
                "Visit",
                Duration.ofMinutes(minutes),
                Duration.ofMinutes(minutes % 4 == 0 ? 5 : 0),
                Duration.ofMinutes(minutes % 3 == 0 ? 7 : 0),
                null,
                List.of(ROOM),
                Service.Choice.ANY);
    }

    private static ServiceId id(int minutes) {
        return new ServiceId("visit-" + minutes);
    }

    int accepted() {
        return accepted;
    }

    int refused() {
        return refused;
    }

    long mismatches() {
        return store.count(unit -> unit.calendar().mismatches(client));
    }

    /** Does one thing; how the answer differs from what it should be, or {@code none}. */
    String step() {
        int dice = random.nextInt(100);
        if (dice < 70 || standing.isEmpty()) {
            return book();
        }
        Appointment any = new ArrayList<>(standing.values()).get(random.nextInt(standing.size()));
        if (dice < 85) {
            return move(any);
        }
        appointments.cancel(client, any.id());
        standing.remove(any.id());
        return "none";
    }

    private String book() {
        Service service = service(MINUTES[random.nextInt(MINUTES.length)]);
        Instant start = anyStart();
        boolean room = hasRoom(
                start.minus(service.bufferBefore()),
                start.plus(service.duration()).plus(service.bufferAfter()),
                null);
        SlotQuery exactly = new SlotQuery(service.id(), null, start, start.plusSeconds(60), 1);
        boolean onGrid = start.getEpochSecond() % 300 == 0;
        if (onGrid && appointments.slots(client, exactly).isEmpty() == room) {
            return (room ? "not offered: " : "offered: ") + service.id() + " at " + start;
        }
        return told(room, appointments.book(client, NewAppointment.of(service.id(), start, lead)));
    }

    private String move(Appointment before) {
        AppointmentId id = before.id();
        Instant start = anyStart();
        Duration by = Duration.between(before.start(), start);
        boolean room =
                hasRoom(before.occupiedFrom().plus(by), before.occupiedTo().plus(by), id);
        return told(room, appointments.reschedule(client, id, NewTime.at(start.toString())));
    }

    private String told(boolean room, BookingResult result) {
        if (result instanceof BookingResult.Booked booked) {
            standing.put(booked.appointment().id(), booked.appointment());
            accepted++;
            return room ? "none" : "accepted " + booked.appointment();
        }
        refused++;
        return result instanceof BookingResult.SlotTaken && !room ? "none" : "room, but " + result;
    }

    private Instant anyStart() {
        return from.plus(
                5L * random.nextInt(cells) + (random.nextInt(4) == 0 ? random.nextInt(5) : 0), ChronoUnit.MINUTES);
    }

    private boolean hasRoom(Instant begin, Instant end, @Nullable AppointmentId except) {
        for (long cell = Diary.floor(begin); cell < Diary.ceiling(end); cell++) {
            int depth = 0;
            for (Appointment one : standing.values()) {
                boolean covers = Diary.floor(one.occupiedFrom()) <= cell && cell < Diary.ceiling(one.occupiedTo());
                depth += covers && !one.id().equals(except) ? 1 : 0;
            }
            if (depth >= capacity) {
                return false;
            }
        }
        return true;
    }
}
