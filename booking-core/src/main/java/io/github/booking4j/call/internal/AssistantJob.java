package io.github.booking4j.call.internal;

import io.github.booking4j.appointment.Service;
import io.github.booking4j.client.Assistant;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.client.internal.ClientListener;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.job.BackOff;
import io.github.booking4j.internal.job.JobHandler;
import io.github.booking4j.internal.job.JobResult;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.spi.gateway.AssistantRequest;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives an onboarded client its assistant; until then its calls are made by the account's own. */
public final class AssistantJob implements JobHandler, ClientListener {
    static final String KIND = "assistant";

    private static final Logger LOG = LoggerFactory.getLogger(AssistantJob.class);

    private final BookingStore store;
    private final InstantSource clock;
    private final VoiceGateway gateway;
    private final BackOff backOff;
    private final String webhookUrl;

    /** Clones through a gateway; assistants report to a URL. */
    public AssistantJob(
            BookingStore store, InstantSource clock, VoiceGateway gateway, BackOff backOff, String webhookUrl) {
        this.store = store;
        this.clock = clock;
        this.gateway = gateway;
        this.backOff = backOff;
        this.webhookUrl = webhookUrl;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.REPORT;
    }

    @Override
    public void onboarded(UnitOfWork unit, Client client, NewClient request) {
        wake(unit, client.key(), client.createdAt());
    }

    @Override
    public void changed(UnitOfWork unit, Client before, Client client) {
        if (client.assistant().status() != Assistant.Status.READY) {
            wake(unit, client.key(), clock.instant());
        }
    }

    /** A client that was onboarded by an engine without a voice is owed an assistant: its first call asks for it. */
    static void wakeIfNone(UnitOfWork unit, Client client, Instant now) {
        if (client.assistant().status() == Assistant.Status.NONE) {
            wake(unit, client.key(), now);
        }
    }

    private static void wake(UnitOfWork unit, ClientKey client, Instant due) {
        unit.jobs().schedule(new Job(client, KIND, client.value(), Lane.REPORT, due));
    }

    @Override
    public JobResult run(Lease lease) {
        ClientKey key = lease.job().client();
        Client client = store.inTransaction(unit -> wanted(unit, key));
        if (client.assistant().status() == Assistant.Status.READY) {
            return JobResult.DONE;
        }
        String id;
        try {
            id = gateway.provideAssistant(request(client));
        } catch (GatewayException e) {
            LOG.warn("The assistant of {} cannot be made yet: {} {}", key, e.kind(), e.providerCode());
            if (lease.attempt() == 1) {
                tell(key, Json.object("assistant", "pending", "problem", e.providerCode()));
            }
            return new JobResult.RetryAt(clock.instant().plus(backOff.after(lease.attempt())), e.code());
        }
        store.inTransaction(unit -> ready(unit, key, id));
        return JobResult.DONE;
    }

    private static Client wanted(UnitOfWork unit, ClientKey key) {
        Client client = unit.clients().lock(key).orElseThrow();
        return client.assistant().status() == Assistant.Status.NONE
                ? unit.clients().update(client.withAssistant(Assistant.PENDING))
                : client;
    }

    private Client ready(UnitOfWork unit, ClientKey key, String id) {
        Client client = unit.clients().lock(key).orElseThrow();
        unit.events().append(key, List.of(updated(Json.object("assistant", "ready"))));
        return unit.clients().update(client.withAssistant(Assistant.ready(id)));
    }

    private void tell(ClientKey key, String data) {
        store.inTransaction(unit -> {
            unit.events().append(key, List.of(updated(data)));
            return key;
        });
    }

    private EventLog.Draft updated(String data) {
        return new EventLog.Draft(EventType.CLIENT_UPDATED, clock.instant(), data);
    }

    private AssistantRequest request(Client client) {
        List<String> services = store.inTransaction(unit -> unit.catalog().listServices(client.key())).stream()
                .map(Service::name)
                .toList();
        return new AssistantRequest(
                client.key(),
                client.assistant().id(),
                client.name(),
                client.profile().industry(),
                services,
                webhookUrl);
    }
}
