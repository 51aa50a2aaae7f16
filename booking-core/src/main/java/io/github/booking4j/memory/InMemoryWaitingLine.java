package io.github.booking4j.memory;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.memory.CallTable.Waiting;
import io.github.booking4j.spi.store.WaitingLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class InMemoryWaitingLine implements WaitingLine {
    private final CallTable calls;

    InMemoryWaitingLine(CallTable calls) {
        this.calls = calls;
    }

    @Override
    public void join(String account, ClientKey client, Enquiry.Priority priority, Instant since) {
        Waiting place = new Waiting(account, client, priority, Stored.micros(since), null);
        Optional<Waiting> before = calls.waiting.find(account, client);
        if (before.isEmpty()) {
            calls.waiting.insert(place);
        } else if (priority.compareTo(before.get().priority()) < 0) {
            calls.waiting.put(place.called(before.get().calledAt()));
        }
    }

    @Override
    public void leave(String account, ClientKey client) {
        calls.waiting.find(account, client).ifPresent(calls.waiting::remove);
    }

    @Override
    public Optional<ClientKey> callNext(String account, Instant now, Instant absentSince) {
        List<Waiting> line = calls.waitingByTime.startingWith(account).stream().toList();
        line.stream().filter(place -> place.calledBefore(absentSince)).forEach(calls.waiting::remove);
        Optional<Waiting> next =
                line.stream().filter(place -> place.calledAt() == null).findFirst();
        next.ifPresent(place -> calls.waiting.put(place.called(Stored.micros(now))));
        return next.map(Waiting::client);
    }

    @Override
    public Standing standing(String account, ClientKey client, Instant absentSince) {
        boolean called = false;
        int othersCalled = 0;
        int othersWaiting = 0;
        for (Waiting place : calls.waitingByTime.startingWith(account).stream().toList()) {
            boolean own = place.client().equals(client);
            boolean counts = place.calledAt() != null && !place.calledBefore(absentSince);
            called |= own && counts;
            othersCalled += !own && counts ? 1 : 0;
            othersWaiting += !own && place.calledAt() == null ? 1 : 0;
        }
        return new Standing(called, othersCalled, othersWaiting);
    }
}
