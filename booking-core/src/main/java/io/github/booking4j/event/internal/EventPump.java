package io.github.booking4j.event.internal;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.StoreException;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers committed events and hands them on: at once when a commit announces them, else at each poll. */
public final class EventPump {
    private static final Logger LOG = LoggerFactory.getLogger(EventPump.class);
    private static final int CLIENTS = 100;
    private static final int BATCH = 1_000;
    /** Events of other transactions join those of the first: fewer rounds, and nobody sees the difference. */
    private static final int GATHER_MILLIS = 10;

    private final BookingStore store;
    private final EventService events;
    private final Duration poll;
    private final Semaphore news = new Semaphore(0);
    private final Map<ClientKey, Long> seen = new HashMap<>();
    private final Set<ClientKey> stuck = ConcurrentHashMap.newKeySet();
    /** Clients take turns: more of them than one round takes may be busy, or stuck, all the time. */
    private volatile @Nullable ClientKey turn;

    private volatile boolean stopping;
    private @Nullable Thread thread;

    /** Pumps the events of a store to those who follow them. */
    public EventPump(BookingStore store, EventService events, Duration poll) {
        this.store = store;
        this.events = events;
        this.poll = poll;
    }

    /** Starts its thread. */
    public void start() {
        Thread started = new Thread(this::pumpUntilStopped, "booking-events");
        thread = started;
        started.start();
    }

    /** Announces that events wait for their number, or that another node numbered some. */
    public void wake(Set<ClientKey> numbered) {
        numbered.forEach(events::tell);
        news.release();
    }

    /** Numbers everything that waits and hands it on; returns whether anything happened. */
    public boolean pump() {
        boolean any = false;
        boolean more = true;
        while (more) {
            Round round = round(turn);
            turn = round.next;
            round.clients.forEach(events::tell);
            any |= !round.clients.isEmpty();
            more = round.more;
        }
        return events.deliver() || any;
    }

    private Round round(@Nullable ClientKey after) {
        try {
            return store.inTransaction(unit -> number(unit, after));
        } catch (StoreException e) {
            return oneByOne(after);
        }
    }

    /** A client whose events cannot be numbered must not keep those of the others back. */
    private Round oneByOne(@Nullable ClientKey after) {
        Set<ClientKey> numbered = new TreeSet<>();
        List<ClientKey> waiting = store.inTransaction(unit -> unit.events().unnumbered(after, CLIENTS));
        for (ClientKey client : waiting) {
            try {
                if (store.inTransaction(unit -> unit.events().number(client, BATCH)) > 0) {
                    numbered.add(client);
                }
                stuck.remove(client);
            } catch (StoreException e) {
                if (stuck.add(client)) { // told once
                    LOG.warn("Events of {} cannot be numbered now: {}", client, e.toString());
                }
            }
        }
        return new Round(numbered, !numbered.isEmpty() || waiting.size() == CLIENTS, next(waiting));
    }

    /** All clients in one transaction: each of its own would cost more than what is done in it. */
    private static Round number(UnitOfWork unit, @Nullable ClientKey after) {
        Set<ClientKey> numbered = new TreeSet<>(); // in one order, since each holds its counter
        List<ClientKey> waiting = unit.events().unnumbered(after, CLIENTS);
        boolean more = waiting.size() == CLIENTS || after != null;
        for (ClientKey client : new TreeSet<>(waiting)) {
            int events = unit.events().number(client, BATCH);
            more |= events == BATCH;
            if (events > 0) {
                numbered.add(client);
            }
        }
        return new Round(numbered, more, next(waiting));
    }

    /** After whom the next round begins; null: with the first. */
    private static @Nullable ClientKey next(List<ClientKey> waiting) {
        return waiting.size() < CLIENTS ? null : waiting.get(CLIENTS - 1);
    }

    private record Round(
            Set<ClientKey> clients, boolean more, @Nullable ClientKey next) {}

    /** Ends its thread; what is not numbered yet waits in the store. */
    public boolean stop(Duration limit) throws InterruptedException {
        stopping = true;
        news.release();
        Thread running = thread;
        if (running == null) {
            return true;
        }
        running.join(limit.toMillis());
        if (running.isAlive()) {
            running.interrupt();
            running.join(1_000);
        }
        return !running.isAlive();
    }

    private void pumpUntilStopped() {
        while (!stopping) {
            try {
                pump();
                if (!news.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
                    lookAtOtherNodes();
                }
                TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
                news.drainPermits();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) { // nobody would start it again
                LOG.warn("Events cannot be numbered now: {}", e.toString());
                pause();
            }
        }
    }

    /** Where a store cannot tell nodes of one another's commits, the newest numbers of watched clients do. */
    private void lookAtOtherNodes() {
        Set<ClientKey> watched = events.watched();
        seen.keySet().retainAll(watched);
        for (ClientKey client : watched) {
            long latest = events.latest(client);
            Long before = seen.put(client, latest);
            if (before == null || before < latest) {
                events.tell(client);
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(poll.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
