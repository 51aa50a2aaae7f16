package io.github.booking4j.appointment;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.NotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of a client. One writer serves every path that books: no sequence of concurrent requests, on any number
 * of nodes, books over a resource's capacity. Thread-safe. Every method throws {@link NotFoundException} for an unknown
 * client.
 */
public interface Appointments {
    /** Free slots, earliest first. */
    List<Slot> slots(ClientKey client, SlotQuery query);

    /** Books, or says why not; {@link BookingResult.Booked} means that it is stored with its confirmation and reminders. */
    BookingResult book(ClientKey client, NewAppointment appointment);

    /**
     * Keeps a time for somebody who decides: nobody else can have it until the hold runs out, is given up with {@link #cancel(ClientKey, AppointmentId)} or is
     * booked with {@link #bookHeld}. Nobody is told of a hold, and it is no appointment yet for anything but the calendar. Who holds
     * a time and books it by {@link #book} books the hold.
     *
     * @param length how long, 1 to 60 minutes; null: as the client's settings say
     * @return {@link BookingResult.Held}, or why not
     * @throws io.github.booking4j.error.ConflictException with code {@code too_many_holds} when the lead holds three others
     */
    BookingResult hold(ClientKey client, NewAppointment appointment, @Nullable Duration length);

    /**
     * Books what is held, with its confirmation and reminders. Booking it twice is fine.
     *
     * @throws NotFoundException when there is none
     * @throws io.github.booking4j.error.ConflictException with code {@code hold_expired} when it ran out or was given up, or
     *     {@code appointment_over} when it was booked before and then called off or is over
     */
    Appointment bookHeld(ClientKey client, AppointmentId id);

    /**
     * Moves an appointment, which keeps its id, or says why not: then it stands where it was. {@link BookingResult.Booked} means that
     * its reminders moved with it and a message with the new time is on its way. To the time that it has: nothing changes.
     *
     * @throws NotFoundException when there is none
     * @throws io.github.booking4j.error.ConflictException with code {@code appointment_over} when it was called off or is
     *     over, {@code appointment_held} when it is only held, {@code version_conflict} when it has another version than
     *     {@link NewTime#version()}
     */
    BookingResult reschedule(ClientKey client, AppointmentId id, NewTime to);

    /**
     * Calls an appointment off: its time is free again and its reminders are dropped. A hold is given up, and nobody is told.
     * Cancelling twice is fine.
     *
     * @throws NotFoundException when there is none
     */
    Appointment cancel(ClientKey client, AppointmentId id);

    /**
     * Calls an appointment off as {@link #cancel(ClientKey, AppointmentId)} does, unless it was changed meanwhile.
     *
     * @param version the version of the appointment that is meant
     * @throws NotFoundException when there is none
     * @throws io.github.booking4j.error.ConflictException with code {@code version_conflict} when it stands with another version
     */
    Appointment cancel(ClientKey client, AppointmentId id, int version);

    /**
     * Notes that the lead said it will come. Doing it twice is fine; a move takes it back.
     *
     * @throws NotFoundException when there is none
     * @throws io.github.booking4j.error.ConflictException with code {@code appointment_held} when it is or was only held, {@code
     *     appointment_over} when it was called off or is over
     */
    Appointment confirm(ClientKey client, AppointmentId id);

    /**
     * Notes that an appointment took place; so does one of which it was said that the lead did not come. Doing it twice is fine.
     *
     * @throws NotFoundException when there is none
     * @throws io.github.booking4j.error.ConflictException with code {@code appointment_not_begun} before its start, {@code
     *     appointment_held} when it is or was only held, {@code appointment_over} when it was called off
     */
    Appointment complete(ClientKey client, AppointmentId id);

    /** Notes that the lead did not come; otherwise as {@link #complete}. */
    Appointment noShow(ClientKey client, AppointmentId id);

    /**
     * What happened to an appointment, oldest first, from its booking on; nothing when it is or was only held.
     *
     * @throws NotFoundException when there is none
     */
    List<AppointmentChange> history(ClientKey client, AppointmentId id);

    /**
     * The appointment that the token of a link opens, which stood in a message about it. Whoever has the token may see, move and cancel
     * this appointment, and nothing else.
     *
     * @return empty when the token opens nothing, or the appointment ended more than 30 days ago
     */
    Optional<Appointment> ofLink(String token);

    /**
     * An appointment as iCalendar text (RFC 5545, {@code METHOD:PUBLISH}), as programs for calendars read it. One that was called off is
     * told as such.
     *
     * @throws NotFoundException when there is none, or it is only held
     */
    String iCalendar(ClientKey client, AppointmentId id);

    /**
     * Makes an address from which programs for calendars read the appointments of one resource: those of the last 30 days and the next
     * 2,000, without names of leads. Whoever has the address may read it.
     *
     * @return the address; it is told this once, since only a hash of it is kept
     * @throws NotFoundException when there is no such resource
     */
    String openFeed(ClientKey client, ResourceId resource);

    /** Ends a feed; one that is not there, or is another client's, is left alone. */
    void closeFeed(ClientKey client, String token);

    /** What a feed shows, as iCalendar text; empty when its token opens none, or its client is deactivated. */
    Optional<String> readFeed(String token);

    /** An appointment. */
    Optional<Appointment> find(ClientKey client, AppointmentId id);

    /** Appointments in the order of their start; holds that were given up are left out. */
    List<Appointment> list(ClientKey client, AppointmentQuery query);

    /** What can be booked, in the order it was defined. */
    List<Service> services(ClientKey client);

    /** Who or what is booked. */
    List<Resource> resources(ClientKey client);

    /** Stores a service, replacing the one with its id. Standing appointments keep what they were booked with. */
    void define(Service service);

    /** Stores a resource, replacing the one with its id. A capacity below what standing appointments use is refused. */
    void define(Resource resource);
}
