package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static io.github.booking4j.testkit.Samples.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.call.GateDecision;
import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.Message.Delivery;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.spi.store.MessageRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link MessageRepository} promises. */
public interface MessageRepositoryContract extends StoreContract {
    @Test
    @Tag("store.keeps-values")
    default void keepsEverythingOfAMessage() {
        Desk desk = new Desk(this);
        Appointment appointment = desk.book(1, NOW);
        Message full = new Message(
                desk.client.key(),
                aMessage(desk.lead, 1).id(),
                Channel.EMAIL,
                MessageKind.REMINDER,
                desk.lead.id(),
                new Message.About(appointment.id(), 2, 1_440),
                "ana@example.com",
                new Message.Content(
                        "Morgen um 9 🦷",
                        "Hallo,\n𝒜na!",
                        "<p>Hallo,<br>𝒜na! &amp; 👋</p>",
                        "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
                NOW.plusNanos(1_000),
                MessageStatus.FAILED,
                new Delivery(3, NOW, "SM1", NOW.plusSeconds(1), "21610: unsubscribed"),
                new GateDecision(false, List.of("opted_out", "no_consent"), NOW.plusNanos(2_000)),
                NOW,
                0);
        Message bare = new Message(
                desk.client.key(),
                aMessage(desk.lead, 2).id(),
                Channel.SMS,
                MessageKind.WELCOME,
                null,
                null,
                "+12015550100",
                null,
                NOW,
                MessageStatus.PLANNED,
                Delivery.NONE,
                null,
                NOW,
                0);
        Message notAReminder = about(aMessage(desk.lead, 3), appointment);
        Client other = givenClient();

        change(unit -> unit.messages().insertAll(desk.client.key(), List.of(full, bare, notAReminder)));

        for (Message message : List.of(full, bare, notAReminder)) {
            assertThat(find(unit -> unit.messages().find(desk.client.key(), message.id())))
                    .contains(message);
        }
        assertThat(find(unit -> unit.messages().lock(desk.client.key(), full.id())))
                .contains(full);
        assertThat(find(unit -> unit.messages().find(other.key(), full.id()))).isEmpty();
    }

    @Test
    @Tag("store.microseconds")
    default void keepsTheInstantsOfAMessageToTheMicrosecond() {
        Lead lead = givenLead(givenClient(), 1);
        Message sample = aMessage(lead, 1);
        Message message = given(new Message(
                sample.client(),
                sample.id(),
                sample.channel(),
                sample.kind(),
                sample.lead(),
                null,
                sample.address(),
                sample.content(),
                NOW.plusNanos(3_999),
                sample.status(),
                sample.delivery(),
                new GateDecision(true, List.of(), NOW.plusNanos(5_999)),
                NOW.plusNanos(4_999),
                0));

        Message sent = inTransaction(unit -> unit.messages()
                .update(message.moved(
                        MessageStatus.SENT, new Delivery(1, NOW.plusNanos(1_999), "SM1", NOW.plusNanos(2_999), null))));

        assertThat(sent.delivery()).isEqualTo(new Delivery(1, NOW.plusNanos(1_000), "SM1", NOW.plusNanos(2_000), null));
        assertThat(sent.dueAt()).isEqualTo(NOW.plusNanos(3_000));
        assertThat(sent.createdAt()).isEqualTo(NOW.plusNanos(4_000));
        assertThat(sent.gate()).isEqualTo(new GateDecision(true, List.of(), NOW.plusNanos(5_000)));
        assertThat(find(unit -> unit.messages().find(lead.client(), message.id())))
                .contains(sent);
    }

    @Test
    @Tag("store.optimistic-version")
    default void anUpdateOfAMessageRaisesItsVersionAndAStaleOneIsRefused() {
        Lead lead = givenLead(givenClient(), 1);
        Message message = given(aMessage(lead, 1));

        Message changed = inTransaction(
                unit -> unit.messages().update(message.written(new Message.Content("Subject", "Text", "<p>Text"))));

        assertThat(changed.version()).isEqualTo(message.version() + 1);
        assertThat(find(unit -> unit.messages().find(lead.client(), message.id())))
                .contains(changed);
        Versions.assertRefused(() ->
                change(unit -> unit.messages().update(message.moved(MessageStatus.SENDING, Delivery.NONE))));
        Versions.assertRefused(() -> change(unit -> unit.messages().update(aMessage(lead, 2))));
        assertThat(find(unit -> unit.messages().find(lead.client(), message.id())))
                .contains(changed);
    }

    @Test
    @Tag("store.drop-planned")
    default void dropsThePlannedMessagesAboutAnAppointmentOnly() {
        Desk desk = new Desk(this);
        Appointment appointment = desk.book(1, NOW);
        Appointment other = desk.book(2, NOW);
        Message planned = given(about(aMessage(desk.lead, 1), appointment));
        Message alsoPlanned = given(about(aMessage(desk.otherLead, 2), appointment));
        Message sent = given(about(aMessage(desk.lead, 3), appointment).moved(MessageStatus.SENT, Delivery.NONE));
        Message aboutOther = given(about(aMessage(desk.lead, 4), other));
        Message aboutNothing = given(aMessage(desk.lead, 5));

        assertThat(count(unit -> unit.messages().dropPlanned(desk.client.key(), appointment.id())))
                .isEqualTo(2);

        assertThat(statuses(planned, alsoPlanned)).containsOnly(MessageStatus.DROPPED);
        assertThat(statuses(sent)).containsExactly(MessageStatus.SENT);
        assertThat(statuses(aboutOther, aboutNothing)).containsOnly(MessageStatus.PLANNED);
        assertThat(count(unit -> unit.messages().dropPlanned(desk.client.key(), appointment.id())))
                .isZero();
        Versions.assertRefused(() ->
                change(unit -> unit.messages().update(planned.moved(MessageStatus.SENDING, Delivery.NONE))));
    }

    @Test
    @Tag("store.drop-planned")
    default void dropsThePlannedMessagesToALeadOnly() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);
        Message planned = given(aMessage(lead, 1));
        Message unknown = given(aMessage(lead, 2).moved(MessageStatus.UNKNOWN, Delivery.NONE));
        Message toOther = given(aMessage(givenLead(client, 2), 1));
        Client foreign = givenClient();

