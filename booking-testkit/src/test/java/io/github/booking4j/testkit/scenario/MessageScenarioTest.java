package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.lead.OptOut;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.spi.gateway.EmailGateway.EmailRequest;
import io.github.booking4j.spi.gateway.SmsGateway.SmsReceipt;
import io.github.booking4j.spi.gateway.SmsInbox.IncomingSms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageScenarioTest {
    private static final PhoneNumber LEAD = new PhoneNumber(World.phone(1));

    private final World world = World.at(MONDAY);

    @Test
    @Tag("message.confirmation")
    void aBookingIsConfirmedOnceBySmsAndEmail() {
        world.booked(1, "2026-03-03T12:00");
        world.engine.runDue();
        world.engine.runDue();

        assertThat(world.sms.sent())
                .singleElement()
                .satisfies(sms -> assertThat(sms.text())
                        .contains("Ana", "Acme Dental", "Tuesday, March 3, 2026 at 12:00 PM EST"));
        assertThat(world.email.sent())
                .filteredOn(mail -> mail.to().value().equals("ana1@example.com"))
                .hasSize(1);
    }

    @Test
    @Tag("message.reminders")
    void remindersGoOutAtTheirInstantsAndSayTodayAndTomorrowAsTheyAre() {
        world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();
        world.runAt("2026-03-03T16:59:59Z");
        assertThat(world.sms.sent()).hasSize(1);
        world.runAt("2026-03-03T17:00:00Z");
        assertThat(world.sms.sent()).hasSize(2);
        assertThat(world.sms.sent().get(1).text()).contains("tomorrow at 12:00 PM EST");
        world.runAt("2026-03-04T16:00:00Z");
        assertThat(world.sms.sent()).hasSize(3);
        assertThat(world.sms.sent().get(2).text()).contains("today at 12:00 PM EST");
    }

    @Test
    @Tag("message.reminders")
    void aReminderWhoseTimeIsPastAtBookingIsNotPlanned() {
        world.booked(1, "2026-03-03T09:00");
        assertThat(world.messages(MessageKind.REMINDER, Channel.SMS))
                .extracting(Message::dueAt)
                .containsExactly(Instant.parse("2026-03-03T13:00:00Z"));
    }

    @Test
    @Tag("message.reminders")
    void nobodyIsRemindedOfWhatHasBegun() {
        world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();
        world.runAt("2026-03-04T17:00:00Z");

        assertThat(world.sms.sent()).hasSize(1);
        assertThat(world.messages(MessageKind.REMINDER, Channel.SMS))
                .allMatch(message -> message.status() == MessageStatus.DROPPED);
    }

    @Test
    @Tag("message.reminders-dst")
    void twentyFourHoursAreExactAcrossTheChangeOfTheClock() {
        try (World spring = World.at(Instant.parse("2026-03-06T15:00:00Z"))) {
            openOnSunday(spring);
            spring.booked(1, "2026-03-08T10:00");
            assertThat(spring.messages(MessageKind.REMINDER, Channel.SMS))
                    .extracting(Message::dueAt)
                    .containsExactlyInAnyOrder(
                            Instant.parse("2026-03-07T14:00:00Z"), Instant.parse("2026-03-08T13:00:00Z"));
            spring.runAt("2026-03-07T14:00:00Z");
            assertThat(spring.sms.sent().get(1).text()).contains("tomorrow at 10:00 AM EDT");
        }
        try (World autumn = World.at(Instant.parse("2026-10-30T15:00:00Z"))) {
            openOnSunday(autumn);
            autumn.booked(1, "2026-11-01T10:00");
            assertThat(autumn.messages(MessageKind.REMINDER, Channel.SMS))
                    .extracting(Message::dueAt)
                    .contains(Instant.parse("2026-10-31T15:00:00Z"));
        }
    }

    @Test
    @Tag("message.dropped")
    void aCancelledAppointmentHasNoReminders() {
        Appointment appointment = world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();
        world.engine.appointments().cancel(world.client, appointment.id());
        world.runAt("2026-03-04T16:30:00Z");

        assertThat(world.messages(MessageKind.REMINDER, Channel.SMS))
                .hasSize(2)
                .allMatch(message -> message.status() == MessageStatus.DROPPED);
        assertThat(world.sms.sent())
                .hasSize(2)
                .last()
                .satisfies(sms -> assertThat(sms.text()).contains("called off"));
    }

    @Test
    @Tag("message.forwarded")
    void whatNothingFollowsFromIsForwardedToTheBusinessOnce() {
        world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();
        int before = world.email.sent().size();
        IncomingSms question =
                new IncomingSms("in-1", LEAD, world.sms.sender(), "Is there <parking> nearby?\nAna & Ben 🚗");

        world.sms.receive(question);
        world.sms.receive(question);
        world.engine.runDue();

        assertThat(world.email.sent().subList(before, world.email.sent().size()))
                .singleElement()
                .satisfies(email -> {
                    assertThat(email.to().value()).isEqualTo("office@acme.example");
                    assertThat(email.subject()).isEqualTo("Ana Example wrote to Acme Dental");
                    assertThat(email.text()).contains("Is there <parking> nearby?\nAna & Ben 🚗", LEAD.e164());
                    assertThat(email.html())
                            .contains("&lt;parking&gt;", "Ana &amp; Ben")
                            .doesNotContain("<parking>");
                });
    }

    @ParameterizedTest
    @Tag("message.forwarded")
    @ValueSource(strings = {"STOP", "Please stop texting me", "start", "CONFIRM", "yes", "  "})
    void whatIsUnderstoodIsNotForwarded(String text) {
        world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();
        int before = world.email.sent().size();

        world.sms.receive(LEAD, text);
        world.engine.runDue();

        assertThat(world.email.sent()).hasSize(before);
    }

    @Test
    @Tag("message.forwarded")
    void aYesToNothingIsForSomebodyToRead() {
        world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();
        world.sms.receive(LEAD, "yes");
        int before = world.email.sent().size();

        world.sms.receive(LEAD, "Yes!");
        world.engine.runDue();

        assertThat(world.email.sent()).hasSize(before + 1);
    }

    @Test
    @Tag("message.dropped")
    void whoOptsOutGetsNoReminders() {
        world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();
        world.engine.leads().optOut(world.client, LEAD, "test");
        world.runAt("2026-03-04T16:30:00Z");

        assertThat(world.sms.sent()).hasSize(1);
    }

    @Test
    @Tag("message.sms-unknown")
    void anSmsOfUnknownFateThatTheProviderHasIsNotSentAgain() {
        world.sms.nextSendTimesOutButGoesOut();
        world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();
        world.later(Duration.ofSeconds(5));
        world.later(Duration.ofMinutes(5));

        assertThat(world.sms.asked()).hasSize(1);
        assertThat(confirmation().status()).isEqualTo(MessageStatus.SENT);
    }

    @Test
    @Tag("message.sms-unknown")
    void anSmsThatTheProviderDoesNotKnowAfterTheProofIsSentAgainOnce() {
        world.sms.nextSendFails(new GatewayException(Kind.UNKNOWN, "time_out", "?"));
        world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();
        for (int seconds = 5; seconds < 150; seconds += 5) {
            world.later(Duration.ofSeconds(5));
            assertThat(world.sms.asked()).hasSize(1);
        }
        world.later(Duration.ofSeconds(5));
        world.later(Duration.ofMinutes(5));

        assertThat(world.sms.asked()).hasSize(2);
        assertThat(confirmation().status()).isEqualTo(MessageStatus.SENT);
    }

    @Test
    @Tag("message.provider-away")
    void anSmsOfUnknownFateIsNotGivenUpHoweverLongTheProviderIsAway() {
        world.sms.nextSendTimesOutButGoesOut();
        world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();
        world.sms.circuit("open");
        for (int i = 0; i < 40; i++) {
            world.later(Duration.ofMinutes(10));
        }
        assertThat(confirmation().status()).isEqualTo(MessageStatus.UNKNOWN);

        world.sms.circuit("closed");
        world.later(Duration.ofMinutes(10));

        assertThat(world.sms.asked()).hasSize(1);
        assertThat(confirmation().status()).isEqualTo(MessageStatus.SENT);
    }

    @Test
    @Tag("message.provider-away")
    void anSmsIsTriedForADayAtLeastAndThenGivenUp() {
        for (int i = 0; i < 500; i++) {
            world.sms.nextSendFails(new GatewayException(Kind.NOT_DONE, "unreachable", "?"));
        }
        world.booked(1, "2026-03-05T12:00");
        world.engine.runDue();
        for (int hours = 0; hours < 24; hours++) {
            laterInSteps();
        }
        assertThat(world.sms.asked()).hasSizeGreaterThan(50);
        assertThat(confirmation().status()).isEqualTo(MessageStatus.PLANNED);

        laterInSteps();

        assertThat(confirmation().status()).isEqualTo(MessageStatus.FAILED);
    }

    private void laterInSteps() {
        for (int i = 0; i < 6; i++) {
            world.later(Duration.ofMinutes(10));
        }
    }

    @Test
    @Tag("message.email-same-id")
    void anEmailIsTriedAgainWithTheSameMessageId() {
        world.engine.runDue();
        int before = world.email.asked().size();
        world.email.nextSendFails(new GatewayException(Kind.UNKNOWN, "time_out", "?"));
        world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();
        world.later(Duration.ofMinutes(1));

        assertThat(world.email.asked().subList(before, world.email.asked().size()))
                .hasSize(2)
                .extracting(EmailRequest::messageId)
                .containsOnly(world.email.asked().get(before).messageId());
    }

    @Test
    @Tag("message.refused-opt-out")
    void anSmsRefusedBecauseTheRecipientOptedOutSuppressesIt() {
        world.sms.nextSendFails(new GatewayException(Kind.REFUSED, "opted_out", "stop"));
        world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();

        assertThat(confirmation().status()).isEqualTo(MessageStatus.FAILED);
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.OPTED_OUT);
    }

    @Test
    @Tag("message.stop-binds-all")
    void aStopBindsEveryClientOnTheNumber() {
        ClientKey other = world.onboard("Bright Smiles", ClientSettings.defaults());
        world.submit(1);
        world.sms.receive(LEAD, "Stop!");
        world.engine.runDue();

        assertThat(world.voice.dialled()).isEmpty();
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.OPTED_OUT);
        assertThat(world.engine.leads().submit(other, world.newLead(1))).isInstanceOf(LeadResult.OptedOut.class);
    }

    @Test
    @Tag("message.stop-binds-all")
    void aStopBindsAClientThatCameBeforeTheNumberWasGiven() {
        ClientKey early;
        try (BookingEngine silent = BookingEngine.builder()
                .store(world.store)
                .clock(world.clock)
                .random(new Random(7))
                .build()) {
            early = silent.clients()
                    .onboard(NewClient.of("Early Bird", "office@early.example", "+12125550101", World.NEW_YORK))
                    .client()
                    .key();
        }
        world.sms.receive(LEAD, "Stop!");

        assertThat(world.engine.leads().submit(early, world.newLead(1))).isInstanceOf(LeadResult.OptedOut.class);
    }

    @Test
    @Tag("message.stop-binds-all")
    void aStopBindsEvenTheLastOfManyClients() {
        List<ClientKey> many = IntStream.range(0, 450)
                .mapToObj(i -> world.onboard("Practice " + i, ClientSettings.defaults()))
                .toList();
        world.sms.receive(LEAD, "Stop!");

        assertThat(many)
                .allSatisfy(client -> assertThat(world.engine.leads().submit(client, world.newLead(1)))
                        .isInstanceOf(LeadResult.OptedOut.class));
    }

    @Test
    @Tag("message.opt-out-words")
    void theWordsOfAnOptOutAreKeptWhoeverUnderstoodThem() {
        String sender = world.sms.sender();
        world.sms.receive(new IncomingSms("in-1", LEAD, sender, "Leave me alone!", "STOP"));
        world.sms.receive(new IncomingSms("in-2", new PhoneNumber(World.phone(2)), sender, "Stop, please."));

        List<OptOut> kept = world.store.inTransaction(unit -> unit.optOuts().list(world.client, null, 10));
        assertThat(kept)
                .extracting(OptOut::source, OptOut::text)
                .containsExactly(tuple("sms", "Leave me alone!"), tuple("sms", "Stop, please."));
    }

    @Test
    @Tag("message.confirm")
    void aConfirmConfirmsTheNextAppointmentAndTheSameMessageTwiceIsOne() {
        Appointment appointment = world.booked(1, "2026-03-04T12:00");
        IncomingSms confirm = new IncomingSms("in-77", LEAD, world.sms.sender(), "confirm");
        world.sms.receive(confirm);
        world.sms.receive(confirm);

        assertThat(world.engine
                        .appointments()
                        .find(world.client, appointment.id())
                        .orElseThrow()
                        .status())
                .isEqualTo(AppointmentStatus.CONFIRMED);
        assertThat(world.messages(MessageKind.REPLY, Channel.SMS)).hasSize(1);
    }

    @Test
    @Tag("message.receipt")
    void aReceiptMovesTheMessageOnceAndALateFailureDoesNot() {
        world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();
        String id = confirmation().delivery().providerId();
        world.sms.report(new SmsReceipt(String.valueOf(id), SmsReceipt.State.DELIVERED, null));
        world.sms.report(new SmsReceipt(String.valueOf(id), SmsReceipt.State.FAILED, "30003"));
        world.sms.report(new SmsReceipt("nobody", SmsReceipt.State.FAILED, "30003"));

        assertThat(confirmation().status()).isEqualTo(MessageStatus.DELIVERED);
    }

    @Test
    @Tag("message.receipt-early")
    void aReceiptThatIsFasterThanTheProvidersAnswerIsNotLost() {
        world.sms.nextSend(request -> {
            world.sms.report(new SmsReceipt("sms-77", SmsReceipt.State.DELIVERED, null, request.reference()));
            return "sms-77";
        });
        world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();

        assertThat(confirmation().status()).isEqualTo(MessageStatus.DELIVERED);
        assertThat(confirmation().delivery().providerId()).isEqualTo("sms-77");
        assertThat(confirmation().delivery().sentAt()).isEqualTo(MONDAY);
    }

    @Test
    @Tag("message.receipt-early")
    void aReceiptSettlesAnSmsOfUnknownFateWhichIsThenNotSentAgain() {
        world.sms.nextSendFails(new GatewayException(Kind.UNKNOWN, "time_out", "?"));
        world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();
        String reference = world.sms.asked().get(0).reference();
        world.sms.report(new SmsReceipt("sms-77", SmsReceipt.State.SENT, null, reference));
        world.later(Duration.ofMinutes(5));

        assertThat(world.sms.asked()).hasSize(1);
        assertThat(confirmation().status()).isEqualTo(MessageStatus.SENT);
    }

    @Test
    @Tag("message.receipt-early")
    void aReceiptOfAnotherAttemptThanTheOneThatWentOutChangesNothing() {
        world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();
        String reference = world.sms.asked().get(0).reference();
        world.sms.report(new SmsReceipt("another", SmsReceipt.State.FAILED, "30003", reference));
        world.sms.report(new SmsReceipt("another", SmsReceipt.State.FAILED, "30003", "no-reference"));

        assertThat(confirmation().status()).isEqualTo(MessageStatus.SENT);
    }

    private Message confirmation() {
        return world.messages(MessageKind.CONFIRMATION, Channel.SMS).get(0);
    }

    private static void openOnSunday(World world) {
        Calendars.resource(world, "main", "Mon-Sun 09:00-17:00", 1);
    }
}
