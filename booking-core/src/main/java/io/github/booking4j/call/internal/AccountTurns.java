package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.spi.store.UnitOfWork;
import io.github.booking4j.spi.store.WaitingLine.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shares the slots of a voice account out in turn: while others wait, a slot is taken only by who was called for it, and who has
 * taken one is last in line for the next. Everything is read and written under the account's lock, which makes "full" and
 * "waiting" one fact.
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

    /** Whether the client may dial this call now; else it waits in line, and is woken when it is its turn. */
    boolean take(UnitOfWork unit, Call call, int free, Instant now) {
        ClientKey client = call.client();
        Standing standing = unit.waitingLine().standing(gateway.account(), client, absentSince(now));
        int open = free - standing.othersCalled();
        if (standing.othersWaiting() == 0 && open > 0) {
            unit.waitingLine().leave(gateway.account(), client);
            return true;
        }
        if (standing.called()) {
            unit.waitingLine().leave(gateway.account(), client);
            if (open > 0) {
                return true;
            }
        }
        unit.waitingLine().join(gateway.account(), client, call.priority(), now);
        if (offer(unit, open, now).contains(client)) {
            unit.waitingLine().leave(gateway.account(), client);
            return true;
        }
        CallPlanner.wakeDialling(unit, client, now.plus(LOOKS_AGAIN));
        return false;
    }

    /** What a client was called for and does not use is the next one's. */
    void passOn(UnitOfWork unit, ClientKey client, Instant now) {
        int free = lockFree(unit);
        unit.waitingLine().leave(gateway.account(), client);
        Standing standing = unit.waitingLine().standing(gateway.account(), client, absentSince(now));
        if (standing.othersWaiting() > 0) {
            offer(unit, free - standing.othersCalled(), now);
        }
    }

    /** A call gives its slot back: the first in line is called, and the client of the call stands in line for its next one. */
    void freed(UnitOfWork unit, Call call, Instant now) {
        String account = call.account();
        List<Call> due = unit.callQueue().due(call.client(), now, 1);
        if (account == null || due.isEmpty()) {
            CallPlanner.wakeDialling(unit, call.client(), now);
        }
        if (account != null) {
            unit.callQueue().lockAccount(account);
            due.forEach(next -> unit.waitingLine().join(account, call.client(), next.priority(), now));
            call(unit, account, now);
        }
    }

    private Set<ClientKey> offer(UnitOfWork unit, int slots, Instant now) {
        Set<ClientKey> called = new HashSet<>();
        boolean more = true;
        while (more && called.size() < slots) {
            more = call(unit, gateway.account(), now).map(called::add).orElse(false);
        }
        return called;
    }

    private static Optional<ClientKey> call(UnitOfWork unit, String account, Instant now) {
        Optional<ClientKey> next = unit.waitingLine().callNext(account, now, absentSince(now));
        next.ifPresent(client -> CallPlanner.wakeDialling(unit, client, now));
        return next;
    }

    private static Instant absentSince(Instant now) {
        return now.minus(COMES_WITHIN);
    }
}
