package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.hours.LocalTimes;
import io.github.booking4j.hours.TimeRange;
import io.github.booking4j.spi.store.CalendarRepository.Visit;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The days on which no more may start: a day of a service is one on the client's clock, a day of a resource one on its own. Counting
 * holds only under the lock of every resource of the service.
 */
final class DailyLimits {
    private final Catalog.Offer offer;
    private final List<Visit> visits;

    private DailyLimits(Catalog.Offer offer, List<Visit> visits) {
        this.offer = offer;
        this.visits = visits;
    }

    /** Whether there is anything to count. */
    static boolean exist(Catalog.Offer offer) {
        return offer.service().mostADay() != null
                || offer.resources().stream().anyMatch(resource -> resource.mostADay() != null);
    }

    /** The resources to lock, so that nobody else books what is counted: with a limit of the service, all that deliver it. */
    static Set<ResourceId> toLock(Catalog.Offer offer) {
        Set<ResourceId> ids = new HashSet<>(offer.resourceIds());
        if (offer.service().mostADay() != null) {
            ids.addAll(offer.service().resources());
        }
        return ids;
    }

    /** Counts what starts on every day that a range touches; with nothing to count, nothing is asked. */
    static DailyLimits around(UnitOfWork unit, Catalog.Offer offer, TimeRange range, Instant now) {
        if (!exist(offer)) {
            return new DailyLimits(offer, List.of());
        }
        List<ZoneId> zones = new ArrayList<>(List.of(offer.client().timeZone()));
        offer.resources().forEach(resource -> zones.add(resource.zone()));
        Instant from = range.start();
        Instant to = range.end();
        for (ZoneId zone : zones) {
            Instant first = day(range.start(), zone).start();
            Instant last = day(range.end(), zone).end();
            from = first.isBefore(from) ? first : from;
            to = last.isAfter(to) ? last : to;
        }
        List<Visit> visits = unit.calendar().visits(offer.client().key(), toLock(offer), from, to);
        return new DailyLimits(
                offer,
                visits.stream()
                        .filter(visit -> !visit.occupation().hasExpired(now))
                        .toList());
    }

    /** Whether a visit to a resource may not start at an instant. */
    boolean isFull(Resource resource, Instant start) {
        return fullDays(resource).stream()
                .anyMatch(full -> !start.isBefore(full.start()) && start.isBefore(full.end()));
    }

    /** When no visit to a resource may start, by start; days of the service and of the resource may overlap. */
    List<TimeRange> fullDays(Resource resource) {
        List<Visit> ofService = visits.stream()
                .filter(visit -> visit.service().equals(offer.service().id()))
                .toList();
        List<Visit> ofResource = visits.stream()
                .filter(visit -> visit.occupation().resource().equals(resource.id()))
                .toList();
        List<TimeRange> full = new ArrayList<>();
        full.addAll(
                fullDays(ofService, offer.client().timeZone(), offer.service().mostADay()));
        full.addAll(fullDays(ofResource, resource.zone(), resource.mostADay()));
        full.sort(Comparator.comparing(TimeRange::start));
        return List.copyOf(full);
    }

    private static List<TimeRange> fullDays(Collection<Visit> visits, ZoneId zone, @Nullable Integer most) {
        if (most == null) {
            return List.of();
        }
        Map<LocalDate, Set<AppointmentId>> byDay = new HashMap<>();
        for (Visit visit : visits) {
            byDay.computeIfAbsent(LocalDate.ofInstant(visit.start(), zone), day -> new HashSet<>())
                    .add(visit.occupation().appointment());
        }
        return byDay.entrySet().stream()
                .filter(day -> day.getValue().size() >= most)
                .map(day -> LocalTimes.day(day.getKey(), zone))
                .toList();
    }

    private static TimeRange day(Instant instant, ZoneId zone) {
        return LocalTimes.day(LocalDate.ofInstant(instant, zone), zone);
    }
}
