package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static io.github.booking4j.testkit.Samples.aResource;
import static io.github.booking4j.testkit.Samples.aService;
import static io.github.booking4j.testkit.Samples.aTime;
import static io.github.booking4j.testkit.Samples.anAppointment;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.client.Client;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.spi.store.CalendarRepository.Occupation;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A stored client with a lead, a service and one resource, and the ways in which its time is claimed. Thread-safe. */
final class Diary {
    private static final Duration CELL = Duration.ofMinutes(5);

    final Client client;
    final Resource room;
    final StoreContract store;
    private final Lead lead;
    private final Service service;
    private final AtomicInteger numbers = new AtomicInteger();

    Diary(StoreContract store, int capacity) {
        this.store = store;
        this.client = store.givenClient();
        this.lead = store.givenLead(client, 1);
        this.room = aResource(client, "the-room", capacity);
        this.service = aService(client, room);
        store.change(unit -> {
            unit.catalog().put(room);
            unit.catalog().put(service);
        });
    }

    void putResource(int capacity) {
        store.change(unit -> unit.catalog().put(aResource(client, room.id().value(), capacity)));
    }

    /** An appointment that is not stored. */
    Appointment appointment(List<ResourceId> resources, Instant start, Duration duration) {
        Appointment sample = anAppointment(lead, service, numbers.incrementAndGet(), start);
        return new Appointment(
                sample.client(),
                sample.id(),
                sample.lead(),
                sample.service(),
                resources,
                aTime(start, start.plus(duration)),
                Duration.ZERO,
                Duration.ZERO,
                sample.status(),
                sample.price(),
                null,
                sample.createdAt(),
                0,
                0);
    }

    Appointment book(Instant start, int minutes, int lane) {
        Appointment appointment = appointment(List.of(room.id()), start, Duration.ofMinutes(minutes));
        store.change(unit -> book(unit, appointment, lane));
        return appointment;
    }

    Appointment hold(Instant start, int minutes, int lane, Instant until) {
        Appointment held = appointment(List.of(room.id()), start, Duration.ofMinutes(minutes))
                .held(until);
        store.change(unit -> book(unit, held, lane));
        return held;
    }

    void release(Appointment held) {
        end(held, AppointmentStatus.RELEASED);
    }

    /** Books half an hour on the first lane of several resources. */
    Appointment bookOn(List<ResourceId> resources, Instant start) {
        Appointment appointment = appointment(resources, start, Duration.ofMinutes(30));
        store.change(unit -> book(unit, appointment, 0));
        return appointment;
    }

    void book(UnitOfWork unit, Appointment appointment, int lane) {
        unit.appointments().insert(appointment);
        unit.calendar().claim(client.key(), Occupations.of(appointment, lane));
    }

    void changeLanes(Occupation... moved) {
        store.change(unit -> unit.calendar().changeLanes(client.key(), List.of(moved)));
    }

    void cancel(Appointment appointment) {
        end(appointment, AppointmentStatus.CANCELLED);
    }

    private void end(Appointment appointment, AppointmentStatus status) {
        store.change(unit -> {
            Appointment now = lock(unit, appointment);
            unit.appointments().update(now.withStatus(status));
            unit.calendar().release(client.key(), appointment.id());
        });
    }

    Appointment move(Appointment appointment, Instant start) {
        return store.inTransaction(unit -> {
            Appointment now = lock(unit, appointment);
            Appointment moved = unit.appointments().update(at(now, start));
            unit.calendar().lockResources(client.key(), now.resources());
            unit.calendar().release(client.key(), appointment.id());
            unit.calendar().claim(client.key(), Occupations.of(moved, lockFreeLane(unit, moved)));
            return moved;
        });
    }

    /** Locks the resource and chooses the lowest lane that is free throughout. */
    int lockFreeLane(UnitOfWork unit, Appointment appointment) {
        unit.calendar().lockResources(client.key(), List.of(room.id()));
        Instant from = appointment.occupiedFrom().minus(CELL);
        Instant to = appointment.occupiedTo().plus(CELL);
        Set<Integer> used = unit.calendar().occupations(client.key(), List.of(room.id()), from, to).stream()
                .filter(other -> shareACell(appointment, other))
                .map(Occupation::lane)
                .collect(Collectors.toSet());
        return IntStream.range(0, room.capacity())
                .filter(lane -> !used.contains(lane))
                .findFirst()
                .orElseThrow(() -> new ConflictException("slot_taken", "Every lane is in use"));
    }

    private static boolean shareACell(Appointment appointment, Occupation other) {
        return floor(other.from()) < ceiling(appointment.occupiedTo())
                && floor(appointment.occupiedFrom()) < ceiling(other.to());
    }

    /** The cell in which an instant lies. */
    static long floor(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), CELL.toSeconds());
    }

    /** The first cell that begins at an instant or after it. */
    static long ceiling(Instant instant) {
        return -Math.floorDiv(-instant.getEpochSecond(), CELL.toSeconds());
    }

    List<Occupation> occupations() {
        return store.list(unit -> unit.calendar()
                .occupations(
                        client.key(),
                        List.of(room.id()),
                        NOW.minus(Duration.ofDays(100_000)),
                        NOW.plus(Duration.ofDays(1_000))));
    }

    long mismatches() {
        return store.count(unit -> unit.calendar().mismatches(client.key()));
    }

    private Appointment lock(UnitOfWork unit, Appointment appointment) {
        return unit.appointments().lock(client.key(), appointment.id()).orElseThrow();
    }

    private static Appointment at(Appointment appointment, Instant start) {
        Duration duration = Duration.between(appointment.start(), appointment.end());
        return new Appointment(
                appointment.client(),
                appointment.id(),
                appointment.lead(),
                appointment.service(),
                appointment.resources(),
                aTime(start, start.plus(duration)),
                appointment.bufferBefore(),
                appointment.bufferAfter(),
                appointment.status(),
                appointment.price(),
                appointment.call(),
                appointment.createdAt(),
                appointment.sequence() + 1,
                appointment.version());
    }
}
