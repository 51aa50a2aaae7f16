package io.github.booking4j.examples.demo;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.LeadQuery;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageId;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.message.MessageStatus;
import java.time.Instant;
import java.util.List;

/** What still has to happen now: calls and messages that are due or under way. What is planned for later does not count. */
final class OpenWork {
    private static final int PAGE = 200;

    private final BookingEngine engine;
    private final ClientKey client;

    OpenWork(BookingEngine engine, ClientKey client) {
        this.engine = engine;
        this.client = client;
    }

    boolean isDone(Instant now) {
        return count(now) == 0;
    }

    long count(Instant now) {
        return waitingLeads() + openCalls(now) + openMessages(now);
    }

    private long waitingLeads() {
        return with(LeadStatus.NEW) + with(LeadStatus.CALLING);
    }

    private long with(LeadStatus status) {
        return engine.leads()
                .list(client, LeadQuery.newest(PAGE).status(status))
                .size();
    }

    private long openCalls(Instant now) {
        long open = 0;
        for (CallStatus status : CallStatus.values()) {
            if (status != CallStatus.CANCELLED) {
                open += openCalls(status, now);
            }
        }
        return open;
    }

    private long openCalls(CallStatus status, Instant now) {
        long open = 0;
        CallId before = null;
        List<Call> page;
        do {
            page = engine.calls().list(client, new CallQuery(null, status, null, before, PAGE));
            open += page.stream().filter(call -> isOpen(call, now)).count();
            before = page.isEmpty() ? null : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
        return open;
    }

    private static boolean isOpen(Call call, Instant now) {
        return switch (call.status()) {
            case QUEUED -> !call.times().notBefore().isAfter(now);
            case ENDED -> call.report() == null;
            case CANCELLED -> false;
            case DIALLING, UNKNOWN, PLACED, IN_PROGRESS -> true;
        };
    }

    private long openMessages(Instant now) {
        return openMessages(MessageStatus.PLANNED, now)
                + openMessages(MessageStatus.SENDING, now)
                + openMessages(MessageStatus.UNKNOWN, now);
    }

    private long openMessages(MessageStatus status, Instant now) {
        long open = 0;
        MessageId before = null;
        List<Message> page;
        do {
            page = engine.messages().list(client, new MessageQuery(null, null, status, before, PAGE));
            open += page.stream()
                    .filter(message -> !message.dueAt().isAfter(now))
                    .count();
            before = page.isEmpty() ? null : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
        return open;
    }
}
