package io.github.booking4j.message.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.internal.LeadService;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.Message.Delivery;
import io.github.booking4j.message.MessageId;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.spi.gateway.SmsGateway.SmsReceipt;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.Directory;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The states of messages that go out. Each move is one transaction and is ignored when the message is already further. */
public final class Outbox {
    /** Written already when they are planned, by somebody. */
    private static final Set<MessageKind> AS_THEY_CAME =
            EnumSet.of(MessageKind.FORWARDED, MessageKind.NOTICE, MessageKind.OFFER);

    private final BookingStore store;
    private final InstantSource clock;
    private final MessageWriter writer;
    private final LeadService leads;
    private final String statusUrl;
    private final List<MessageListener> listeners;

    /**
     * Keeps messages in a store.
     *
     * @param statusUrl where providers report deliveries to
     * @param listeners told inside the transaction, in order
     */
    public Outbox(
            BookingStore store,
            InstantSource clock,
            MessageWriter writer,
            LeadService leads,
            String statusUrl,
            List<MessageListener> listeners) {
        this.store = store;
        this.clock = clock;
        this.writer = writer;
        this.leads = leads;
        this.statusUrl = statusUrl;
        this.listeners = List.copyOf(listeners);
    }

    Optional<Message> find(ClientKey client, MessageId id) {
        return store.inTransaction(unit -> unit.messages().find(client, id));
    }

    String statusUrl() {
        return statusUrl;
    }

    Client sender(Message message) {
        return store.inTransaction(unit -> unit.clients().find(message.client()))
                .orElseThrow();
    }

    /** What a client is told when a lead wrote something that a person has to read. */
    Message.Content forwarded(UnitOfWork unit, Client client, Lead lead, String text) {
        return writer.forwarded(unit, client, lead, text);
    }

    Message.Content content(Message message) {
        return Objects.requireNonNull(message.content(), "a message that is being sent has its words");
    }

    /** Decides in one transaction whether a planned message still holds, and writes it. */
    Intent intend(Message planned) {
        return store.inTransaction(unit -> {
            Optional<Lead> lead =
                    planned.lead() == null ? Optional.empty() : unit.leads().lock(planned.client(), planned.lead());
            Message message =
                    unit.messages().lock(planned.client(), planned.id()).orElseThrow();
            if (message.status() != MessageStatus.PLANNED) {
                return new Intent.Dropped();
            }
            Client client = unit.clients().find(message.client()).orElseThrow();
            if (lead.isEmpty() || !message.kind().isMarketing()) {
                return intend(unit, message, client, lead.orElse(null));
            }
            Instant now = clock.instant();
            MarketingGate.Verdict verdict = MarketingGate.decide(unit, client, lead.get(), message.kind(), now);
            if (verdict.opensAt() != null) {
                return new Intent.Later(verdict.opensAt());
            }
            Message decided = message.decided(verdict.decision(now));
            return verdict.reasons().isEmpty()
                    ? intend(unit, decided, client, lead.get())
                    : drop(unit, refused(decided, verdict.reasons()), lead.get());
        });
    }

    private Intent intend(UnitOfWork unit, Message message, Client client, @Nullable Lead lead) {
        Appointment appointment = appointment(unit, message).orElse(null);
        if (!holds(unit, message, appointment)) {
            return drop(unit, message, lead);
        }
        Message.Content words = AS_THEY_CAME.contains(message.kind())
                ? content(message)
                : writer.write(unit, message, client, lead, appointment);
        Delivery asked = new Delivery(message.delivery().attempts() + 1, clock.instant(), null, null, null);
        return new Intent.Send(unit.messages().update(message.written(words).moved(MessageStatus.SENDING, asked)));
    }

    private static Message refused(Message message, List<String> reasons) {
        return message.moved(message.status(), withError(message.delivery(), String.join(" ", reasons)));
    }

    private Intent drop(UnitOfWork unit, Message message, @Nullable Lead lead) {
        unit.messages().update(message.moved(MessageStatus.DROPPED, message.delivery()));
        if (lead != null) {
            settled(unit, message, lead);
        }
        return new Intent.Dropped();
    }

    private void settled(UnitOfWork unit, Message message, Lead lead) {
        if (message.kind().isFollowUp()) {
            listeners.forEach(listener -> listener.followUpSettled(unit, lead));
        }
    }

    private static Optional<Appointment> appointment(UnitOfWork unit, Message message) {
        return message.about() == null
                ? Optional.empty()
                : unit.appointments().find(message.client(), message.about().appointment());
    }

    private boolean holds(UnitOfWork unit, Message message, @Nullable Appointment appointment) {
        boolean optedOut = message.lead() != null
                && !unit.optOuts()
                        .among(message.client(), List.of(message.address()))
                        .isEmpty();
        if (optedOut) {
            return false;
        }
        if (message.about() == null || message.kind() == MessageKind.CANCELLATION) {
            return true;
        }
        // Only what was promised for this time: a moved or cancelled appointment has messages of its own.
        return appointment != null
                && appointment.status().isStanding()
                && appointment.sequence() == message.about().sequence()
                && clock.instant().isBefore(appointment.start()); // nobody is reminded of what has begun
    }

    void sent(Message message, String providerId) {
        move(message, (unit, current) -> {
            if (current.status() == MessageStatus.SENDING || current.status() == MessageStatus.UNKNOWN) {
                taken(unit, current, providerId);
            }
        });
    }

