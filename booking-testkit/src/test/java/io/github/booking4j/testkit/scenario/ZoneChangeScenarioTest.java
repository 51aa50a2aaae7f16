package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentChange;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.client.CalendarSettings;
import io.github.booking4j.client.CalendarSettings.ZoneChange;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.event.Event;
import io.github.booking4j.event.EventType;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.message.MessageStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ZoneChangeScenarioTest {
    private static final ZoneRules MINUS_5 = ZoneRules.of(ZoneOffset.ofHours(-5));
    private static final ZoneRules MINUS_6 = ZoneRules.of(ZoneOffset.ofHours(-6));

    private final World world = World.at(MONDAY);
    private final ChangingZone zone = ChangingZone.with("2026a", MINUS_5);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Tag("zone.local-time-stays")
    void tenOClockStaysTenOClockAndRemindersAndInvitationFollow() {
        ClientKey client = client(ZoneChange.KEEP_LOCAL_TIME);
        AppointmentId id = book(client, 1, "2026-03-04T12:00").id();
        world.engine.runDue();
        world.engine.appointments().confirm(client, id);
        int mails = world.email.sent().size();
        int texts = world.sms.sent().size();

        zone.change("2026b", MINUS_6);
        restart();

        Appointment now = find(client, id);
        assertThat(now.start()).isEqualTo("2026-03-04T18:00:00Z");
        assertThat(now.end()).isEqualTo("2026-03-04T18:30:00Z");
        assertThat(now.time().localStart()).isEqualTo(LocalDateTime.parse("2026-03-04T12:00"));
        assertThat(now.time().offset()).isEqualTo(ZoneOffset.ofHours(-6));
        assertThat(now.time().rules()).isEqualTo("2026b");
        assertThat(now.status()).isEqualTo(AppointmentStatus.CONFIRMED);
        assertThat(now.sequence()).isOne();
        assertThat(reminders(client))
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-03-03T18:00:00Z"), Instant.parse("2026-03-04T17:00:00Z"));
        assertThat(world.sms.sent()).hasSize(texts); // to whom nothing has changed, nothing is said
        assertThat(world.email.sent())
                .hasSize(mails + 1)
                .last()
                .satisfies(mail -> assertThat(mail.calendar()).contains("SEQUENCE:1", "DTSTART:20260304T180000Z"));
        assertThat(world.engine.appointments().history(client, id))
                .extracting(AppointmentChange::kind)
                .containsExactly(
                        AppointmentChange.Kind.BOOKED,
                        AppointmentChange.Kind.CONFIRMED,
                        AppointmentChange.Kind.ZONE_CHANGED);
        assertThat(told(client, EventType.APPOINTMENT_RESCHEDULED))
                .singleElement()
                .satisfies(event -> assertThat(event.data())
                        .contains("\"reason\":\"zone_changed\"", "\"previousStart\":\"2026-03-04T17:00:00Z\""));
        assertThat(taken(client, "2026-03-04T12:00")).isTrue();
        assertThat(taken(client, "2026-03-04T11:00")).isFalse();
    }

    @Test
    @Tag("zone.newest-rules")
    void aNodeWithOlderRulesDoesNotUndoIt() {
        ClientKey client = client(ZoneChange.KEEP_LOCAL_TIME);
        AppointmentId id = book(client, 1, "2026-03-04T12:00").id();
        zone.change("2026b", MINUS_6);
        restart();

        zone.change("2026a", MINUS_5);
        restart();

        assertThat(find(client, id).start()).isEqualTo("2026-03-04T18:00:00Z");
        assertThat(find(client, id).sequence()).isOne();
    }

    @Test
    @Tag("zone.local-time-stays")
    void newRulesThatSayTheSameChangeNothing() {
        ClientKey client = client(ZoneChange.KEEP_LOCAL_TIME);
        Appointment booked = book(client, 1, "2026-03-04T12:00");

        zone.change("2026b", MINUS_5);
        restart();

        assertThat(find(client, booked.id())).isEqualTo(booked);
    }

    @Test
    @Tag("zone.one-after-another")
    void appointmentsWithoutAGapBetweenThemFollowTogether() {
        ClientKey client = client(ZoneChange.KEEP_LOCAL_TIME);
        List<AppointmentId> ids = List.of(
                book(client, 1, "2026-03-04T10:00").id(),
                book(client, 2, "2026-03-04T11:00").id(),
                book(client, 3, "2026-03-04T12:00").id());

        zone.change("2026b", MINUS_6);
        restart();
        assertThat(ids)
                .extracting(id -> find(client, id).start().toString())
                .containsExactly("2026-03-04T16:00:00Z", "2026-03-04T17:00:00Z", "2026-03-04T18:00:00Z");

        zone.change("2026c", MINUS_5);
        restart();
        assertThat(ids)
                .extracting(id -> find(client, id).start().toString())
                .containsExactly("2026-03-04T15:00:00Z", "2026-03-04T16:00:00Z", "2026-03-04T17:00:00Z");
        assertThat(told(client, EventType.ERROR_ALERT)).isEmpty();
    }

    @Test
    @Tag("zone.cannot-follow")
    void whoCannotFollowStaysAndTheClientIsToldOnce() {
        ClientKey client = client(ZoneChange.KEEP_LOCAL_TIME);
        AppointmentId first = book(client, 1, "2026-03-04T12:00").id();
        zone.change("2026b", MINUS_6);
        AppointmentId second = book(client, 2, "2026-03-04T12:00").id(); // by the new rules, where the first belongs

        restart();
        restart();

        assertThat(find(client, first).start()).isEqualTo("2026-03-04T17:00:00Z");
        assertThat(find(client, second).start()).isEqualTo("2026-03-04T18:00:00Z");
        assertThat(told(client, EventType.ERROR_ALERT))
                .singleElement()
                .satisfies(event -> assertThat(event.data())
                        .contains("\"code\":\"zone_changed\"", "\"reason\":\"slot_taken\"", first.toString()));
    }

    @Test
    @Tag("zone.cannot-follow")
    void aWallClockTimeThatExistsNoMoreIsToldOnce() {
        ClientKey client = client(ZoneChange.KEEP_LOCAL_TIME);
        AppointmentId id = book(client, 1, "2026-03-04T12:00").id();
        ZoneOffset before = ZoneOffset.ofHours(-5);
        ZoneOffset after = ZoneOffset.ofHours(-3);
        ZoneOffsetTransition noon = ZoneOffsetTransition.of(LocalDateTime.parse("2026-03-04T11:30"), before, after);

        zone.change("2026b", ZoneRules.of(before, before, List.of(), List.of(noon), List.of()));
        restart();
        restart();

        assertThat(find(client, id).start()).isEqualTo("2026-03-04T17:00:00Z");
        assertThat(told(client, EventType.ERROR_ALERT))
                .singleElement()
                .satisfies(event -> assertThat(event.data()).contains("\"reason\":\"nonexistent_time\""));
    }

    @Test
    @Tag("zone.instant-stays")
    void whereTheClientWantsItTheInstantStaysAndTheLeadHearsOfTheNewWallClockTime() {
        ClientKey client = client(ZoneChange.KEEP_INSTANT);
        AppointmentId id = book(client, 1, "2026-03-04T12:00").id();
        world.engine.runDue();

        zone.change("2026b", MINUS_6);
        restart();

        Appointment now = find(client, id);
        assertThat(now.start()).isEqualTo("2026-03-04T17:00:00Z");
        assertThat(now.time().localStart()).isEqualTo(LocalDateTime.parse("2026-03-04T11:00"));
        assertThat(world.sms.sent())
                .last()
                .satisfies(sms -> assertThat(sms.text()).contains("moved to", "11:00"));
        assertThat(reminders(client))
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-03-03T17:00:00Z"), Instant.parse("2026-03-04T16:00:00Z"));
    }

    @Test
    @Tag("zone.each-day")
    void anEngineThatIsNotStartedAgainLooksEachDay() {
        ClientKey client = client(ZoneChange.KEEP_LOCAL_TIME);
        AppointmentId id = book(client, 1, "2026-03-05T12:00").id();
        zone.change("2026b", MINUS_6);

        world.later(Duration.ofHours(25));

        assertThat(find(client, id).start()).isEqualTo("2026-03-05T18:00:00Z");
    }

    private ClientKey client(ZoneChange change) {
        ClientSettings settings = ClientSettings.defaults()
                .withCalendar(CalendarSettings.defaults().withZoneChange(change));
        return world.engine
                .clients()
                .onboard(NewClient.of("Faraway", "office@far.example", "+12125550199", zone.id)
                        .settings(settings))
                .client()
                .key();
    }

    private Appointment book(ClientKey client, int number, String start) {
        return ((BookingResult.Booked) tried(client, number, start)).appointment();
    }

    private boolean taken(ClientKey client, String start) {
        return tried(client, 50, start) instanceof BookingResult.SlotTaken;
    }

    private BookingResult tried(ClientKey client, int number, String start) {
        NewAppointment wanted = new NewAppointment(
                null, start, null, new NewAppointment.Attendee.Arriving(world.newLead(number)), null, null);
        return world.engine.appointments().book(client, wanted);
    }

    private void restart() {
        try (BookingEngine again = world.engine()) {
            again.runDue();
        }
    }

    private Appointment find(ClientKey client, AppointmentId id) {
        return world.engine.appointments().find(client, id).orElseThrow();
    }

    private List<Instant> reminders(ClientKey client) {
        return world.engine.messages().list(client, MessageQuery.newest(200)).stream()
                .filter(message -> message.kind() == MessageKind.REMINDER && message.channel() == Channel.SMS)
                .filter(message -> message.status() == MessageStatus.PLANNED)
                .map(Message::dueAt)
                .toList();
    }

    private List<Event> told(ClientKey client, EventType type) {
        world.engine.runDue();
        return world.engine.events().listAfter(client, 0, 1000).stream()
                .filter(event -> event.type() == type)
                .toList();
    }
}
