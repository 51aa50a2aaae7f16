package io.github.booking4j.message.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.internal.AppointmentListener;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.client.internal.ClientListener;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.internal.LeadListener;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.Message.About;
import io.github.booking4j.message.MessageId;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans messages in the transaction of what causes them. A reminder belongs to one version of its appointment; what it
 * says is written when it is sent.
 */
public final class MessagePlanner implements AppointmentListener, ClientListener, LeadListener {
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /** Plans by a clock. */
    public MessagePlanner(InstantSource clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void booked(UnitOfWork unit, Client client, Lead lead, Appointment appointment) {
        List<Message> messages = told(lead, MessageKind.CONFIRMATION, appointment);
        messages.addAll(reminders(client, lead, appointment));
        plan(unit, client, messages);
    }

    @Override
    public void rescheduled(UnitOfWork unit, Client client, Lead lead, Appointment appointment) {
        unit.messages().dropPlanned(client.key(), appointment.id());
        List<Message> messages = told(lead, MessageKind.RESCHEDULE, appointment);
        messages.addAll(reminders(client, lead, appointment));
        plan(unit, client, messages);
    }

    /** The promise is what it was; but reminders go by the instant, and so does the calendar that the invitation is in. */
    @Override
    public void resolvedAnew(UnitOfWork unit, Client client, Lead lead, Appointment appointment) {
        unit.messages().dropPlanned(client.key(), appointment.id());
        List<Message> messages = reminders(client, lead, appointment);
        if (lead.details().email() != null) {
            messages.add(email(lead, MessageKind.CONFIRMATION, about(appointment, null), clock.instant()));
        }
        plan(unit, client, messages);
    }

    @Override
    public void cancelled(UnitOfWork unit, Client client, Lead lead, Appointment appointment) {
        unit.messages().dropPlanned(client.key(), appointment.id());
        if (!appointment.start().isBefore(clock.instant())) {
            plan(unit, client, told(lead, MessageKind.CANCELLATION, appointment));
        }
    }

    /** At once, by every way the lead can be reached. */
    private List<Message> told(Lead lead, MessageKind kind, Appointment appointment) {
        Instant now = clock.instant();
        List<Message> messages = new ArrayList<>();
        messages.add(sms(lead, kind, about(appointment, null), now));
        if (lead.details().email() != null) {
            messages.add(email(lead, kind, about(appointment, null), now));
        }
        return messages;
    }

    private List<Message> reminders(Client client, Lead lead, Appointment appointment) {
        List<Message> messages = new ArrayList<>();
        for (Duration before : client.settings().messages().reminders()) {
            Instant due = appointment.start().minus(before); // an exact duration from the instant (RFC 5545 -PT24H)
            if (due.isAfter(clock.instant())) {
                About about = about(appointment, Math.toIntExact(before.toMinutes()));
                messages.add(sms(lead, MessageKind.REMINDER, about, due));
            }
        }
        return messages;
    }

    @Override
    public void onboarded(UnitOfWork unit, Client client, NewClient request) {
        String address = client.profile().email().value();
        plan(unit, client, List.of(message(client, Channel.EMAIL, MessageKind.WELCOME, address, clock.instant())));
    }

    /** Plans one message of a follow-up. */
    public void followUp(UnitOfWork unit, Client client, Lead lead, Channel channel, MessageKind kind, Instant due) {
        plan(unit, client, List.of(toLead(lead, channel, kind, null, due)));
    }

    /** Plans a message to a lead, in words that are written already. */
    Message own(UnitOfWork unit, Client client, Lead lead, MessageKind kind, Message.Content words) {
        Channel channel = words.subject() == null ? Channel.SMS : Channel.EMAIL;
        Message message = toLead(lead, channel, kind, null, clock.instant()).written(words);
        plan(unit, client, List.of(message));
        return message;
    }

    /** Where a lead that has an address of the channel is written to. */
    static String address(Lead lead, Channel channel) {
        return channel == Channel.SMS
                ? lead.phone().e164()
                : Objects.requireNonNull(lead.details().email()).value();
    }

    /** Plans what a lead wrote for the client's own email, in words that are written already. */
    void forward(UnitOfWork unit, Client client, Message.Content words) {
        String address = client.profile().email().value();
        Message message = message(client, Channel.EMAIL, MessageKind.FORWARDED, address, clock.instant());
        plan(unit, client, List.of(message.written(words)));
    }

    @Override
    public void toBeCalled(UnitOfWork unit, Client client, List<Arrived> leads) {
        // Nothing is written to a lead before it was called.
    }

    @Override
    public void optedOut(UnitOfWork unit, Lead lead) {
        unit.messages().dropPlanned(lead.client(), lead.id());
    }

    @Override
    public void stopped(UnitOfWork unit, Lead lead) {
        // What is planned here is about appointments, and a reminder is owed as long as the appointment stands.
    }

    @Override
    public void rezoned(UnitOfWork unit, Client client, Lead lead) {
        // Times are written in the lead's zone when a message is sent.
    }

    private void plan(UnitOfWork unit, Client client, List<Message> messages) {
        unit.messages().insertAll(client.key(), messages);
        List<Job> jobs = messages.stream()
                .map(message -> SendJob.jobFor(message, message.dueAt()))
                .toList();
        unit.jobs().scheduleAll(jobs);
    }

    private static About about(Appointment appointment, @Nullable Integer minutes) {
        return new About(appointment.id(), appointment.sequence(), minutes);
    }

    private Message sms(Lead lead, MessageKind kind, About about, Instant due) {
        return toLead(lead, Channel.SMS, kind, about, due);
    }

    private Message email(Lead lead, MessageKind kind, About about, Instant due) {
        return toLead(lead, Channel.EMAIL, kind, about, due);
    }

    private Message toLead(Lead lead, Channel channel, MessageKind kind, @Nullable About about, Instant due) {
        return new Message(
                lead.client(),
                new MessageId(ids.get()),
                channel,
                kind,
                lead.id(),
                about,
                address(lead, channel),
                null,
                due,
                MessageStatus.PLANNED,
                Message.Delivery.NONE,
                null,
                clock.instant(),
                0);
    }

    private Message message(Client client, Channel channel, MessageKind kind, String address, Instant due) {
        return new Message(
                client.key(),
                new MessageId(ids.get()),
                channel,
                kind,
                null,
                null,
                address,
                null,
                due,
                MessageStatus.PLANNED,
                Message.Delivery.NONE,
                null,
                due,
                0);
    }
}