    private Message taken(UnitOfWork unit, Message current, String providerId) {
        Delivery said = current.delivery();
        Message taken = unit.messages()
                .update(current.moved(
                        MessageStatus.SENT,
                        new Delivery(said.attempts(), said.requestedAt(), providerId, clock.instant(), null)));
        unit.directory()
                .put(new Directory.Entry(
                        Directory.Kind.PROVIDER_MESSAGE,
                        providerId,
                        current.client(),
                        current.id().toString()));
        announce(unit, EventType.MESSAGE_SENT, current, null);
        return taken;
    }

    void fateUnknown(Message message) {
        moveFromAsked(message, MessageStatus.UNKNOWN, "unknown");
    }

    void backToPlanned(Message message, String reason) {
        moveFromAsked(message, MessageStatus.PLANNED, reason);
    }

    /** The provider was not even asked: planned again, as if it had not been tried. */
    void notAsked(Message message) {
        move(message, (unit, current) -> {
            if (current.status() == MessageStatus.SENDING) {
                Delivery said = current.delivery();
                unit.messages()
                        .update(current.moved(
                                MessageStatus.PLANNED,
                                new Delivery(said.attempts() - 1, null, null, null, "provider_away")));
            }
        });
    }

    private void moveFromAsked(Message message, MessageStatus to, String reason) {
        move(message, (unit, current) -> {
            if (current.status() == MessageStatus.SENDING || current.status() == MessageStatus.UNKNOWN) {
                unit.messages().update(current.moved(to, withError(current.delivery(), reason)));
            }
        });
    }

    void failed(Message message, String reason) {
        move(message, (unit, current) -> {
            if (current.status() == MessageStatus.SENDING || current.status() == MessageStatus.UNKNOWN) {
                fail(unit, current, reason);
            }
        });
        if (reason.equals("opted_out") && message.channel() == Channel.SMS) {
            leads.optOut(message.client(), new PhoneNumber(message.address()), "provider");
        }
    }

    private void fail(UnitOfWork unit, Message current, String reason) {
        unit.messages().update(current.moved(MessageStatus.FAILED, withError(current.delivery(), reason)));
        announce(unit, EventType.MESSAGE_FAILED, current, reason);
    }

    /** News of a message that was sent; it may come before the answer that holds the provider's id, or instead of it. */
    public void receipt(SmsReceipt receipt) {
        Optional<Message> message = about(receipt);
        message.ifPresent(known -> move(known, (unit, current) -> apply(unit, current, receipt)));
        if (message.isPresent() && receipt.state() == SmsReceipt.State.OPTED_OUT) {
            leads.optOut(message.get().client(), new PhoneNumber(message.get().address()), "provider");
        }
    }

    private Optional<Message> about(SmsReceipt receipt) {
        String reference = receipt.reference();
        if (reference != null) {
            return MessageReference.find(reference).flatMap(named -> find(named.client(), named.id()));
        }
        Optional<Directory.Entry> entry = store.inTransaction(
                unit -> unit.directory().find(Directory.Kind.PROVIDER_MESSAGE, receipt.providerId()));
        return entry.flatMap(found -> find(found.client(), MessageId.parse(found.subject())));
    }

    private void apply(UnitOfWork unit, Message known, SmsReceipt receipt) {
        // A receipt proves that the provider took the message, also where it was about to be sent again.
        Message current = switch (known.status()) {
            case PLANNED, SENDING, UNKNOWN -> taken(unit, known, receipt.providerId());
            case SENT, DELIVERED, FAILED, DROPPED, RECEIVED -> known;
        };
        boolean open = current.status() == MessageStatus.SENT
                && receipt.providerId().equals(current.delivery().providerId());
        if (!open) {
            return;
        }
        switch (receipt.state()) {
            case SENT -> {}
            case DELIVERED -> {
                unit.messages().update(current.moved(MessageStatus.DELIVERED, current.delivery()));
                announce(unit, EventType.MESSAGE_DELIVERED, current, null);
            }
            case FAILED, OPTED_OUT -> fail(unit, current, receipt.error() == null ? "failed" : receipt.error());
        }
    }

    private static Delivery withError(Delivery said, String reason) {
        return new Delivery(said.attempts(), said.requestedAt(), said.providerId(), said.sentAt(), reason);
    }

    private void announce(UnitOfWork unit, EventType type, Message message, @Nullable String error) {
        unit.events()
                .append(
                        message.client(),
                        List.of(new EventLog.Draft(
                                type,
                                clock.instant(),
                                Json.object(
                                        "messageId", message.id(),
                                        "channel", message.channel().name().toLowerCase(Locale.ROOT),
                                        "kind", message.kind().name().toLowerCase(Locale.ROOT),
                                        "leadId", message.lead(),
                                        "appointmentId",
                                                message.about() == null
                                                        ? null
                                                        : message.about().appointment(),
                                        "error", error))));
    }

    private void move(Message message, Move move) {
        store.inTransaction(unit -> {
            Optional<Lead> lead = message.kind().isFollowUp() && message.lead() != null
                    ? unit.leads().lock(message.client(), message.lead())
                    : Optional.empty();
            Optional<Message> current = unit.messages().lock(message.client(), message.id());
            current.ifPresent(known -> move.make(unit, known));
            lead.ifPresent(known -> settled(unit, message, known));
            return current.isPresent();
        });
    }

    private interface Move {
        void make(UnitOfWork unit, Message message);
    }

    /** What is to be done with a planned message. */
    sealed interface Intent {
        /** It is written and its intent stored: the provider may be asked. */
        record Send(Message message) implements Intent {}

        /** It may not go out before an instant. */
        record Later(Instant opensAt) implements Intent {}

        /** It does not hold any more. */
        record Dropped() implements Intent {}
    }
}
