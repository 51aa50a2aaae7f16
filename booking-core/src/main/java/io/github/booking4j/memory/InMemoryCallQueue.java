package io.github.booking4j.memory;

import io.github.booking4j.call.Call;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.spi.store.CallQueue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

final class InMemoryCallQueue implements CallQueue {
    private final CallTable calls;

    InMemoryCallQueue(CallTable calls) {
        this.calls = calls;
    }

    @Override
    public List<Call> due(ClientKey client, Instant now, int limit) {
        return Arrays.stream(Enquiry.Priority.values())
                .flatMap(priority ->
                        calls
                                .queued
                                .range(
                                        Key.of(client, priority),
                                        Key.of(client, priority, now).end())
                                .stream())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Call> notYetDue(ClientKey client, Instant now, int limit) {
        return calls.queuedByTime.after(Key.of(client), now).stream()
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Instant> nextDue(ClientKey client) {
        return calls.queuedByTime
                .startingWith(client)
                .first()
                .map(call -> call.times().notBefore());
    }

    @Override
    public int live(ClientKey client) {
        return calls.live.startingWith(client).count();
    }

    @Override
    public int lockAccount(String account) {
        return calls.liveOfAccount.startingWith(account).count();
    }

    @Override
    public int unreported(ClientKey client, Instant since) {
        return calls.unreported
                .range(Key.of(client, since), Key.of(client).end())
                .count();
    }

    @Override
    public Optional<Instant> lastImportDial(ClientKey client) {
        return calls.importDials.startingWith(client).last().map(CallTable::dialledAt);
    }
}
