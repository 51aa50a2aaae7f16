package io.github.booking4j.jdbc;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallDirection;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.CallTimes;
import io.github.booking4j.call.GateDecision;
import io.github.booking4j.call.Sentiment;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.EnquiryId;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.money.Money;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call as a row. */
final class CallRow {
    static final String COLUMNS = """
            client_key, call_id, lead_id, enquiry_id, direction, priority, status, queued_at, not_before, \
            requested_at, started_at, ended_at, account, provider_id, control_url, decision_allowed, \
            decision_reasons, decided_at, outcome, ended_reason, cost_amount, cost_currency, transcript, summary, \
            recording_url, sentiment, quality_score, objections, details, version""";

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};
    private static final TypeReference<List<String>> OBJECTIONS = new TypeReference<>() {};

    /** Stored by their place, for the queue is ordered by it: never change the order. */
    private static final List<Enquiry.Priority> PRIORITIES =
            List.of(Enquiry.Priority.FRESH, Enquiry.Priority.FOLLOW_UP, Enquiry.Priority.IMPORT);

    private CallRow() {}

    static Binds binds(Call call) {
        Binds binds = Binds.of(call.client())
                .put("id", call.id().value())
                .put("lead", call.lead().value())
                .put("enquiry", call.enquiry() == null ? null : call.enquiry().value())
                .put("direction", call.direction())
                .put("priority", stored(call.priority()))
                .put("status", call.status());
        bind(binds, call.times());
        binds.put("account", call.account())
                .put("providerId", call.providerId())
                .put("controlUrl", call.controlUrl());
        bind(binds, call.decision());
        bind(binds, call.report());
        return binds.put("version", call.version());
    }

    /** The number a priority is stored as: the smaller, the more urgent. */
    static short stored(Enquiry.Priority priority) {
        return (short) PRIORITIES.indexOf(priority);
    }

    private static @Nullable Short smallint(@Nullable Integer number) {
        return number == null ? null : number.shortValue();
    }

    private static void bind(Binds binds, CallTimes times) {
        binds.put("queuedAt", times.queuedAt())
                .put("notBefore", times.notBefore())
                .put("requestedAt", times.requestedAt())
                .put("startedAt", times.startedAt())
                .put("endedAt", times.endedAt());
    }

    private static void bind(Binds binds, @Nullable GateDecision decision) {
        binds.put("decisionAllowed", decision == null ? null : decision.allowed())
                .put("decisionReasons", decision == null ? null : String.join(",", decision.reasons()))
                .put("decidedAt", decision == null ? null : decision.decidedAt());
    }

    private static void bind(Binds binds, @Nullable CallReport report) {
        Money cost = report == null ? null : report.cost();
        binds.put("outcome", report == null ? null : report.outcome())
                .put("endedReason", report == null ? null : report.endedReason())
                .put("costAmount", cost == null ? null : cost.amount())
                .put("costCurrency", cost == null ? null : cost.currency().getCurrencyCode())
                .put("transcript", report == null ? null : report.transcript())
                .put("summary", report == null ? null : report.summary())
                .put("recordingUrl", report == null ? null : report.recordingUrl())
                .put("sentiment", report == null ? null : report.sentiment())
                .put("qualityScore", report == null ? null : smallint(report.qualityScore()))
                .put("objections", report == null ? null : JsonText.write(report.objections()))
                .put("details", report == null ? null : JsonText.write(report.details()));
    }

    static Call call(Row row) throws SQLException {
        UUID enquiry = row.uuidOrNull("enquiry_id");
        return new Call(
                row.client(),
                new CallId(row.uuid("call_id")),
                new LeadId(row.uuid("lead_id")),
                enquiry == null ? null : new EnquiryId(enquiry),
                row.constant(CallDirection.class, "direction"),
                PRIORITIES.get(row.integer("priority")),
                row.constant(CallStatus.class, "status"),
                times(row),
                row.textOrNull("account"),
                row.textOrNull("provider_id"),
                row.textOrNull("control_url"),
                decision(row),
                report(row),
                row.integer("version"));
    }

    private static CallTimes times(Row row) throws SQLException {
        return new CallTimes(
                row.instant("queued_at"),
                row.instant("not_before"),
                row.instantOrNull("requested_at"),
                row.instantOrNull("started_at"),
                row.instantOrNull("ended_at"));
    }

    private static @Nullable GateDecision decision(Row row) throws SQLException {
        Boolean allowed = row.flagOrNull("decision_allowed");
        return allowed == null
                ? null
                : new GateDecision(allowed, row.texts("decision_reasons"), row.instant("decided_at"));
    }

    private static @Nullable CallReport report(Row row) throws SQLException {
        CallOutcome outcome = row.constantOrNull(CallOutcome.class, "outcome");
        return outcome == null
                ? null
                : new CallReport(
                        outcome,
                        row.textOrNull("ended_reason"),
                        row.money("cost"),
                        row.textOrNull("transcript"),
                        row.textOrNull("summary"),
                        row.textOrNull("recording_url"),
                        row.constantOrNull(Sentiment.class, "sentiment"),
                        row.integerOrNull("quality_score"),
                        JsonText.read(row.text("objections"), OBJECTIONS),
                        JsonText.read(row.text("details"), DETAILS));
    }
}
