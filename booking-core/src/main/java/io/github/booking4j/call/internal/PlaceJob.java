package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallId;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.internal.job.BackOff;
import io.github.booking4j.internal.job.JobHandler;
import io.github.booking4j.internal.job.JobResult;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.PlacedCall;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider to place one call: the second of the three steps. The intent is stored before, the receipt after. A
 * second run of the job means that the first may have asked and died, so it asks nothing and leaves the call to be looked
 * up.
 */
public final class PlaceJob implements JobHandler {
    static final String KIND = "place";

    private static final Logger LOG = LoggerFactory.getLogger(PlaceJob.class);
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);
    private static final Duration CAPACITY_PAUSE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final VoiceGateway gateway;
    private final CallProgress progress;
    private final BackOff backOff;
    private final String webhookUrl;

    /** Places through a gateway that reports to a URL. */
    public PlaceJob(
            InstantSource clock, VoiceGateway gateway, CallProgress progress, BackOff backOff, String webhookUrl) {
        this.clock = clock;
        this.gateway = gateway;
        this.progress = progress;
        this.backOff = backOff;
        this.webhookUrl = webhookUrl;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.PLACE;
    }

    @Override
    public JobResult run(Lease lease) {
        ClientKey client = lease.job().client();
        CallId id = CallId.parse(lease.job().subject());
        if (lease.attempt() > 1) {
            progress.fateUnknown(client, id);
            return JobResult.DONE;
        }
        progress.ifWanted(client, id, this::request).ifPresent(dial -> place(client, id, dial));
        return JobResult.DONE;
    }

    private void place(ClientKey client, CallId id, DialRequest dial) {
        PlacedCall placed;
        try {
            placed = gateway.place(dial);
        } catch (GatewayException e) {
            LOG.info("Call {} was not placed: {} {}", id, e.kind(), e.providerCode());
            switch (e.kind()) {
                case UNKNOWN -> progress.fateUnknown(client, id);
                case REFUSED -> progress.refused(client, id, e.providerCode());
                case NOT_DONE -> progress.notPlaced(client, id, pause(e, backOff.after(3)));
                case AT_CAPACITY -> progress.notPlaced(client, id, pause(e, CAPACITY_PAUSE));
            }
            return;
        }
        progress.placed(client, id, placed);
    }

    /** As long as the provider asks for, or else the usual: never at once, since whoever is not well is asked again and again then. */
    private static Duration pause(GatewayException failure, Duration usual) {
        Duration asked = failure.retryAfter().orElse(usual);
        return asked.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : asked;
    }

    private DialRequest request(UnitOfWork unit, Call call) {
        Client client = unit.clients().find(call.client()).orElseThrow();
        AssistantJob.wakeIfNone(unit, client, clock.instant());
        Lead lead = unit.leads().find(call.client(), call.lead()).orElseThrow();
        Instant asked = Objects.requireNonNull(call.times().requestedAt());
        return new DialRequest(
                client.key(),
                call.id().toString(),
                lead.phone(),
                lead.details().name(),
                client.assistant().id(),
                webhookUrl,
                CallVariables.of(unit, client, lead, asked),
                client.settings().calls().maxCallDuration());
    }
}
