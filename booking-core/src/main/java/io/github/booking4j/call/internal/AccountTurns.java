package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.spi.store.UnitOfWork;
import io.github.booking4j.spi.store.WaitingLine.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Shares the slots of a voice account out in turn: while others wait, a slot is taken only by who was called for it, and who has
 * taken one is last in line for the next. Everything is decided under the account's lock, which makes "full" and "waiting" one
 * fact. It is not taken where nobody waits.
 */
public final class AccountTurns {
    /** A slot is kept this long for who was called; so long it stays idle when the node that should use it dies. */
    private static final Duration COMES_WITHIN = Duration.ofSeconds(15);

    /** Who waits is called; should that ever be lost, it looks itself. */
    private static final Duration LOOKS_AGAIN = Duration.ofMinutes(1);

    private final VoiceGateway gateway;

    /** Shares the account of a gateway out. */
    public AccountTurns(VoiceGateway gateway) {
        this.gateway = gateway;
    }

    /** The account's name. */
    String account() {
        return gateway.account();
    }

    /** Locks the account and says how many of its slots are free, those kept for the called among them. */
    int lockFree(UnitOfWork unit) {
        return gateway.maxConcurrentCalls() - unit.callQueue().lockAccount(gateway.account());
    }

    /** What becomes of a client that would dial. */
    enum Turn {
        /** It may. */
        TAKEN,
        /**
         * It waits where nobody waited. Whoever gave a slot back meanwhile, without the lock, saw nobody in line: once it can be seen
         * there, it has to look again.
         */
        FIRST_IN_LINE,
        /** It waits behind others, for whose sake slots are given back under the lock. */
        IN_LINE
    }

    /** Whether the client may dial this call now; else it waits in line, and is woken when it is its turn. */
    Turn take(UnitOfWork unit, Call call, int free, Instant now) {
        ClientKey client = call.client();
        Standing standing = unit.waitingLine().standing(gateway.account(), client, absentSince(now));
        int open = free - standing.othersCalled();
        if (standing.othersWaiting() == 0 && open > 0) {
            unit.waitingLine().leave(gateway.account(), client);
            return Turn.TAKEN;
        }
        if (standing.called()) {
            unit.waitingLine().leave(gateway.account(), client);
            if (open > 0) {
                return Turn.TAKEN;
            }
        }
        unit.waitingLine().join(gateway.account(), client, call.priority(), now);
        if (offer(unit, open, now).contains(client)) {
            unit.waitingLine().leave(gateway.account(), client);
            return Turn.TAKEN;
        }
        CallPlanner.wakeDialling(unit, client, now.plus(LOOKS_AGAIN));
        return standing.othersWaiting() == 0 ? Turn.FIRST_IN_LINE : Turn.IN_LINE;
    }

    /** What a client does not use of the free slots, the one it was called for among them, is the next one's. */
    void passOn(UnitOfWork unit, ClientKey client, Instant now) {
        if (nobodyWaitsBehind(unit, client, now)) {
            return; // most often: no need for the lock. Who comes to wait looks once more when it can be seen here.
        }
        int free = lockFree(unit);
        unit.waitingLine().leave(gateway.account(), client);
        Standing standing = unit.waitingLine().standing(gateway.account(), client, absentSince(now));
        if (standing.othersWaiting() > 0) {
            offer(unit, free - standing.othersCalled(), now);
        }
    }

    /**
     * A call gives its slot back. Where others wait, the first in line is called, and the client of the call stands in line for its next
     * one. Where nobody does, the account is not locked: the client looks at its queue, and passes on what somebody came to wait for.
     */
    void freed(UnitOfWork unit, Call call, Instant now) {
        ClientKey client = call.client();
        if (nobodyWaitsBehind(unit, client, now)) {
            CallPlanner.wakeDialling(unit, client, now);
            return;
        }
        lockFree(unit);
        // Under the lock: what is queued later finds the slot free, what was queued before is found here.
        unit.callQueue()
                .due(client, now, 1)
                .forEach(next -> unit.waitingLine().join(gateway.account(), client, next.priority(), now));
        call(unit, now);
    }

    private boolean nobodyWaitsBehind(UnitOfWork unit, ClientKey client, Instant now) {
        Standing seen = unit.waitingLine().standing(gateway.account(), client, absentSince(now));
        return !seen.called() && seen.othersWaiting() == 0;
    }

    private Set<ClientKey> offer(UnitOfWork unit, int slots, Instant now) {
        Set<ClientKey> called = new HashSet<>();
        boolean more = true;
        while (more && called.size() < slots) {
            more = call(unit, now).map(called::add).orElse(false);
        }
        return called;
    }

    private Optional<ClientKey> call(UnitOfWork unit, Instant now) {
        Optional<ClientKey> next = unit.waitingLine().callNext(gateway.account(), now, absentSince(now));
        next.ifPresent(client -> CallPlanner.wakeDialling(unit, client, now));
        return next;
    }

    private static Instant absentSince(Instant now) {
        return now.minus(COMES_WITHIN);
    }
}
