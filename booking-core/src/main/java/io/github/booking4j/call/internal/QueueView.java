package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.QueuedCall;
import io.github.booking4j.call.QueuedCall.WaitsFor;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientStatus;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The head of a client's queue, as it stands at an instant. */
final class QueueView {
    private QueueView() {}

    static List<QueuedCall> at(UnitOfWork unit, ClientKey key, Instant now, int limit) {
        Client client = unit.clients().find(key).orElseThrow(() -> new NotFoundException("client", "client_not_found"));
        List<Call> calls = new ArrayList<>(unit.callQueue().due(key, now, limit));
        if (calls.size() < limit) {
            calls.addAll(unit.callQueue().notYetDue(key, now, limit - calls.size()));
        }
        boolean usedUp = Budgets.usedUp(unit, client, now).isPresent();
        Pacing pacing = Pacing.of(unit, client);
        List<QueuedCall> queue = new ArrayList<>(calls.size());
        for (Call call : calls) {
            queue.add(new QueuedCall(call, queue.size() + 1, waitsFor(client, call, usedUp, pacing, now)));
        }
        return List.copyOf(queue);
    }

    private static WaitsFor waitsFor(Client client, Call call, boolean usedUp, Pacing pacing, Instant now) {
        if (client.status() != ClientStatus.ACTIVE) {
            return WaitsFor.ACTIVATION;
        }
        if (call.times().notBefore().isAfter(now)) {
            return WaitsFor.TIME;
        }
        if (usedUp) {
            return WaitsFor.BUDGET;
        }
        return pacing.opens(call).isAfter(now) ? WaitsFor.PACE : WaitsFor.LINE;
    }
}
