package io.github.booking4j.appointment.internal;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentQuery;
import io.github.booking4j.appointment.AppointmentQuery.Position;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientStatus;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.spi.store.Directory;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Feeds by which a program for calendars shows the appointments of one resource. Whoever has the address may read it, so it tells of
 * nobody who comes, only of what.
 */
public final class CalendarFeeds {
    private static final Duration BACK = Duration.ofDays(30);
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 10;

    private final InstantSource clock;
    private final LinkTokens tokens;
    private final String publicUrl;

    /** Feeds whose addresses begin with a URL. */
    public CalendarFeeds(InstantSource clock, LinkTokens tokens, String publicUrl) {
        this.clock = clock;
        this.tokens = tokens;
        this.publicUrl = publicUrl;
    }

    String open(UnitOfWork unit, Client client, ResourceId resource) {
        if (unit.catalog().findResource(client.key(), resource).isEmpty()) {
            throw new NotFoundException("resource", "resource_not_found");
        }
        String token = tokens.issue(unit, Directory.Kind.CALENDAR_FEED, client.key(), resource.value());
        return publicUrl + "/calendar/" + token + ".ics";
    }

    void close(UnitOfWork unit, ClientKey client, String token) {
        tokens.revoke(unit, Directory.Kind.CALENDAR_FEED, client, token);
    }

    Optional<String> read(UnitOfWork unit, String token) {
        return tokens.find(unit, Directory.Kind.CALENDAR_FEED, token)
                .flatMap(entry -> unit.clients()
                        .find(entry.client())
                        .filter(client -> client.status() == ClientStatus.ACTIVE)
                        .map(client -> write(unit, client, new ResourceId(entry.subject()))));
    }

    private String write(UnitOfWork unit, Client client, ResourceId resource) {
        Map<ServiceId, String> services = unit.catalog().listServices(client.key()).stream()
                .collect(Collectors.toMap(Service::id, Service::name));
        ICalendar calendar = Invitation.calendar(Method.publish());
        calendar.setName(unit.catalog()
                .findResource(client.key(), resource)
                .map(found -> found.name() + ", " + client.name())
                .orElse(client.name()));
        calendar.setRefreshInterval(biweekly.util.Duration.builder().minutes(15).build());
        for (Appointment one : appointments(unit, client, resource)) {
            VEvent event = Invitation.event(one, one.createdAt());
            event.setSummary(services.getOrDefault(one.service(), one.service().value()));
            calendar.addEvent(event);
        }
        return Invitation.text(calendar);
    }

    private List<Appointment> appointments(UnitOfWork unit, Client client, ResourceId resource) {
        List<Appointment> all = new ArrayList<>();
        Instant from = clock.instant().minus(BACK);
        Position after = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            List<Appointment> page = unit.appointments()
                    .list(client.key(), new AppointmentQuery(null, null, null, resource, from, null, after, PAGE));
            page.stream().filter(CalendarFeeds::isShown).forEach(all::add);
            if (page.size() < PAGE) {
                break;
            }
            Appointment last = page.get(PAGE - 1);
            after = new Position(last.start(), last.id());
        }
        return all;
    }

    private static boolean isShown(Appointment appointment) {
        return appointment.status() != AppointmentStatus.CANCELLED && appointment.heldUntil() == null;
    }
}
