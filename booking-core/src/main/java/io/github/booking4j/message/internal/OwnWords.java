package io.github.booking4j.message.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.internal.id.Secrets;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.lead.internal.OncePerKey;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageId;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.NewMessage;
import io.github.booking4j.message.Template;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.InstantSource;
import java.util.List;

/** Plans messages in a client's own words to one lead. */
public final class OwnWords {
    private final BookingStore store;
    private final InstantSource clock;
    private final MessagePlanner planner;
    private final String publicUrl;

    /** @param publicUrl what the links of a client begin with */
    public OwnWords(BookingStore store, InstantSource clock, MessagePlanner planner, String publicUrl) {
        this.store = store;
        this.clock = clock;
        this.planner = planner;
        this.publicUrl = publicUrl;
    }

    Message send(ClientKey key, NewMessage wanted) {
        String request = String.join(
                "\n",
                wanted.lead().toString(),
                wanted.kind().name(),
                wanted.channel().name(),
                String.valueOf(wanted.subject()),
                wanted.text());
        OncePerKey once = new OncePerKey(wanted.idempotencyKey(), "message", Secrets.sha256(request));
        return once.run(
                store,
                key,
                clock,
                unit -> plan(unit, key, wanted),
                message -> message.id().toString(),
                (unit, client, subject) ->
                        unit.messages().find(client, MessageId.parse(subject)).orElseThrow());
    }

    private Message plan(UnitOfWork unit, ClientKey key, NewMessage wanted) {
        Client client = unit.clients().find(key).orElseThrow(() -> new NotFoundException("client", "client_not_found"));
        Lead lead = unit.leads()
                .lock(key, wanted.lead())
                .orElseThrow(() -> new NotFoundException("lead " + wanted.lead(), "lead_not_found"));
        requireKind(wanted.kind());
        if (wanted.channel() == Channel.EMAIL && lead.details().email() == null) {
            throw new InvalidException(new FieldProblem("/channel", "no_address", "the lead has no email address"));
        }
        Template template = new Template(wanted.kind(), wanted.channel(), wanted.subject(), wanted.text(), null);
        TemplateValues values = new TemplateValues(wanted.kind(), client, publicUrl).lead(lead);
        Message.Content words = TemplateCheck.check(template, values.map()).write(values.map());
        requireAllowed(unit, client, lead, wanted);
        return planner.own(unit, client, lead, wanted.kind(), words);
    }

    private static void requireKind(MessageKind kind) {
        if (kind != MessageKind.NOTICE && kind != MessageKind.OFFER) {
            throw new InvalidException(new FieldProblem("/kind", "invalid", "must be notice or offer"));
        }
    }

    /** What would be refused whatever the hour is refused at once. */
    private void requireAllowed(UnitOfWork unit, Client client, Lead lead, NewMessage wanted) {
        String address = MessagePlanner.address(lead, wanted.channel());
        boolean suppressed = lead.status() == LeadStatus.OPTED_OUT
                || !unit.optOuts().among(client.key(), List.of(address)).isEmpty();
        if (suppressed) {
            throw new ConflictException("opted_out", "The lead must not be written to");
        }
        if (wanted.kind().isMarketing()) {
            List<String> reasons = MarketingGate.lasting(unit, client, lead, wanted.kind(), clock.instant());
            if (!reasons.isEmpty()) {
                throw new ConflictException(
                        reasons.get(0), "The lead may not be offered anything: " + String.join(", ", reasons));
            }
        }
    }
}
