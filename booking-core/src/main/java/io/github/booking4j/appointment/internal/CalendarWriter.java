package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.spi.store.CalendarRepository.Occupation;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The one and only writer of the calendar. The guarantee that nothing is booked over its capacity is the unique key of the
 * claims; the lock is taken only where a choice depends on what is claimed, and only makes the choice good.
 */
final class CalendarWriter {
    /** The code of the conflict when the time is somebody else's. */
    static final String SLOT_TAKEN = "slot_taken";

    /** The code of the conflict when as many start on the day as may. */
    static final String DAY_FULL = "day_full";

    private CalendarWriter() {}

    /**
     * Chooses resources and lanes for an appointment whose own list of resources is still empty, stores it and claims its
     * time.
     *
     * @param able those of the offer that are open at its time, in order of preference
     * @throws ConflictException {@link #SLOT_TAKEN} or {@link #DAY_FULL}; the transaction must end
     */
    static Appointment book(
            UnitOfWork unit, Appointment wanted, Catalog.Offer offer, List<Resource> able, Instant now) {
        List<Packing.Plan> plans = new Choice(unit, wanted, offer, now).among(able, List.of());
        Appointment appointment = wanted.on(resources(plans));
        unit.appointments().insert(appointment);
        claim(unit, appointment, plans);
        return appointment;
    }

    /**
     * Moves an appointment to the time it has now: what it occupied is free in the same transaction, for itself too. A resource it
     * had is kept where that is free. Always under the lock: two that change places would wait for each other for ever.
     *
     * @param able those of the offer that are open at its new time, in order of preference
     * @throws ConflictException {@link #SLOT_TAKEN} or {@link #DAY_FULL}; the transaction must end
     */
    static Appointment move(UnitOfWork unit, Appointment moved, Catalog.Offer offer, List<Resource> able, Instant now) {
        List<ResourceId> had = moved.resources();
        Set<ResourceId> touched = new TreeSet<>(had);
        touched.addAll(DailyLimits.toLock(offer));
        unit.calendar().lockResources(moved.client(), touched);
        unit.calendar().release(moved.client(), moved.id());
        List<Packing.Plan> plans = new Choice(unit, moved, offer, now).among(able, had);
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
}
