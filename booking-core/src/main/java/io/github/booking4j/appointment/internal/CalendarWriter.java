package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.spi.store.CalendarRepository.Occupation;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * The one and only writer of the calendar. The guarantee that nothing is booked over its capacity is the unique key of the
 * claims; the lock is taken only where a choice depends on what is claimed, and only makes the choice good.
 */
final class CalendarWriter {
    /** The code of the conflict when the time is somebody else's. */
    static final String SLOT_TAKEN = "slot_taken";

    private static final Duration AROUND = Duration.ofDays(7);

    private CalendarWriter() {}

    /**
     * Chooses resources and lanes for an appointment whose own list of resources is still empty, stores it and claims its
     * time.
     *
     * @param able those open at its time, in order of preference
     * @throws ConflictException {@link #SLOT_TAKEN}; the transaction must end
     */
    static Appointment book(UnitOfWork unit, Appointment wanted, List<Resource> able, boolean needsAll) {
        List<Occupation> claims = choose(unit, wanted, able, needsAll, List.of());
        Appointment appointment =
                wanted.on(claims.stream().map(Occupation::resource).toList());
        unit.appointments().insert(appointment);
        unit.calendar().claim(appointment.client(), claims);
        return appointment;
    }

    /**
     * Moves an appointment to the time it has now: what it occupied is free in the same transaction, for itself too. A resource it
     * had is kept where that is free. Always under the lock: two that change places would wait for each other for ever.
     *
     * @param had its resources so far
     * @param able those open at its new time, in order of preference
     * @throws ConflictException {@link #SLOT_TAKEN}; the transaction must end
     */
    static Appointment move(
            UnitOfWork unit, Appointment moved, List<ResourceId> had, List<Resource> able, boolean needsAll) {
        Set<ResourceId> touched = new TreeSet<>(had);
        able.forEach(resource -> touched.add(resource.id()));
        unit.calendar().lockResources(moved.client(), touched);
        unit.calendar().release(moved.client(), moved.id());
        List<Occupation> claims = choose(unit, moved, able, needsAll, had);
        Appointment stored = unit.appointments()
                .update(moved.on(claims.stream().map(Occupation::resource).toList()));
        unit.calendar().claim(moved.client(), claims);
        return stored;
    }

    /** Frees the time of an appointment. */
    static void free(UnitOfWork unit, Appointment appointment) {
        unit.calendar().release(appointment.client(), appointment.id());
    }

    private static List<Occupation> choose(
            UnitOfWork unit, Appointment wanted, List<Resource> able, boolean needsAll, List<ResourceId> favoured) {
        if (able.size() == 1 && able.get(0).capacity() == 1) {
            return List.of(occupation(wanted, able.get(0).id(), 0)); // nothing to choose: the claim itself is the check
        }
        List<ResourceId> ids = able.stream().map(Resource::id).toList();
        unit.calendar().lockResources(wanted.client(), ids);
        Map<ResourceId, List<Occupation>> day = ofTheDay(unit, wanted, ids);
        List<Occupation> free = new ArrayList<>();
        for (Resource resource : able) {
            List<Occupation> taken = day.getOrDefault(resource.id(), List.of());
            int lane = freeLane(wanted, taken);
            if (lane < resource.capacity()) {
                free.add(occupation(wanted, resource.id(), lane));
            }
        }
        if (free.isEmpty() || (needsAll && free.size() < able.size())) {
            throw new ConflictException(SLOT_TAKEN, "The time is taken");
        }
        if (needsAll) {
            return free;
        }
        List<Occupation> kept =
                free.stream().filter(one -> favoured.contains(one.resource())).toList();
        return List.of(leastRecent(unit, wanted, leastLoaded(kept.isEmpty() ? free : kept, day)));
    }

    private static List<Occupation> leastLoaded(List<Occupation> free, Map<ResourceId, List<Occupation>> day) {
        ToIntFunction<Occupation> load =
                one -> day.getOrDefault(one.resource(), List.of()).size();
        int least = free.stream().mapToInt(load).min().orElseThrow();
        return free.stream().filter(one -> load.applyAsInt(one) == least).toList();
    }

    /**
     * The one whose newest appointment was made first, among those of the weeks around, so that the question stays small; of
     * several without any, the preferred.
     */
    private static Occupation leastRecent(UnitOfWork unit, Appointment wanted, List<Occupation> equals) {
        if (equals.size() == 1) {
            return equals.get(0);
        }
        List<ResourceId> ids = equals.stream().map(Occupation::resource).toList();
        Map<ResourceId, UUID> newest = new HashMap<>();
        Instant from = wanted.start().minus(AROUND);
        for (Occupation one : unit.calendar()
                .occupations(wanted.client(), ids, from, wanted.start().plus(AROUND))) {
            newest.merge(one.resource(), one.appointment().value(), (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
        // Ids are time-ordered; sorting is stable, so that preference decides between equals.
        Comparator<Occupation> byNewest = Comparator.comparing(
                one -> newest.get(one.resource()), Comparator.nullsFirst(Comparator.naturalOrder()));
        return equals.stream().min(byNewest).orElseThrow();
    }

    private static Map<ResourceId, List<Occupation>> ofTheDay(
            UnitOfWork unit, Appointment wanted, List<ResourceId> ids) {
        LocalDate date = wanted.time().localStart().toLocalDate();
        Instant dayStart = date.atStartOfDay(wanted.time().zone()).toInstant();
        Instant dayEnd = date.plusDays(1).atStartOfDay(wanted.time().zone()).toInstant();
        Instant from = earlier(dayStart, CellGrid.floor(wanted.occupiedFrom()));
        Instant to = later(dayEnd, CellGrid.ceil(wanted.occupiedTo()));
        Map<ResourceId, List<Occupation>> byResource = new HashMap<>();
        for (Occupation one : unit.calendar().occupations(wanted.client(), ids, from, to)) {
            byResource.computeIfAbsent(one.resource(), id -> new ArrayList<>()).add(one);
        }
        return byResource;
    }

    private static int freeLane(Appointment wanted, List<Occupation> taken) {
        Instant from = CellGrid.floor(wanted.occupiedFrom());
        Instant to = CellGrid.ceil(wanted.occupiedTo());
        BitSet used = new BitSet();
        for (Occupation one : taken) {
            if (CellGrid.floor(one.from()).isBefore(to)
                    && CellGrid.ceil(one.to()).isAfter(from)) {
                used.set(one.lane());
            }
        }
        return used.nextClearBit(0);
    }

    private static Occupation occupation(Appointment wanted, ResourceId resource, int lane) {
        return new Occupation(resource, lane, wanted.id(), wanted.occupiedFrom(), wanted.occupiedTo());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
