package io.github.booking4j.jdbc;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.spi.store.CallRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

final class JdbcCallRepository implements CallRepository {
    private static final RowsText INSERT = RowsText.of(
            "booking_call",
            CallRow.COLUMNS,
            ":client, :id, :lead, :enquiry, :direction, :priority, :status, :queuedAt, :notBefore, :requestedAt, :startedAt, :endedAt, :account, :providerId, :controlUrl, :decisionAllowed, :decisionReasons, :decidedAt, :outcome, :endedReason, :costAmount, :costCurrency, :transcript, :summary, :recordingUrl, :sentiment, :qualityScore, :objections, :details, :version");

    private static final SqlText UPDATE = SqlText.of("""
            update booking_call
            set lead_id = :lead, enquiry_id = :enquiry, direction = :direction, priority = :priority, status = :status,
                queued_at = :queuedAt, not_before = :notBefore, requested_at = :requestedAt, started_at = :startedAt,
                ended_at = :endedAt, account = :account, provider_id = :providerId, control_url = :controlUrl,
                decision_allowed = :decisionAllowed, decision_reasons = :decisionReasons, decided_at = :decidedAt,
                outcome = :outcome, ended_reason = :endedReason, cost_amount = :costAmount,
                cost_currency = :costCurrency, transcript = :transcript, summary = :summary,
                recording_url = :recordingUrl, sentiment = :sentiment, quality_score = :qualityScore,
                objections = :objections, details = :details, version = version + 1
            where client_key = :client and call_id = :id and version = :version""");

    private static final SqlText FIND = SqlText.of(
            "select %s from booking_call where client_key = :client and call_id = :id".formatted(CallRow.COLUMNS));

    private static final SqlText LOCK = FIND.wrapped("", " for update");

    private static final SqlText PENDING = SqlText.of("""
            select %s from booking_call
            where client_key = :client and lead_id = :lead and status not in ('ended', 'cancelled')
            order by call_id
            limit 100""".formatted(CallRow.COLUMNS));

    private static final SqlText ANSWER_TOOL = SqlText.of("""
            insert into booking_tool_answer (client_key, call_id, tool_call_id, answer)
            values (:client, :call, :toolCall, :answer)""");

    private static final SqlText FIND_TOOL_ANSWER = SqlText.of("""
            select answer from booking_tool_answer
            where client_key = :client and call_id = :call and tool_call_id = :toolCall""");

    private static final SqlText LIST_TOOL_ANSWERS = SqlText.of("""
            select answer from booking_tool_answer
            where client_key = :client and call_id = :call and tool_call_id like :ids
            order by tool_call_id limit 200""");

    private final Sql sql;

    JdbcCallRepository(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insertAll(ClientKey client, Collection<Call> calls) {
        sql.insertRows(INSERT, calls, CallRow::binds);
    }

    @Override
    public Call update(Call call) {
        return sql.updateVersioned(UPDATE, CallRow.binds(call), CallRow.COLUMNS, CallRow::call);
    }

    @Override
    public Optional<Call> find(ClientKey client, CallId id) {
        return sql.one(FIND, Binds.of(client).put("id", id.value()), CallRow::call);
    }

    @Override
    public Optional<Call> lock(ClientKey client, CallId id) {
        return sql.one(LOCK, Binds.of(client).put("id", id.value()), CallRow::call);
    }

    @Override
    public List<Call> pending(ClientKey client, LeadId lead) {
        return sql.list(PENDING, Binds.of(client).put("lead", lead.value()), CallRow::call);
    }

    @Override
    public List<Call> list(ClientKey client, CallQuery query) {
        return Listing.of("booking_call", CallRow.COLUMNS, client)
                .equal(
                        "lead_id",
                        "lead",
                        query.lead() == null ? null : query.lead().value())
                .equal("status", "status", query.status())
                .equal("outcome", "outcome", query.outcome())
                .where(
                        "call_id < :before",
                        "before",
                        query.before() == null ? null : query.before().value())
                .newestFirst(sql, "call_id", query.limit(), CallRow::call);
    }

    @Override
    public String answerTool(ClientKey client, CallId call, String toolCallId, String answer) {
        Binds binds = toolCall(client, call, toolCallId).put("answer", answer);
        return sql.insertIfAbsent(ANSWER_TOOL, binds)
                ? answer
                : findToolAnswer(client, call, toolCallId).orElseThrow();
    }

    @Override
    public Optional<String> findToolAnswer(ClientKey client, CallId call, String toolCallId) {
        return sql.one(FIND_TOOL_ANSWER, toolCall(client, call, toolCallId), row -> row.text("answer"));
    }

    @Override
    public List<String> listToolAnswers(ClientKey client, CallId call, String prefix) {
        Binds binds = Binds.of(client).put("call", call.value()).put("ids", prefix + "%");
        return sql.list(LIST_TOOL_ANSWERS, binds, row -> row.text("answer"));
    }

    private static Binds toolCall(ClientKey client, CallId call, String toolCallId) {
        return Binds.of(client).put("call", call.value()).put("toolCall", toolCallId);
    }
}
