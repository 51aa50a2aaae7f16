package io.github.booking4j.appointment.internal;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneInfo;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.client.Client;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as iCalendar text (RFC 5545), of which each later version replaces the earlier ones in a calendar (RFC 5546): its UID
 * stays, its SEQUENCE is how often it was moved, and one more when it is called off. Times are UTC, which no reader takes for another.
 *
 * @param client whose appointment it is
 * @param appointment as it stands
 * @param service what it is called
 */
public record Invitation(Client client, Appointment appointment, String service) {
    private static final String PRODUCT = "-//Booking4j//Booking4j//EN";

    /**
     * For the lead's email: an invitation, or when the appointment is called off, that it is taken back.
     *
     * @param attendee the address of the lead
     * @param now when it is written
     */
    public String to(String attendee, Instant now) {
        boolean standing = appointment.status() != AppointmentStatus.CANCELLED;
        return write(standing ? Method.request() : Method.cancel(), attendee, now);
    }

    /** For whoever asks for it. */
    public String published(Instant now) {
        return write(Method.publish(), null, now);
    }

    private String write(Method method, @Nullable String attendee, Instant now) {
        ICalendar calendar = calendar(method);
        calendar.addEvent(event(attendee, now));
        return text(calendar);
    }

    static ICalendar calendar(Method method) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setMethod(method);
        calendar.setTimezoneInfo(new TimezoneInfo()); // UTC
        return calendar;
    }

    static String text(ICalendar calendar) {
        // With the quotes that a name may hold (RFC 6868). The library folds at characters, through the middle of some.
        return FoldedLines.of(Biweekly.write(calendar).caretEncoding(true).go());
    }

    /** When it is, and what makes it the same event everywhere. */
    static VEvent event(Appointment appointment, Instant now) {
        boolean cancelled = appointment.status() == AppointmentStatus.CANCELLED;
        VEvent event = new VEvent();
        event.setUid(appointment.id() + "@" + appointment.client());
        event.setSequence(cancelled ? appointment.sequence() + 1 : appointment.sequence());
        event.setDateTimeStamp(Date.from(now));
        event.setDateStart(Date.from(appointment.start()), true);
        event.setDateEnd(Date.from(appointment.end()), true);
        event.setStatus(cancelled ? Status.cancelled() : Status.confirmed());
        return event;
    }

    private VEvent event(@Nullable String attendee, Instant now) {
        VEvent event = event(appointment, now);
        event.setSummary(service + " at " + client.name());
        event.setDescription("Questions? Call " + client.name() + " at "
                + client.profile().phone().e164());
        event.setOrganizer(new Organizer(client.name(), client.profile().email().value()));
        if (attendee != null) {
            Attendee lead = new Attendee(null, attendee);
            lead.setParticipationStatus(ParticipationStatus.NEEDS_ACTION);
            lead.setRsvp(false); // the answer is given by the links in the message
            event.addAttendee(lead);
        }
        return event;
    }
}
