package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.Slot;
import io.github.booking4j.client.CalendarSettings;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.OpeningHours;
import io.github.booking4j.hours.TimeRange;
import io.github.booking4j.spi.store.CalendarRepository.Occupation;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds free slots of an offer: opening hours, less closures, less what is occupied, on the grid of the wall clock. */
final class SlotFinder {
    private static final int ALTERNATIVES = 3;
    private static final Duration AROUND = Duration.ofDays(7);

    private final UnitOfWork unit;
    private final Catalog.Offer offer;
    private final Instant earliest;
    private final Instant latest;

    SlotFinder(UnitOfWork unit, Catalog.Offer offer, Instant now) {
        this.unit = unit;
        this.offer = offer;
        CalendarSettings settings = offer.client().settings().calendar();
        this.earliest = now.plus(settings.minimumNotice());
        this.latest = now.plus(settings.horizon());
    }

    /** Those resources of an offer that are open for the whole of a visit that starts at an instant. */
    static List<Resource> openFor(Catalog.Offer offer, Instant start) {
        TimeRange visit = new TimeRange(start, start.plus(offer.service().duration()));
        return offer.resources().stream()
                .filter(resource -> open(offer, resource, visit).stream().anyMatch(range -> range.contains(visit)))
                .toList();
    }

    private static List<TimeRange> open(Catalog.Offer offer, Resource resource, TimeRange range) {
        TimeRange day = new TimeRange(
                range.start().minus(Duration.ofDays(1)), range.end().plus(Duration.ofDays(1)));
        Closures business = offer.client().settings().closures();
        return OpeningHours.between(resource.hours(), resource.closures(), business, resource.zone(), day);
    }

    List<Slot> find(@Nullable Instant from, @Nullable Instant to, int limit) {
        Instant first = from == null || from.isBefore(earliest) ? earliest : from;
        Instant end = to == null ? first.plus(AROUND) : to;
        Instant last = end.isAfter(latest) ? latest : end;
        if (!first.isBefore(last)) {
            return List.of();
        }
        SortedMap<Instant, List<Resource>> free = freeStarts(new TimeRange(first, last));
        List<Slot> slots = new ArrayList<>();
        for (Map.Entry<Instant, List<Resource>> start : free.entrySet()) {
            if (slots.size() == limit) {
                break;
            }
            slots.add(slot(start.getKey(), start.getValue()));
        }
        return slots;
    }

    List<Slot> nearest(Instant wanted) {
        return find(wanted.minus(AROUND), wanted.plus(AROUND).isBefore(earliest) ? null : wanted.plus(AROUND), 2000)
                .stream()
                .sorted(Comparator.comparing(slot ->
                        Duration.between(wanted, slot.start().toInstant()).abs()))
                .limit(ALTERNATIVES)
                .toList();
    }

    private SortedMap<Instant, List<Resource>> freeStarts(TimeRange range) {
        Service service = offer.service();
        Instant from = range.start().minus(service.bufferBefore()).minus(Duration.ofDays(1));
        Instant to =
                range.end().plus(service.duration()).plus(service.bufferAfter()).plus(Duration.ofDays(1));
        Map<ResourceId, List<Occupation>> taken = new HashMap<>();
        for (Occupation one : unit.calendar().occupations(offer.client().key(), offer.resourceIds(), from, to)) {
            taken.computeIfAbsent(one.resource(), id -> new ArrayList<>()).add(one);
        }
        SortedMap<Instant, List<Resource>> starts = new TreeMap<>();
        for (Resource resource : offer.resources()) {
            List<Occupation> busy = taken.getOrDefault(resource.id(), List.of());
            for (Instant start : gridStarts(resource, range)) {
                if (isFree(resource, busy, start)) {
                    starts.computeIfAbsent(start, instant -> new ArrayList<>()).add(resource);
                }
            }
        }
        if (offer.needsAll()) {
            starts.values().removeIf(able -> able.size() < offer.resources().size());
        }
        return starts;
    }

    private List<Instant> gridStarts(Resource resource, TimeRange range) {
        Duration length = offer.service().duration();
        long step = offer.client().settings().calendar().step().toMinutes();
        List<Instant> starts = new ArrayList<>();
        for (TimeRange open : open(offer, resource, range)) {
            ZonedDateTime local = open.start().atZone(resource.zone());
            long past = Math.floorMod(local.toLocalTime().toSecondOfDay(), step * 60);
            Instant whole = open.start().truncatedTo(ChronoUnit.SECONDS);
            Instant start = past == 0 && whole.equals(open.start()) ? whole : whole.plusSeconds(step * 60 - past);
            for (; !start.plus(length).isAfter(open.end()); start = start.plusSeconds(step * 60)) {
                if (range.contains(start)) {
                    starts.add(start);
                }
            }
        }
        return starts;
    }

    private boolean isFree(Resource resource, List<Occupation> busy, Instant start) {
        Service service = offer.service();
        Instant from = CellGrid.floor(start.minus(service.bufferBefore()));
        Instant to = CellGrid.ceil(start.plus(service.duration()).plus(service.bufferAfter()));
        long lanes = busy.stream()
                .filter(one -> CellGrid.floor(one.from()).isBefore(to)
                        && CellGrid.ceil(one.to()).isAfter(from))
                .map(Occupation::lane)
                .distinct()
                .count();
        return lanes < resource.capacity();
    }

    private Slot slot(Instant start, List<Resource> able) {
        List<Resource> chosen = offer.needsAll() ? able : able.subList(0, 1);
        ZonedDateTime local = start.atZone(chosen.get(0).zone());
        return new Slot(
                offer.service().id(),
                chosen.stream().map(Resource::id).toList(),
                local.toOffsetDateTime(),
                local.plus(offer.service().duration()).toOffsetDateTime());
    }
}