        assertThat(count(unit -> unit.messages().dropPlanned(foreign.key(), lead.id())))
                .isZero();
        assertThat(count(unit -> unit.messages().dropPlanned(client.key(), lead.id())))
                .isEqualTo(1);

        assertThat(statuses(planned, unknown, toOther))
                .containsExactly(MessageStatus.DROPPED, MessageStatus.UNKNOWN, MessageStatus.PLANNED);
    }

    @Test
    @Tag("store.pages")
    default void pagesOfMessagesAreNewestFirstAndShowEachOnceUnderEveryFilter() {
        Desk desk = new Desk(this);
        Appointment appointment = desk.book(1, NOW);
        List<Message> all = new ArrayList<>();
        for (int number = 0; number < 24; number++) {
            Message message = aMessage(number % 2 == 0 ? desk.lead : desk.otherLead, number);
            Message about = number % 3 == 0 ? about(message, appointment) : message;
            all.add(given(number % 4 == 0 ? about.moved(MessageStatus.SENT, Delivery.NONE) : about));
        }
        given(aMessage(givenLead(givenClient(), 1), 1));

        assertPages(desk, all, null, null, null);
        assertPages(desk, all, desk.lead, null, null);
        assertPages(desk, all, null, appointment, null);
        assertPages(desk, all, null, null, MessageStatus.SENT);
        assertPages(desk, all, desk.otherLead, appointment, MessageStatus.PLANNED);
        assertPages(desk, all, desk.otherLead, null, MessageStatus.SENT);
        assertPages(desk, all, null, appointment, MessageStatus.SENT);
    }

    private void assertPages(
            Desk desk,
            List<Message> all,
            @Nullable Lead lead,
            @Nullable Appointment appointment,
            @Nullable MessageStatus status) {
        List<Message> expected = all.stream()
                .filter(message -> lead == null || lead.id().equals(message.lead()))
                .filter(message -> appointment == null || message.about() != null)
                .filter(message -> status == null || message.status() == status)
                .toList();
        List<Message> paged = Paging.all(5, last -> {
            MessageQuery query = new MessageQuery(
                    lead == null ? null : lead.id(),
                    appointment == null ? null : appointment.id(),
                    status,
                    last == null ? null : last.id(),
                    5);
            return list(unit -> unit.messages().list(desk.client.key(), query));
        });
        assertThat(paged).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(paged).isSortedAccordingTo((a, b) -> b.id().toString().compareTo(a.id().toString()));
    }

    private List<MessageStatus> statuses(Message... messages) {
        return Stream.of(messages)
                .map(message -> find(unit -> unit.messages().find(message.client(), message.id()))
                        .orElseThrow()
                        .status())
                .toList();
    }

    private static Message about(Message message, Appointment appointment) {
        return new Message(
                message.client(),
                message.id(),
                message.channel(),
                message.kind(),
                message.lead(),
                new Message.About(appointment.id(), 0, null),
                message.address(),
                message.content(),
                message.dueAt(),
                message.status(),
                message.delivery(),
                message.gate(),
                message.createdAt(),
                message.version());
    }
}
