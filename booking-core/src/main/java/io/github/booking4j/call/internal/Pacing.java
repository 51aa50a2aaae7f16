package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;

/**
 * The gaps between the dials of imported leads. After an opening each client begins at an offset of its own within the gap, so that
 * the imports of many clients whose hours open together are not all dialled in the first second, nor in any later one.
 */
final class Pacing {
    private final Client client;
    private final Instant afterLast;

    private Pacing(Client client, Instant afterLast) {
        this.client = client;
        this.afterLast = afterLast;
    }

    static Pacing of(UnitOfWork unit, Client client) {
        Duration gap = client.settings().calls().importPacing();
        Instant afterLast = gap.isZero()
                ? Instant.MIN
                : unit.callQueue()
                        .lastImportDial(client.key())
                        .map(last -> last.plus(gap))
                        .orElse(Instant.MIN);
        return new Pacing(client, afterLast);
    }

    /** From when on a call may be dialled as far as gaps go; at any time when it is not of an import. */
    Instant opens(Call call) {
        if (call.priority() != Enquiry.Priority.IMPORT || gap().isZero()) {
            return Instant.MIN;
        }
        Instant due = call.times().notBefore();
        boolean waited = due.isAfter(call.times().queuedAt()); // those that did not are of one client
        Instant first = waited ? due.plus(offset()) : due;
        return afterLast.isAfter(first) ? afterLast : first;
    }

    private Duration offset() {
        long most = Math.max(1, gap().toMillis());
        return Duration.ofMillis(Math.floorMod(client.key().value().hashCode(), most));
    }

    private Duration gap() {
        return client.settings().calls().importPacing();
    }
}
