package io.github.booking4j.appointment;

import io.github.booking4j.call.CallId;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service delivered by resources to a lead at a time.
 *
 * @param client whose appointment it is
 * @param id its id, kept through reschedules
 * @param lead who comes
 * @param service what is delivered
 * @param resources who or what delivers it
 * @param time when: the promise in wall-clock time and what it means as instants
 * @param bufferBefore kept free before it, frozen at booking
 * @param bufferAfter kept free after it, frozen at booking
 * @param status where it stands
 * @param heldUntil until when it is kept for somebody who decides, or was when it was given up; null: it is no hold
 * @param price what it costs, frozen at booking
 * @param call the call in which it was booked; null: booked otherwise
 * @param createdAt when it was booked, or held
 * @param sequence how often it was moved: what is planned for an earlier sequence no longer holds (iCalendar SEQUENCE)
 * @param version raised by each change; an update of an older version is refused
 */
public record Appointment(
        ClientKey client,
        AppointmentId id,
        LeadId lead,
        ServiceId service,
        List<ResourceId> resources,
        Time time,
        Duration bufferBefore,
        Duration bufferAfter,
        AppointmentStatus status,
        @Nullable Instant heldUntil,
        @Nullable Money price,
        @Nullable CallId call,
        Instant createdAt,
        int sequence,
        int version) {

    /** Copies the list. */
    public Appointment {
        resources = List.copyOf(resources);
    }

    /** One that is no hold. */
    public Appointment(
            ClientKey client,
            AppointmentId id,
            LeadId lead,
            ServiceId service,
            List<ResourceId> resources,
            Time time,
            Duration bufferBefore,
            Duration bufferAfter,
            AppointmentStatus status,
            @Nullable Money price,
            @Nullable CallId call,
            Instant createdAt,
            int sequence,
            int version) {
        this(
                client,
                id,
                lead,
                service,
                resources,
                time,
                bufferBefore,
                bufferAfter,
                status,
                null,
                price,
                call,
                createdAt,
                sequence,
                version);
    }

    /**
     * A promise in wall-clock time. When the law of the zone changes, {@code localStart} stays and the instants move.
     *
     * @param localStart the wall-clock start
     * @param zone the zone that gives it meaning
     * @param offset the offset that was in force, which tells the two halves of an overlap apart
     * @param start when it starts
     * @param end when it ends: start plus the elapsed duration
     * @param rules version of the zone rules it was resolved with, such as {@code 2025a}
     */
    public record Time(
            LocalDateTime localStart, ZoneId zone, ZoneOffset offset, Instant start, Instant end, String rules) {}

    /** When it starts. */
    public Instant start() {
        return time.start();
    }

    /** When it ends. */
    public Instant end() {
        return time.end();
    }

    /** From when its resources are occupied: the start less the buffer before. */
    public Instant occupiedFrom() {
        return time.start().minus(bufferBefore);
    }

    /** Until when its resources are occupied: the end plus the buffer after. */
    public Instant occupiedTo() {
        return time.end().plus(bufferAfter);
    }

    /** Whether it is a hold that stands at an instant. */
    public boolean isHeldAt(Instant instant) {
        return status == AppointmentStatus.HELD && heldUntil != null && instant.isBefore(heldUntil);
    }

    /** A copy with another status. */
    public Appointment withStatus(AppointmentStatus changed) {
        return copy(resources, time, changed, heldUntil, createdAt, sequence);
    }

    /** A copy that is only kept until an instant. */
    public Appointment held(Instant until) {
        return copy(resources, time, AppointmentStatus.HELD, until, createdAt, sequence);
    }

    /** A copy that is booked at an instant, after it was held. */
    public Appointment booked(Instant at) {
        return copy(resources, time, AppointmentStatus.BOOKED, null, at, sequence);
    }

    /** A copy at another time, its confirmation taken back; its resources are still those of the time before. */
    public Appointment movedTo(Time changed) {
        AppointmentStatus promised = status == AppointmentStatus.CONFIRMED ? AppointmentStatus.BOOKED : status;
        return copy(resources, changed, promised, heldUntil, createdAt, sequence + 1);
    }

    /** A copy whose time the law of its zone has changed; nobody moved it, so a confirmation stands. */
    public Appointment resolvedAnew(Time changed) {
        return copy(resources, changed, status, heldUntil, createdAt, sequence + 1);
    }

    /** A copy whose time was looked at by newer zone rules, and stays. */
    public Appointment keptBy(String rules) {
        Time kept = new Time(time.localStart(), time.zone(), time.offset(), time.start(), time.end(), rules);
        return copy(resources, kept, status, heldUntil, createdAt, sequence);
    }

    /** A copy on these resources. */
    public Appointment on(List<ResourceId> chosen) {
        return copy(chosen, time, status, heldUntil, createdAt, sequence);
    }

    /** A copy of what never changes with what does. */
    private Appointment copy(
            List<ResourceId> onResources,
            Time at,
            AppointmentStatus standing,
            @Nullable Instant until,
            Instant since,
            int moves) {
        return new Appointment(
                client,
                id,
                lead,
                service,
                onResources,
                at,
                bufferBefore,
                bufferAfter,
                standing,
                until,
                price,
                call,
                since,
                moves,
                version);
    }
}
