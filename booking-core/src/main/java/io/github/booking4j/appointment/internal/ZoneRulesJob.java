package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentQuery;
import io.github.booking4j.appointment.AppointmentQuery.Position;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.client.internal.ClientListener;
import io.github.booking4j.hours.ZoneLaws;
import io.github.booking4j.internal.job.JobHandler;
import io.github.booking4j.internal.job.JobResult;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks, when an engine starts and each day, whether the zone rules of the JVM say something else of a client's coming appointments
 * than those they were booked by. The job's subject is the release of the rules: nodes with older ones leave it alone, and an
 * appointment that was resolved by newer rules is never resolved by older ones.
 */
public final class ZoneRulesJob implements JobHandler, ClientListener {
    private static final Duration EVERY = Duration.ofDays(1);
    private static final Duration UNTIL_A_NEWER_NODE = Duration.ofMinutes(1);
    private static final int PAGE = 200;

    /** Of one run, so that it ends well within its lease. */
    private static final int MOST = 200;

    private final BookingStore store;
    private final InstantSource clock;
    private final ZoneChanges changes;

    /** @param listeners told of what changes inside its transaction, in order */
    public ZoneRulesJob(BookingStore store, InstantSource clock, List<AppointmentListener> listeners) {
        this.store = store;
        this.clock = clock;
        this.changes = new ZoneChanges(store, clock, listeners);
    }

    @Override
    public String kind() {
        return "follow_zone_rules";
    }

    @Override
    public Lane lane() {
        return Lane.REPORT;
    }

    @Override
    public void onboarded(UnitOfWork unit, Client client, NewClient request) {
        unit.jobs()
                .schedule(job(client.key(), ZoneLaws.release(), clock.instant().plus(EVERY)));
    }

    /** The job of a client, for the start of an engine. */
    public Job jobFor(ClientKey client) {
        return job(client, ZoneLaws.release(), clock.instant());
    }

    @Override
    public JobResult run(Lease lease) {
        Instant now = clock.instant();
        int age = lease.job().subject().compareTo(ZoneLaws.release());
        if (age < 0) {
            return JobResult.DONE; // the job of the newer rules does it
        }
        if (age > 0) {
            return new JobResult.WaitUntil(now.plus(UNTIL_A_NEWER_NODE), "for a node with these rules");
        }
        ClientKey client = lease.job().client();
        List<Changed> all = inOrder(changed(client, now));
        List<Changed> some = all.subList(0, Math.min(MOST, all.size()));
        List<Changed> stuck = some.stream()
                .filter(changed -> !changes.follow(client, changed.id))
                .toList();
        stuck.forEach(changed -> changes.followOrTell(client, changed.id));
        return some.size() < all.size()
                ? new JobResult.WaitUntil(now, "the rest of its work")
                : new JobResult.WaitUntil(now.plus(EVERY), "its next day");
    }

    private List<Changed> changed(ClientKey client, Instant now) {
        List<Changed> changed = new ArrayList<>();
        @Nullable Position after = null;
        while (true) {
            AppointmentQuery query = new AppointmentQuery(null, null, now, null, after, PAGE);
            List<Appointment> page =
                    store.inTransaction(unit -> unit.appointments().list(client, query));
            page.stream()
                    .filter(appointment -> appointment.status().isPromised())
                    .flatMap(appointment -> Stream.ofNullable(ResolvedTime.changed(appointment.time()))
                            .map(time -> new Changed(appointment.id(), time)))
                    .forEach(changed::add);
            if (page.size() < PAGE) {
                return changed;
            }
            Appointment last = page.get(page.size() - 1);
            after = new Position(last.start(), last.id());
        }
    }

    /** So that each finds the place of the one before it empty: what starts later from now on begins with the last. */
    private static List<Changed> inOrder(List<Changed> changed) {
        Comparator<Changed> first =
                Comparator.comparing(one -> one.time.before().start());
        Map<Boolean, List<Changed>> later = changed.stream().collect(Collectors.partitioningBy(Changed::startsLater));
        return Stream.concat(
                        later.getOrDefault(true, List.of()).stream().sorted(first.reversed()),
                        later.getOrDefault(false, List.of()).stream().sorted(first))
                .toList();
    }

    private record Changed(AppointmentId id, ResolvedTime time) {
        boolean startsLater() {
            return time.start().isAfter(time.before().start());
        }
    }
}
