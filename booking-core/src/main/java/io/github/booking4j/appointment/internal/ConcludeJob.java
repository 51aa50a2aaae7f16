package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.client.CalendarSettings.AfterEnd;
import io.github.booking4j.client.Client;
import io.github.booking4j.internal.job.JobHandler;
import io.github.booking4j.internal.job.JobResult;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.InstantSource;

/**
 * Says at the end of an appointment that it took place, or that its lead did not come, where the client wants that and nobody said
 * either before. Scheduled with the booking; an appointment that was moved to later is waited for.
 */
public final class ConcludeJob implements JobHandler, AppointmentListener {
    private final BookingStore store;
    private final InstantSource clock;
    private final Attendance attendance;

    /** Concludes appointments by this clock. */
    public ConcludeJob(BookingStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.attendance = new Attendance(clock);
    }

    @Override
    public String kind() {
        return "conclude_appointment";
    }

    @Override
    public Lane lane() {
        return Lane.REPORT;
    }

    @Override
    public void booked(UnitOfWork unit, Client client, Lead lead, Appointment appointment) {
        if (client.settings().calendar().afterEnd() != AfterEnd.NOTHING) {
            unit.jobs().schedule(job(client.key(), appointment.id(), appointment.end()));
        }
    }

    @Override
    public void rescheduled(UnitOfWork unit, Client client, Lead lead, Appointment appointment) {
        booked(unit, client, lead, appointment); // to earlier: the job is brought forward
    }

    @Override
    public void cancelled(UnitOfWork unit, Client client, Lead lead, Appointment appointment) {
        // The job finds an appointment that is not promised any more.
    }

    @Override
    public JobResult run(Lease lease) {
        AppointmentId id = AppointmentId.parse(lease.job().subject());
        return store.inTransaction(unit -> {
            Client client = unit.clients().find(lease.job().client()).orElse(null);
            Appointment known =
                    unit.appointments().find(lease.job().client(), id).orElse(null);
            if (client == null || known == null) {
                return JobResult.DONE;
            }
            unit.leads().lock(client.key(), known.lead());
            return unit.appointments()
                    .lock(client.key(), id)
                    .map(locked -> conclude(unit, client, locked))
                    .orElse(JobResult.DONE);
        });
    }

    private JobResult conclude(UnitOfWork unit, Client client, Appointment locked) {
        AfterEnd afterEnd = client.settings().calendar().afterEnd();
        if (afterEnd == AfterEnd.NOTHING || !locked.status().isPromised()) {
            return JobResult.DONE;
        }
        if (clock.instant().isBefore(locked.end())) {
            return new JobResult.WaitUntil(locked.end(), "the appointment is not over");
        }
        if (afterEnd == AfterEnd.COMPLETED) {
            attendance.complete(unit, locked);
        } else {
            attendance.noShow(unit, locked);
        }
        return JobResult.DONE;
    }
}
