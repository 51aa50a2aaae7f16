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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        List<Packing.Plan> plans = choose(unit, wanted, able, needsAll, List.of());
        Appointment appointment = wanted.on(resources(plans));
        unit.appointments().insert(appointment);
        claim(unit, appointment, plans);
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
        List<Packing.Plan> plans = choose(unit, moved, able, needsAll, had);
        Appointment stored = unit.appointments().update(moved.on(resources(plans)));
        claim(unit, stored, plans);
        return stored;
    }

    private static List<ResourceId> resources(List<Packing.Plan> plans) {
        return plans.stream().map(plan -> plan.claim().resource()).toList();
    }

    /** Those that make room move first, so that their cells are free. */
    private static void claim(UnitOfWork unit, Appointment appointment, List<Packing.Plan> plans) {
        List<Occupation> moved =
                plans.stream().flatMap(plan -> plan.moved().stream()).toList();
        if (!moved.isEmpty()) {
            unit.calendar().changeLanes(appointment.client(), moved);
        }
        unit.calendar()
                .claim(
                        appointment.client(),
                        plans.stream().map(Packing.Plan::claim).toList());
    }

    /** Frees the time of an appointment. */
    static void free(UnitOfWork unit, Appointment appointment) {
        unit.calendar().release(appointment.client(), appointment.id());
    }

    private static List<Packing.Plan> choose(
            UnitOfWork unit, Appointment wanted, List<Resource> able, boolean needsAll, List<ResourceId> favoured) {
        if (able.size() == 1 && able.get(0).capacity() == 1) {
            Occupation whole = occupation(wanted, able.get(0).id());
            return List.of(new Packing.Plan(whole, List.of(), whole.to())); // the claim itself is the check
        }
        List<ResourceId> ids = able.stream().map(Resource::id).toList();
        unit.calendar().lockResources(wanted.client(), ids);
        Map<ResourceId, List<Occupation>> day = ofTheDay(unit, wanted, ids);
        List<Packing.Plan> possible = new ArrayList<>();
        for (Resource resource : able) {
            fit(unit, wanted, resource, day.getOrDefault(resource.id(), List.of()))
                    .ifPresent(possible::add);
        }
        if (possible.isEmpty() || (needsAll && possible.size() < able.size())) {
            throw new ConflictException(SLOT_TAKEN, "The time is taken");
        }
        if (needsAll) {
            return possible;
        }
        List<Packing.Plan> kept = possible.stream()
                .filter(plan -> favoured.contains(plan.claim().resource()))
                .toList();
        return List.of(leastRecent(unit, wanted, leastLoaded(kept.isEmpty() ? possible : kept, day)));
    }

    /** Looks as far ahead as whoever makes room reaches. */
    private static Optional<Packing.Plan> fit(
            UnitOfWork unit, Appointment wanted, Resource resource, List<Occupation> taken) {
        Occupation occupation = occupation(wanted, resource.id());
        Optional<Packing.Plan> plan = Packing.fit(occupation, resource.capacity(), taken);
        Instant known = end(wanted);
        for (int days = 2; plan.isPresent() && plan.get().reach().isAfter(known); days *= 2) {
            known = known.plus(Duration.ofDays(days));
            plan = Packing.fit(
                    occupation,
                    resource.capacity(),
                    unit.calendar()
                            .occupations(
                                    wanted.client(),
                                    List.of(resource.id()),
                                    CellGrid.floor(wanted.occupiedFrom()),
                                    known));
        }
        return plan;
    }

    private static List<Packing.Plan> leastLoaded(List<Packing.Plan> possible, Map<ResourceId, List<Occupation>> day) {
        ToIntFunction<Packing.Plan> load =
                plan -> day.getOrDefault(plan.claim().resource(), List.of()).size();
        int least = possible.stream().mapToInt(load).min().orElseThrow();
        return possible.stream().filter(plan -> load.applyAsInt(plan) == least).toList();
    }

    /**
     * The one whose newest appointment was made first, among those of the weeks around, so that the question stays small; of
     * several without any, the preferred.
     */
    private static Packing.Plan leastRecent(UnitOfWork unit, Appointment wanted, List<Packing.Plan> equals) {
        if (equals.size() == 1) {
            return equals.get(0);
        }
        Map<ResourceId, UUID> newest = new HashMap<>();
        Instant from = wanted.start().minus(AROUND);
        for (Occupation one : unit.calendar()
                .occupations(
                        wanted.client(), resources(equals), from, wanted.start().plus(AROUND))) {
            newest.merge(one.resource(), one.appointment().value(), (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
        // Ids are time-ordered; sorting is stable, so that preference decides between equals.
        Comparator<Packing.Plan> byNewest = Comparator.comparing(
                plan -> newest.get(plan.claim().resource()), Comparator.nullsFirst(Comparator.naturalOrder()));
        return equals.stream().min(byNewest).orElseThrow();
    }

    private static Map<ResourceId, List<Occupation>> ofTheDay(
            UnitOfWork unit, Appointment wanted, List<ResourceId> ids) {
        LocalDate date = wanted.time().localStart().toLocalDate();
        Instant dayStart = date.atStartOfDay(wanted.time().zone()).toInstant();
        Instant from = earlier(dayStart, CellGrid.floor(wanted.occupiedFrom()));
        Instant to = end(wanted);
        Map<ResourceId, List<Occupation>> byResource = new HashMap<>();
        for (Occupation one : unit.calendar().occupations(wanted.client(), ids, from, to)) {
            byResource.computeIfAbsent(one.resource(), id -> new ArrayList<>()).add(one);
        }
        return byResource;
    }

    /** The end of its local day, or its own when that is later. */
    private static Instant end(Appointment wanted) {
        LocalDate next = wanted.time().localStart().toLocalDate().plusDays(1);
        Instant dayEnd = next.atStartOfDay(wanted.time().zone()).toInstant();
        Instant own = CellGrid.ceil(wanted.occupiedTo());
        return own.isAfter(dayEnd) ? own : dayEnd;
    }

    private static Occupation occupation(Appointment wanted, ResourceId resource) {
        return new Occupation(resource, 0, wanted.id(), wanted.occupiedFrom(), wanted.occupiedTo());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
