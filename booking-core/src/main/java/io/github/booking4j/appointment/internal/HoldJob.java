package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.internal.job.JobHandler;
import io.github.booking4j.internal.job.JobResult;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import java.time.InstantSource;

/** Gives up a hold when it has run out, unless somebody who wanted its time did before. */
public final class HoldJob implements JobHandler {
    private final BookingStore store;
    private final InstantSource clock;

    /** Gives up holds by this clock. */
    public HoldJob(BookingStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "release_hold";
    }

    @Override
    public Lane lane() {
        return Lane.REPORT;
    }

    @Override
    public JobResult run(Lease lease) {
        AppointmentId id = AppointmentId.parse(lease.job().subject());
        return store.inTransaction(unit -> {
            Appointment held =
                    unit.appointments().lock(lease.job().client(), id).orElse(null);
            if (held != null && held.isHeldAt(clock.instant()) && held.heldUntil() != null) {
                return new JobResult.WaitUntil(held.heldUntil(), "the hold has not run out");
            }
            if (held != null) {
                Holds.release(unit, held);
            }
            return JobResult.DONE;
        });
    }
}
