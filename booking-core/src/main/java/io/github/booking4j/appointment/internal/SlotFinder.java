package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.Slot;
import io.github.booking4j.appointment.internal.Availability.FreeStart;
import io.github.booking4j.client.CalendarSettings;
import io.github.booking4j.hours.OpeningHours;
import io.github.booking4j.hours.TimeRange;
import io.github.booking4j.spi.store.CalendarRepository.Occupation;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds free slots of an offer inside its client's minimum notice and horizon: one range query, then a sweep. */
final class SlotFinder {
    private static final int ALTERNATIVES = 3;
    private static final int STARTS_OF_A_DAY = 24 * 60; // the step is at least a minute
    private static final int DAYS_AROUND = 7;
    private static final Duration AROUND = Duration.ofDays(DAYS_AROUND);

    private final UnitOfWork unit;
    private final Catalog.Offer offer;
    private final Instant now;
    private final Instant earliest;
    private final Instant latest;

    SlotFinder(UnitOfWork unit, Catalog.Offer offer, Instant now) {
        this.unit = unit;
        this.offer = offer;
        this.now = now;
        CalendarSettings settings = offer.client().settings().calendar();
        this.earliest = now.plus(settings.minimumNotice());
        this.latest = now.plus(settings.horizon());
    }

    /**
     * Why nobody can have an offer at an instant, whatever else is booked; empty: it can be had.
     *
     * @param open the resources that {@link #openFor} gives for it
     */
    static Optional<String> refusal(Catalog.Offer offer, List<Resource> open, Instant start, Instant now) {
        CalendarSettings settings = offer.client().settings().calendar();
        if (start.isBefore(now.plus(settings.minimumNotice()))) {
            return Optional.of("too_soon");
        }
        if (start.isAfter(now.plus(settings.horizon()))) {
            return Optional.of("too_far");
        }
        boolean closed = open.isEmpty()
                || (offer.needsAll() && open.size() < offer.resources().size());
        return closed ? Optional.of("outside_hours") : Optional.empty();
    }

    /** Those resources of an offer that are open for the whole of a visit that starts at an instant. */
    static List<Resource> openFor(Catalog.Offer offer, Instant start) {
        TimeRange visit = new TimeRange(start, start.plus(offer.service().duration()));
        return offer.resources().stream()
                .filter(resource -> open(offer, resource, visit).equals(List.of(visit)))
                .toList();
    }

    private static List<TimeRange> open(Catalog.Offer offer, Resource resource, TimeRange range) {
        return OpeningHours.between(
                resource.hours(), resource.closures(), offer.client().settings().closures(), resource.zone(), range);
    }

    List<Slot> find(@Nullable Instant from, @Nullable Instant to, int limit) {
        Instant first = from == null || from.isBefore(earliest) ? earliest : from;
        Instant end = to == null ? first.plus(AROUND) : to;
        Instant last = end.isAfter(latest) ? latest : end;
        if (!first.isBefore(last)) {
            return List.of();
        }
        Service service = offer.service();
        Availability availability = new Availability(
                new Availability.Visit(service.duration(), service.bufferBefore(), service.bufferAfter()),
                offer.client().settings().calendar().step(),
                new TimeRange(first, last));
        List<AvailabilityResource> resources = resources(first, last);
        List<FreeStart> starts =
                offer.needsAll() ? availability.allOf(resources, limit) : availability.anyOf(resources, limit);
        return starts.stream().map(this::slot).toList();
    }

    /** The free slots nearest to a start that cannot be had. */
    List<Slot> nearest(Instant wanted) {
        Instant to = wanted.plus(AROUND);
        List<Slot> around = new ArrayList<>(find(wanted, to.isAfter(earliest) ? to : null, ALTERNATIVES));
        // Backwards day by day: a search tells the earliest starts, and before a time the latest are the nearest.
        int enough = around.size() + ALTERNATIVES;
        Instant end = wanted.isAfter(latest) ? latest : wanted;
        for (int day = 1; day <= DAYS_AROUND && around.size() < enough && end.isAfter(earliest); day++) {
            Instant start = wanted.minus(Duration.ofDays(day));
            around.addAll(find(start, end, STARTS_OF_A_DAY));
            end = start.isBefore(end) ? start : end;
        }
        return around.stream()
                .sorted(Comparator.comparing((Slot slot) -> Duration.between(
                                        wanted, slot.start().toInstant())
                                .abs())
                        .thenComparing(Slot::start))
                .limit(ALTERNATIVES)
                .toList();
    }

    private List<AvailabilityResource> resources(Instant first, Instant last) {
        Service service = offer.service();
        Instant end = last.plus(service.duration());
        Map<ResourceId, List<Occupation>> busy = new HashMap<>();
        for (Occupation one : unit.calendar()
                .occupations(
                        offer.client().key(),
                        offer.resourceIds(),
                        CellGrid.floor(first.minus(service.bufferBefore())),
                        CellGrid.ceil(end.plus(service.bufferAfter())))) {
            if (!one.hasExpired(now)) {
                busy.computeIfAbsent(one.resource(), id -> new ArrayList<>()).add(one);
            }
        }
        DailyLimits limits = DailyLimits.around(unit, offer, new TimeRange(first, last), now);
        Map<List<Object>, List<TimeRange>> opened = new HashMap<>(); // many resources keep the same hours
        List<AvailabilityResource> resources = new ArrayList<>();
        for (Resource resource : offer.resources()) {
            List<Object> kept = List.of(resource.hours(), resource.closures(), resource.zone());
            List<Occupation> taken = busy.getOrDefault(resource.id(), List.of());
            resources.add(new AvailabilityResource(
                    resource.id(),
                    resource.zone(),
                    opened.computeIfAbsent(kept, same -> open(offer, resource, new TimeRange(first, end))),
                    AvailabilityBusy.of(resource.capacity(), taken),
                    limits.fullDays(resource)));
        }
        return resources;
    }

    private Slot slot(FreeStart free) {
        List<ResourceId> chosen =
                offer.needsAll() ? free.resources() : free.resources().subList(0, 1);
        ZoneId zone = offer.resources().stream()
                .filter(resource -> resource.id().equals(chosen.get(0)))
                .map(Resource::zone)
                .findFirst()
                .orElseThrow();
        Instant end = free.start().plus(offer.service().duration());
        return new Slot(
                offer.service().id(),
                chosen,
                free.start().atZone(zone).toOffsetDateTime(),
                end.atZone(zone).toOffsetDateTime());
    }
}
