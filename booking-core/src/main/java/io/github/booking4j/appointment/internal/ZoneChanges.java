package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentChange;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.client.CalendarSettings.ZoneChange;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.BookingException;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.event.EventType;
import io.github.booking4j.hours.ZoneLaws;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets one appointment follow the law of its time zone: it keeps the wall-clock time that was promised, or its instant, as the client
 * wants. What cannot follow, since the time is somebody else's by now or does not exist, stays at its instant and is told to the client:
 * a person decides.
 */
final class ZoneChanges {
    private final BookingStore store;
    private final InstantSource clock;
    private final List<AppointmentListener> listeners;

    /** @param listeners told inside the transaction, in order */
    ZoneChanges(BookingStore store, InstantSource clock, List<AppointmentListener> listeners) {
        this.store = store;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
    }

    /** Returns whether that is done; else somebody is in the way, who may have to follow too. */
    boolean follow(ClientKey key, AppointmentId id) {
        return attempt(key, id) == null;
    }

    /** The last attempt: what cannot follow stays, and is told. */
    void followOrTell(ClientKey key, AppointmentId id) {
        BookingException why = attempt(key, id);
        if (why != null) {
            store.inTransaction(unit -> {
                Optional<Standing> found = standing(unit, key, id);
                found.ifPresent(standing -> stay(unit, standing, why));
                return found.isPresent();
            });
        }
    }

    /** Null: it is done, or there was nothing to do. */
    private @Nullable BookingException attempt(ClientKey key, AppointmentId id) {
        try {
            store.inTransaction(unit -> {
                Optional<Standing> found = standing(unit, key, id);
                found.ifPresent(standing -> follow(unit, standing));
                return found.isPresent();
            });
            return null;
        } catch (ConflictException | InvalidException | NotFoundException e) {
            return e;
        }
    }

    /** Empty: there is nothing to do any more. */
    private Optional<Standing> standing(UnitOfWork unit, ClientKey key, AppointmentId id) {
        Optional<Client> client = unit.clients().find(key);
        Optional<Appointment> known = unit.appointments().find(key, id);
        if (client.isEmpty() || known.isEmpty()) {
            return Optional.empty();
        }
        Lead lead = unit.leads().lock(key, known.get().lead()).orElseThrow();
        return unit.appointments()
                .lock(key, id)
                .filter(locked ->
                        locked.status().isPromised() && clock.instant().isBefore(locked.start()))
                .flatMap(locked -> Optional.ofNullable(ResolvedTime.changed(locked.time()))
                        .map(time -> new Standing(client.get(), lead, locked, time)));
    }

    private void follow(UnitOfWork unit, Standing found) {
        Instant now = clock.instant();
        Appointment before = found.appointment;
        boolean keepsInstant = found.client.settings().calendar().zoneChange() == ZoneChange.KEEP_INSTANT;
        if (!keepsInstant && !found.time.exists()) {
            throw new ConflictException("nonexistent_time", "The wall-clock time does not exist any more");
        }
        Appointment after;
        if (keepsInstant) {
            after = unit.appointments().update(before.resolvedAnew(found.time.keepingInstant()));
        } else {
            Catalog.Offer offer = Rescheduling.offer(unit, found.client, before, null);
            List<Resource> own = offer.resources().stream()
                    .filter(resource -> before.resources().contains(resource.id()))
                    .toList();
            after = CalendarWriter.move(unit, before.resolvedAnew(found.time.keepingLocalTime()), offer, own, now);
        }
        History.moved(unit, before, after, AppointmentChange.Kind.ZONE_CHANGED, now);
        for (AppointmentListener listener : listeners) {
            if (keepsInstant) {
                listener.rescheduled(unit, found.client, found.lead, after);
            } else {
                listener.resolvedAnew(unit, found.client, found.lead, after);
            }
        }
        tell(
                unit,
                after,
                EventType.APPOINTMENT_RESCHEDULED,
                Json.object(
                        "appointmentId", after.id(),
                        "leadId", after.lead(),
                        "service", after.service(),
                        "resources",
                                after.resources().stream().map(Object::toString).toList(),
                        "start", after.start(),
                        "previousStart", before.start(),
                        "reason", "zone_changed"));
    }

    private void stay(UnitOfWork unit, Standing found, BookingException why) {
        Appointment kept = unit.appointments()
                .update(found.appointment.keptBy(
                        ZoneLaws.release(found.appointment.time().zone())));
        tell(
                unit,
                kept,
                EventType.ERROR_ALERT,
                Json.object(
                        "code", "zone_changed",
                        "reason", why.code(),
                        "appointmentId", kept.id(),
                        "start", kept.start(),
                        "promised", kept.time().localStart(),
                        "timeZone", kept.time().zone()));
    }

    private void tell(UnitOfWork unit, Appointment appointment, EventType type, String data) {
        unit.events().append(appointment.client(), List.of(new EventLog.Draft(type, clock.instant(), data)));
    }

    private record Standing(Client client, Lead lead, Appointment appointment, ResolvedTime time) {}
}
