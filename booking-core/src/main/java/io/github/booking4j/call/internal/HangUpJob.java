package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallId;
import io.github.booking4j.internal.job.JobHandler;
import io.github.booking4j.internal.job.JobResult;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import java.time.Duration;
import java.time.Instant;

/** Ends a live call to a lead that must not be contacted any more. */
public final class HangUpJob implements JobHandler {
    static final String KIND = "hang_up";

    /** How long the assistant has to say goodbye to a lead that opted out in the call itself. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private final BookingStore store;
    private final VoiceGateway gateway;

    /** Hangs up through a gateway. */
    public HangUpJob(BookingStore store, VoiceGateway gateway) {
        this.store = store;
        this.gateway = gateway;
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
        CallId id = CallId.parse(lease.job().subject());
        Call call = store.inTransaction(unit -> unit.calls().find(lease.job().client(), id))
                .orElse(null);
        Instant requested = call == null ? null : call.times().requestedAt();
        if (call != null && requested != null && call.status().isLive()) {
            gateway.hangUp(ReconcileJob.reference(store, call, requested));
        }
        return JobResult.DONE;
    }
}
