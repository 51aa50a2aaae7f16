package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.internal.job.BackOff;
import io.github.booking4j.internal.job.JobHandler;
import io.github.booking4j.internal.job.JobResult;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.spi.gateway.VoiceGateway.CallReference;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider what became of a call whose fate is unknown, whose end was never reported, or whose report is missing.
 * Absence proves nothing until the request to dial can no longer be on its way.
 */
public final class ReconcileJob implements JobHandler {
    static final String KIND = "reconcile";

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileJob.class);

    private static final int MOST_WAITS_FOR_REPORT = 5;
    private static final Duration NOW = Duration.ZERO;

    private final BookingStore store;
    private final InstantSource clock;
    private final VoiceGateway gateway;
    private final CallProgress progress;
    private final DialPolicy policy;
    private final BackOff backOff;

    /** Looks calls up through a gateway. */
    public ReconcileJob(
            BookingStore store,
            InstantSource clock,
            VoiceGateway gateway,
            CallProgress progress,
            DialPolicy policy,
            BackOff backOff) {
        this.store = store;
        this.clock = clock;
        this.gateway = gateway;
        this.progress = progress;
        this.policy = policy;
        this.backOff = backOff;
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
    public JobResult run(Lease lease) {
        ClientKey client = lease.job().client();
        CallId id = CallId.parse(lease.job().subject());
        Call call = store.inTransaction(unit -> unit.calls().find(client, id)).orElse(null);
        if (call == null || call.report() != null || call.status() == CallStatus.CANCELLED) {
            return JobResult.DONE;
        }
        Instant requested = call.times().requestedAt();
        if (requested == null) {
            return JobResult.DONE; // back in the queue
        }
        Optional<ProviderCall> found;
        try {
            found = gateway.find(reference(store, call, requested));
        } catch (GatewayException e) {
            // However long the provider is away, the call is not given up: it keeps a slot until its fate is known.
            LOG.info("Call {} cannot be looked up: {} {}", id, e.kind(), e.providerCode());
            return again(e.retryAfter().orElseGet(() -> backOff.after(5)), e.code());
        }
        return found.isPresent() ? found(call, found.get()) : absent(call, requested);
    }

    private JobResult found(Call call, ProviderCall news) {
        boolean incomplete = news.progress() == ProviderCall.Progress.ENDED && news.findings() == null;
        if (incomplete && isLate(call, news)) {
            progress.concludeWithoutReport(news, call.client(), call.id());
            return JobResult.DONE;
        }
        progress.report(withOurId(news, call));
        if (news.progress() != ProviderCall.Progress.ENDED) {
            return again(longest(call), "still live at the provider");
        }
        return incomplete ? again(policy.reportGrace(), "report is not ready") : JobResult.DONE;
    }

    /** By the clock, not by the number of look-ups: a call may have been looked up often before it ended. */
    private boolean isLate(Call call, ProviderCall news) {
        Instant ended =
                call.times().endedAt() == null ? news.endedAt() : call.times().endedAt();
        return ended != null
                && !clock.instant().isBefore(ended.plus(policy.reportGrace().multipliedBy(MOST_WAITS_FOR_REPORT)));
    }

    private JobResult absent(Call call, Instant requested) {
        Instant proof = requested.plus(policy.absenceProof());
        if (clock.instant().isBefore(proof)) {
            return again(policy.unknownCheck(), "not seen at the provider yet");
        }
        if (call.providerId() == null && call.status() != CallStatus.ENDED) {
            progress.notPlaced(call.client(), call.id(), NOW);
        } else {
            progress.lost(call.client(), call.id());
        }
        return JobResult.DONE;
    }

    private Duration longest(Call call) {
        return store.inTransaction(unit -> unit.clients().find(call.client()))
                .map(Client::settings)
                .map(settings -> settings.calls().maxCallDuration())
                .orElse(policy.absenceProof());
    }

    private JobResult again(Duration pause, String reason) {
        return new JobResult.WaitUntil(clock.instant().plus(pause), reason);
    }

    static CallReference reference(BookingStore store, Call call, Instant requested) {
        CallReference reference =
                new CallReference(call.id().toString(), call.providerId(), call.controlUrl(), requested);
        return store.inTransaction(unit -> unit.leads().find(call.client(), call.lead()))
                .map(lead -> reference.to(lead.phone()))
                .orElse(reference);
    }

    /** What was found by our reference is our call, even if the provider does not carry our id back. */
    private static ProviderCall withOurId(ProviderCall news, Call call) {
        return new ProviderCall(
                news.providerId(),
                call.id().toString(),
                news.controlUrl(),
                news.progress(),
                news.startedAt(),
                news.endedAt(),
                news.ending(),
                news.findings());
    }
}
