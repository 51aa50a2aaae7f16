package io.github.booking4j.lead.internal;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.lead.OptOut;
import io.github.booking4j.lead.OptOutId;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opts numbers out and in again, with all that follows for the leads who have them, in the transaction of the caller. */
final class Suppression {
    /** What a text message said, or the provider of text messages: all that another text message can take back. */
    private static final Set<String> BY_TEXT_MESSAGE = Set.of("sms", "provider");

    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final List<LeadListener> listeners;

    Suppression(InstantSource clock, Supplier<UUID> ids, List<LeadListener> listeners) {
        this.clock = clock;
        this.ids = ids;
        this.listeners = List.copyOf(listeners);
    }

    /** An opt-out that is said now. */
    OptOut said(ClientKey client, String address, String source, @Nullable String text) {
        return new OptOut(client, new OptOutId(ids.get()), address, source, cut(text), clock.instant());
    }

    /** Opts a number out; returns whether that is news. */
    boolean optOut(UnitOfWork unit, OptOut said) {
        List<Lead> leads = unit.leads().lockByPhones(said.client(), List.of(new PhoneNumber(said.address())));
        boolean news = unit.optOuts().insert(said);
        if (!news && !BY_TEXT_MESSAGE.contains(said.source())) {
            keepTheStronger(unit, said);
        }
        leads.forEach(lead -> apply(unit, lead, said.source()));
        return news;
    }

    /** Who said STOP in a message and then on the phone is not contacted again for a START. */
    private static void keepTheStronger(UnitOfWork unit, OptOut said) {
        Optional<OptOut> earlier = unit.optOuts().findByAddress(said.client(), said.address());
        if (earlier.isPresent() && BY_TEXT_MESSAGE.contains(earlier.get().source())) {
            unit.optOuts().remove(said.client(), said.address());
            unit.optOuts().insert(said);
        }
    }

    /** Opts many numbers out, of one client and distinct; returns those that are news. */
    Set<String> optOutAll(UnitOfWork unit, ClientKey client, Collection<OptOut> said) {
        List<PhoneNumber> phones =
                said.stream().map(one -> new PhoneNumber(one.address())).toList();
        List<Lead> leads = unit.leads().lockByPhones(client, phones);
        Set<String> news = unit.optOuts().insertMissing(client, said);
        said.stream().filter(one -> !news.contains(one.address())).forEach(one -> keepTheStronger(unit, one));
        var sources = said.stream().collect(Collectors.toMap(OptOut::address, OptOut::source));
        leads.forEach(
                lead -> apply(unit, lead, sources.getOrDefault(lead.phone().e164(), "import")));
        return news;
    }

    private void apply(UnitOfWork unit, Lead lead, String source) {
        if (lead.status() == LeadStatus.OPTED_OUT) {
            return;
        }
        Lead out = unit.leads().update(lead.withStatus(LeadStatus.OPTED_OUT));
        unit.enquiries().closeAll(out.client(), out.id());
        listeners.forEach(listener -> listener.optedOut(unit, out));
        announce(unit, EventType.LEAD_OPTED_OUT, out.client(), Json.object("leadId", out.id(), "source", source));
    }

    /** Takes back what a text message said, and nothing that was said by another way; returns whether there was anything. */
    boolean optInByTextMessage(UnitOfWork unit, ClientKey client, PhoneNumber phone) {
        return liftable(unit, client, phone)
                .map(optOut -> lift(unit, optOut, "sms", null))
                .isPresent();
    }

    static Optional<OptOut> liftable(UnitOfWork unit, ClientKey client, PhoneNumber phone) {
        return unit.optOuts()
                .findByAddress(client, phone.e164())
                .filter(optOut -> BY_TEXT_MESSAGE.contains(optOut.source()));
    }

    /** Takes an opt-out back. */
    OptOut lift(UnitOfWork unit, OptOut optOut, String source, @Nullable String reason) {
        Optional<Lead> lead = optOut.address().startsWith("+")
                ? unit.leads().lockByPhones(optOut.client(), List.of(new PhoneNumber(optOut.address()))).stream()
                        .findFirst()
                : Optional.empty();
        unit.optOuts().remove(optOut.client(), optOut.address());
        // Nobody pursues it for that: it is called when it enquires again, or the client asks for it.
        lead.filter(out -> out.status() == LeadStatus.OPTED_OUT)
                .ifPresent((Lead out) -> unit.leads().update(out.withStatus(LeadStatus.STOPPED)));
        announce(
                unit,
                EventType.LEAD_OPTED_IN,
                optOut.client(),
                Json.object(
                        "leadId",
                        lead.map(Lead::id).orElse(null),
                        "optOutId",
                        optOut.id(),
                        "source",
                        source,
                        "reason",
                        reason));
        return optOut;
    }

    private void announce(UnitOfWork unit, EventType type, ClientKey client, String data) {
        unit.events().append(client, List.of(new EventLog.Draft(type, clock.instant(), data)));
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null || text.length() <= OptOut.MAX_TEXT) {
            return text;
        }
        boolean inPair = Character.isHighSurrogate(text.charAt(OptOut.MAX_TEXT - 1));
        return text.substring(0, inPair ? OptOut.MAX_TEXT - 1 : OptOut.MAX_TEXT);
    }
}
