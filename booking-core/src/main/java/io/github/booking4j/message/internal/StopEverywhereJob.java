package io.github.booking4j.message.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.internal.job.JobHandler;
import io.github.booking4j.internal.job.JobResult;
import io.github.booking4j.lead.OptOut;
import io.github.booking4j.lead.OptOutId;
import io.github.booking4j.lead.internal.LeadService;
import io.github.booking4j.spi.gateway.SmsInbox.IncomingSms;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a STOP binds every client, though the request that brought it dies on the way: the first client's opt-out
 * and this job commit together, and the job leads from that opt-out to all the others.
 */
public final class StopEverywhereJob implements JobHandler {
    private static final String KIND = "stop_everywhere";
    private static final int PAGE = 200;

    /** By then the request itself has bound them all, unless it died or there are very many. */
    private static final Duration AFTER = Duration.ofMinutes(1);

    private final BookingStore store;
    private final InstantSource clock;
    private final LeadService leads;

    /** Binds the clients of a store. */
    public StopEverywhereJob(BookingStore store, InstantSource clock, LeadService leads) {
        this.store = store;
        this.clock = clock;
        this.leads = leads;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.MESSAGE;
    }

    /** Binds the first client, and promises the others. */
    void begin(IncomingSms stop) {
        store.inTransaction(unit -> {
            List<Client> first = unit.clients().list(null, 2);
            if (first.size() == 2) {
                ClientKey client = first.get(0).key();
                bind(unit, client, stop);
                OptOut origin =
                        unit.optOuts().findByAddress(client, stop.from().e164()).orElseThrow();
                unit.jobs().schedule(job(client, origin.id(), clock.instant().plus(AFTER)));
            }
            return first.size();
        });
    }

    /** Binds one client. */
    void bind(UnitOfWork unit, ClientKey client, IncomingSms stop) {
        leads.optOut(unit, client, stop.from(), "sms", stop.text());
    }

    /** Whether a START has anything to take back from a client. */
    boolean mayLift(UnitOfWork unit, ClientKey client, IncomingSms start) {
        return leads.mayOptIn(unit, client, start.from());
    }

    /** Takes a STOP back from one client. */
    void lift(UnitOfWork unit, ClientKey client, IncomingSms start) {
        leads.optInByTextMessage(unit, client, start.from());
    }

    @Override
    public JobResult run(Lease lease) {
        ClientKey origin = lease.job().client();
        OptOutId id = OptOutId.parse(lease.job().subject());
        for (List<ClientKey> page = clientsAfter(null); !page.isEmpty(); page = clientsAfter(page)) {
            for (ClientKey client : page) {
                if (!bind(origin, id, client)) {
                    return JobResult.DONE; // taken back meanwhile
                }
            }
        }
        return JobResult.DONE;
    }

    private boolean bind(ClientKey origin, OptOutId id, ClientKey client) {
        return store.inTransaction(unit -> {
            Optional<OptOut> said = unit.optOuts().find(origin, id);
            said.ifPresent(
                    optOut -> leads.optOut(unit, client, new PhoneNumber(optOut.address()), "sms", optOut.text()));
            return said.isPresent();
        });
    }

    private List<ClientKey> clientsAfter(@Nullable List<ClientKey> page) {
        ClientKey last = page == null ? null : page.get(page.size() - 1);
        return store.inTransaction(unit ->
                unit.clients().list(last, PAGE).stream().map(Client::key).toList());
    }
}
