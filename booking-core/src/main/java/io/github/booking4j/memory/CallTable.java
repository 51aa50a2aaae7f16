package io.github.booking4j.memory;

import static io.github.booking4j.memory.Key.of;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallDirection;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.Enquiry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Calls and every order in which they are asked for, with what hangs on them. */
final class CallTable {
    final Table<Call> rows;
    final Index<Call> ofLead;
    final Index<Call> byStatus;
    final Index<Call> byOutcome;
    final Index<Call> queued;
    final Index<Call> queuedByTime;
    final Index<Call> live;
    final Index<Call> liveOfAccount;
    final Index<Call> byDial;
    final Index<Call> unreported;
    final Index<Call> importDials;
    final Index<Call> dialsOfEnquiry;
    final Table<ToolAnswer> toolAnswers;
    final Table<Waiting> waiting;
    final Index<Waiting> waitingByTime;

    CallTable(Journal journal) {
        rows = new Table<>(journal, call -> of(call.client(), call.id().value()));
        ofLead = rows.index(
                call -> of(call.client(), call.lead().value(), call.id().value()));
        byStatus = rows.index(call -> of(call.client(), call.status(), call.id().value()));
        byOutcome = rows.index(CallTable::outcomeKey);
        queued = rows.index(call -> call.status() == CallStatus.QUEUED
                ? of(
                        call.client(),
                        call.priority(),
                        call.times().notBefore(),
                        call.id().value())
                : null);
        queuedByTime = rows.index(call -> call.status() == CallStatus.QUEUED
                ? of(call.client(), call.times().notBefore(), call.id().value())
                : null);
        live = rows.index(
                call -> call.status().isLive() ? of(call.client(), call.id().value()) : null);
        liveOfAccount = rows.index(call -> call.status().isLive() && call.account() != null
                ? of(call.account(), call.client(), call.id().value())
                : null);
        byDial = rows.index(CallTable::dialKey);
        unreported = rows.index(call -> call.report() == null ? dialKey(call) : null);
        importDials = rows.index(call -> call.priority() == Enquiry.Priority.IMPORT ? outboundDialKey(call) : null);
        dialsOfEnquiry = rows.index(CallTable::enquiryKey);
        toolAnswers = new Table<>(journal, answer -> of(answer.client, answer.call.value(), answer.toolCallId));
        waiting = new Table<>(journal, place -> of(place.account, place.client));
        waitingByTime = waiting.index(place -> of(place.account, place.priority, place.since, place.client));
    }

    /** When a call was dialled, or rang in; null: not yet. */
    static @Nullable Instant dialledAt(Call call) {
        return call.direction() == CallDirection.INBOUND
                ? call.times().queuedAt()
                : call.times().requestedAt();
    }

    private static @Nullable Key outcomeKey(Call call) {
        CallReport report = call.report();
        return report == null
                ? null
                : of(call.client(), report.outcome(), call.id().value());
    }

    private static @Nullable Key dialKey(Call call) {
        Instant dialled = dialledAt(call);
        return dialled == null ? null : of(call.client(), dialled, call.id().value());
    }

    private static @Nullable Key outboundDialKey(Call call) {
        return call.direction() == CallDirection.OUTBOUND ? dialKey(call) : null;
    }

    private static @Nullable Key enquiryKey(Call call) {
        Instant dialled = dialledAt(call);
        return dialled == null || call.enquiry() == null
                ? null
                : of(call.client(), call.enquiry().value(), dialled, call.id().value());
    }

    record ToolAnswer(ClientKey client, CallId call, String toolCallId, String answer) {}

    record Waiting(
            String account,
            ClientKey client,
            Enquiry.Priority priority,
            Instant since,
            @Nullable Instant calledAt) {
        Waiting called(@Nullable Instant at) {
            return new Waiting(account, client, priority, since, at);
        }

        boolean calledBefore(Instant instant) {
            return calledAt != null && calledAt.isBefore(instant);
        }
    }
}
