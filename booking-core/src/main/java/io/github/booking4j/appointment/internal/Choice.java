package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.hours.TimeRange;
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
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Chooses on which resources and lanes an appointment is, under their lock wherever there is anything to choose. */
final class Choice {
    private static final Duration AROUND = Duration.ofDays(7);

    private final UnitOfWork unit;
    private final Appointment wanted;
    private final Catalog.Offer offer;
    private final Instant now;

    Choice(UnitOfWork unit, Appointment wanted, Catalog.Offer offer, Instant now) {
        this.unit = unit;
        this.wanted = wanted;
        this.offer = offer;
        this.now = now;
    }

    /**
     * One of the able resources, or all of them.
     *
     * @param favoured taken before others
     * @throws ConflictException {@link CalendarWriter#SLOT_TAKEN} or {@link CalendarWriter#DAY_FULL}
     */
    List<Packing.Plan> among(List<Resource> able, List<ResourceId> favoured) {
        if (able.size() == 1 && able.get(0).capacity() == 1 && !DailyLimits.exist(offer)) {
            Occupation whole = Occupation.of(wanted, able.get(0).id(), 0);
            return List.of(new Packing.Plan(whole, List.of(), whole.to())); // the claim itself is the check
        }
        Set<ResourceId> locked = able.stream().map(Resource::id).collect(Collectors.toSet());
        if (DailyLimits.exist(offer)) {
            locked.addAll(DailyLimits.toLock(offer));
        }
        unit.calendar().lockResources(wanted.client(), locked);
        List<Resource> allowed = allowed(able);
        Map<ResourceId, List<Occupation>> day =
                ofTheDay(allowed.stream().map(Resource::id).toList());
        List<Packing.Plan> possible = new ArrayList<>();
        for (Resource resource : allowed) {
            fit(resource, day.getOrDefault(resource.id(), List.of())).ifPresent(possible::add);
        }
        if (possible.isEmpty() || (offer.needsAll() && possible.size() < able.size())) {
            throw new ConflictException(CalendarWriter.SLOT_TAKEN, "The time is taken");
        }
        if (offer.needsAll()) {
            return possible;
        }
        List<Packing.Plan> kept = possible.stream()
                .filter(plan -> favoured.contains(plan.claim().resource()))
                .toList();
        return List.of(leastRecent(leastLoaded(kept.isEmpty() ? possible : kept, day)));
    }

    /** Those on which one more may start that day. */
    private List<Resource> allowed(List<Resource> able) {
        DailyLimits limits = DailyLimits.around(unit, offer, new TimeRange(wanted.start(), wanted.end()), now);
        List<Resource> allowed = able.stream()
                .filter(resource -> !limits.isFull(resource, wanted.start()))
                .toList();
        if (allowed.isEmpty() || (offer.needsAll() && allowed.size() < able.size())) {
            throw new ConflictException(CalendarWriter.DAY_FULL, "As many start that day as may");
        }
        return allowed;
    }

    /** Looks as far ahead as whoever makes room reaches. */
    private Optional<Packing.Plan> fit(Resource resource, List<Occupation> taken) {
        Occupation occupation = Occupation.of(wanted, resource.id(), 0);
        Optional<Packing.Plan> plan = Packing.fit(occupation, resource.capacity(), taken);
        Instant known = end();
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
    private Packing.Plan leastRecent(List<Packing.Plan> equals) {
        if (equals.size() == 1) {
            return equals.get(0);
        }
        Map<ResourceId, UUID> newest = new HashMap<>();
        Instant from = wanted.start().minus(AROUND);
        for (Occupation one : unit.calendar()
                .occupations(
                        wanted.client(),
                        equals.stream().map(plan -> plan.claim().resource()).toList(),
                        from,
                        wanted.start().plus(AROUND))) {
            newest.merge(one.resource(), one.appointment().value(), (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
        // Ids are time-ordered; sorting is stable, so that preference decides between equals.
        Comparator<Packing.Plan> byNewest = Comparator.comparing(
                plan -> newest.get(plan.claim().resource()), Comparator.nullsFirst(Comparator.naturalOrder()));
        return equals.stream().min(byNewest).orElseThrow();
    }

    private Map<ResourceId, List<Occupation>> ofTheDay(List<ResourceId> ids) {
        LocalDate date = wanted.time().localStart().toLocalDate();
        Instant dayStart = date.atStartOfDay(wanted.time().zone()).toInstant();
        Instant from = earlier(dayStart, CellGrid.floor(wanted.occupiedFrom()));
        Instant to = end();
        Map<ResourceId, List<Occupation>> byResource = new HashMap<>();
        for (Occupation one : unit.calendar().occupations(wanted.client(), ids, from, to)) {
            byResource.computeIfAbsent(one.resource(), id -> new ArrayList<>()).add(one);
        }
        return byResource;
    }

    /** The end of its local day, or its own when that is later. */
    private Instant end() {
        LocalDate next = wanted.time().localStart().toLocalDate().plusDays(1);
        Instant dayEnd = next.atStartOfDay(wanted.time().zone()).toInstant();
        Instant own = CellGrid.ceil(wanted.occupiedTo());
        return own.isAfter(dayEnd) ? own : dayEnd;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
