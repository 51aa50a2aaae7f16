package io.github.booking4j.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.BookingResult.Booked;
import io.github.booking4j.appointment.BookingResult.Held;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.NewAppointment.Attendee;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.lead.NewLead;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.validate.ValidationResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Invitations as another library than the one that writes them reads them. */
class InvitationScenarioTest {
    /** Everything that iCalendar gives a meaning, and characters of two, three and four bytes where lines are folded. */
    private static final String NAME =
            "Zähne, Söhne; \\ Brücken: \"東京歯科\" 𝒜 👩‍⚕️ und noch viele Worte mehr, bis es um die Ecke geht";

    private final World world = World.at(World.MONDAY);
    private final ClientKey client = world.engine
            .clients()
            .onboard(NewClient.of(NAME, "office@zaehne.example", "+1 212 555 0100", World.NEW_YORK))
            .client()
            .key();

    @Test
    @Tag("invitation.request-update-cancel")
    void theEmailsOfAnAppointmentInviteMoveAndTakeBackOneAndTheSameEvent() throws Exception {
        Appointment booked =
                ((Booked) world.engine.appointments().book(client, wanted("2026-03-04T10:00"))).appointment();
        VEvent invited = event("REQUEST");
        world.engine.appointments().reschedule(client, booked.id(), NewTime.at("2026-03-05T15:00"));
        VEvent moved = event("REQUEST");
        world.engine.appointments().cancel(client, booked.id());
        VEvent cancelled = event("CANCEL");
        assertThat(world.email.sent().get(world.email.sent().size() - 1).replyTo())
                .isEqualTo(new EmailAddress("office@zaehne.example"));

        assertThat(List.of(value(invited, "UID"), value(moved, "UID"), value(cancelled, "UID")))
                .containsOnly(booked.id() + "@" + client);
        assertThat(List.of(value(invited, "SEQUENCE"), value(moved, "SEQUENCE"), value(cancelled, "SEQUENCE")))
                .containsExactly("0", "1", "2");
        assertThat(value(invited, "DTSTART")).isEqualTo("20260304T150000Z");
        assertThat(value(invited, "DTEND")).isEqualTo("20260304T153000Z");
        assertThat(value(invited, "DTSTAMP")).isEqualTo("20260302T150000Z");
        assertThat(value(moved, "DTSTART")).isEqualTo("20260305T200000Z");
        assertThat(value(invited, "SUMMARY")).isEqualTo("Appointment at " + NAME);
        assertThat(value(invited, "ORGANIZER")).isEqualTo("mailto:office@zaehne.example");
        assertThat(value(invited, "ATTENDEE")).isEqualTo("mailto:ana@example.com");
        assertThat(value(invited, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(cancelled, "STATUS")).isEqualTo("CANCELLED");
    }

    @Test
    @Tag("invitation.file")
    void anAppointmentIsAFileForCalendarsAndAHoldIsNone() throws Exception {
        Appointment booked =
                ((Booked) world.engine.appointments().book(client, wanted("2026-03-04T10:00"))).appointment();
        BookingResult held = world.engine.appointments().hold(client, wanted("2026-03-04T12:00"), null);

        VEvent event = read(world.engine.appointments().iCalendar(client, booked.id()), "PUBLISH");

        assertThat(value(event, "UID")).isEqualTo(booked.id() + "@" + client);
        assertThat(event.getProperty("ATTENDEE")).isEmpty();
        assertThatThrownBy(() -> world.engine
                        .appointments()
                        .iCalendar(client, ((Held) held).appointment().id()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> world.engine.appointments().iCalendar(world.client, booked.id()))
                .isInstanceOf(NotFoundException.class);
    }

    private static NewAppointment wanted(String start) {
        NewLead lead = NewLead.phone("+12125550123")
                .name("Ana")
                .email("ana@example.com")
                .source("web");
        return new NewAppointment(null, start, null, new Attendee.Arriving(lead), null, null);
    }

    /** Of the newest email that went out. */
    private VEvent event(String method) throws Exception {
        world.engine.runDue();
        List<String> calendars = world.email.sent().stream()
                .map(email -> email.calendar())
                .filter(Objects::nonNull)
                .toList();
        return read(calendars.get(calendars.size() - 1), method);
    }

    private static VEvent read(String text, String method) throws IOException, ParserException {
        assertThat(text).doesNotContainPattern("(?<!\r)\n").endsWith("END:VCALENDAR\r\n");
        assertThat(text.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                        .as(line)
                        .isLessThanOrEqualTo(75));
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));
        ValidationResult valid = calendar.validate();
        assertThat(valid.getEntries()).isEmpty();
        assertThat(calendar.getMethod().getValue()).isEqualTo(method);
        return (VEvent) calendar.getComponents().get(0);
    }

    private static String value(VEvent event, String name) {
        return event.getRequiredProperty(name).getValue();
    }
}
