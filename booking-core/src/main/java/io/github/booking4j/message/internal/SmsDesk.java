package io.github.booking4j.message.internal;

import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.internal.Attendance;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageId;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.spi.gateway.SmsGateway.SmsReceipt;
import io.github.booking4j.spi.gateway.SmsInbox;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.Directory;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes text messages in. The engine's number serves all its clients: an opt-out binds each of them, anything else
 * belongs to those that know the sender.
 */
public final class SmsDesk implements SmsInbox {
    private static final int PAGE = 200;
    private static final int RECENT = 50;

    private final BookingStore store;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final Outbox outbox;
    private final StopEverywhereJob everywhere;
    private final List<MessageListener> listeners;
    private final Attendance attendance;
    private final MessagePlanner planner;

    /** Takes in for the clients of a store. */
    public SmsDesk(
            BookingStore store,
            InstantSource clock,
            Supplier<UUID> ids,
            Outbox outbox,
            StopEverywhereJob everywhere,
            List<MessageListener> listeners) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.outbox = outbox;
        this.everywhere = everywhere;
        this.listeners = List.copyOf(listeners);
        this.attendance = new Attendance(clock);
        this.planner = new MessagePlanner(clock, ids);
    }

    @Override
    public void receipt(SmsReceipt receipt) {
        outbox.receipt(receipt);
    }

    @Override
    public void received(IncomingSms message) {
        OptOutWords.Meaning meaning =
                OptOutWords.classify(message.keyword() == null ? message.text() : message.keyword());
        if (meaning == OptOutWords.Meaning.OPT_OUT) {
            everywhere.begin(message);
        }
        // Asked of the clients themselves, not of a register of who uses the number: one who came before the gateway
        // or an earlier number is bound by a STOP all the same.
        for (List<ClientKey> page = clientsAfter(null); !page.isEmpty(); page = clientsAfter(page)) {
            for (ClientKey client : page) {
                store.inTransaction(unit -> receive(unit, client, message, meaning));
            }
        }
    }

    private List<ClientKey> clientsAfter(@Nullable List<ClientKey> page) {
        ClientKey last = page == null ? null : page.get(page.size() - 1);
        return store.inTransaction(unit ->
                unit.clients().list(last, PAGE).stream().map(Client::key).toList());
    }

    private boolean receive(UnitOfWork unit, ClientKey client, IncomingSms message, OptOutWords.Meaning meaning) {
        if (meaning == OptOutWords.Meaning.OPT_OUT) {
            everywhere.bind(unit, client, message);
        }
        Optional<Lead> lead = unit.leads().lockByPhones(client, List.of(message.from())).stream()
                .findFirst();
        boolean lifts = meaning == OptOutWords.Meaning.OPT_IN && everywhere.mayLift(unit, client, message);
        if ((lead.isEmpty() && !lifts) || !isNews(unit, client, message)) {
            return false;
        }
        if (lifts) {
            everywhere.lift(unit, client, message);
        }
        if (lead.isEmpty()) {
            return true;
        }
        Lead writer = unit.leads().find(client, lead.get().id()).orElseThrow(); // as it is now
        boolean confirmed =
                (meaning == OptOutWords.Meaning.CONFIRM || meaning == OptOutWords.Meaning.YES) && confirm(unit, writer);
        boolean wantsCall = !confirmed && meaning == OptOutWords.Meaning.YES && wasFollowedUp(unit, writer);
        keep(unit, writer, message, meaning);
        Client known = unit.clients().find(client).orElseThrow();
        if (!confirmed
                && !wantsCall
                && isForSomebody(meaning)
                && !message.text().isBlank()) {
            planner.forward(unit, known, outbox.forwarded(unit, known, writer, message.text()));
        }
        listeners.forEach(listener -> listener.replied(unit, known, writer, wantsCall));
        return true;
    }

    /** Whether a person has to read it, since nothing follows from it by itself. */
    private static boolean isForSomebody(OptOutWords.Meaning meaning) {
        return meaning != OptOutWords.Meaning.OPT_OUT && meaning != OptOutWords.Meaning.OPT_IN;
    }

    private static boolean isNews(UnitOfWork unit, ClientKey client, IncomingSms message) {
        return unit.directory()
                .put(new Directory.Entry(
                        Directory.Kind.PROVIDER_MESSAGE, message.providerId(), client, message.providerId()));
    }

    /** Whether the newest message that went out to a lead belongs to a follow-up, and offers a call. */
    private static boolean wasFollowedUp(UnitOfWork unit, Lead lead) {
        return unit.messages().list(lead.client(), new MessageQuery(lead.id(), null, null, null, RECENT)).stream()
                .filter(message -> message.delivery().sentAt() != null)
                .max(Comparator.comparing(message -> message.delivery().sentAt()))
                .filter(message -> message.kind().isFollowUp())
                .isPresent();
    }

    /** Returns whether there was anything to confirm. */
    private boolean confirm(UnitOfWork unit, Lead lead) {
        return unit.appointments().upcoming(lead.client(), lead.id(), clock.instant()).stream()
                .findFirst()
                .filter(next -> next.status() == AppointmentStatus.BOOKED)
                .flatMap(next -> unit.appointments().lock(next.client(), next.id()))
                .filter(next -> next.status() == AppointmentStatus.BOOKED)
                .map(next -> attendance.confirm(unit, next))
                .isPresent();
    }

    private void keep(UnitOfWork unit, Lead lead, IncomingSms message, OptOutWords.Meaning meaning) {
        Instant now = clock.instant();
        MessageId id = new MessageId(ids.get());
        unit.messages()
                .insertAll(
                        lead.client(),
                        List.of(new Message(
                                lead.client(),
                                id,
                                Channel.SMS,
                                MessageKind.REPLY,
                                lead.id(),
                                null,
                                message.from().e164(),
                                new Message.Content(null, message.text(), null),
                                now,
                                MessageStatus.RECEIVED,
                                new Message.Delivery(0, null, message.providerId(), null, null),
                                null,
                                now,
                                0)));
        unit.events()
                .append(
                        lead.client(),
                        List.of(new EventLog.Draft(
                                EventType.MESSAGE_RECEIVED,
                                now,
                                Json.object(
                                        "messageId", id,
                                        "leadId", lead.id(),
                                        "meaning", meaning.name().toLowerCase(Locale.ROOT)))));
    }
}
