package io.github.booking4j.jdbc;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.sequence.Sequence;
import io.github.booking4j.sequence.SequenceStep;
import io.github.booking4j.spi.store.SequenceRepository;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

final class JdbcSequenceRepository implements SequenceRepository {
    private static final TypeReference<List<Map<String, String>>> STEPS = new TypeReference<>() {};

    private static final SqlText FIND =
            SqlText.of("select steps from booking_sequence where client_key = :client and outcome = :outcome");

    private static final SqlText UPDATE =
            SqlText.of("update booking_sequence set steps = :steps where client_key = :client and outcome = :outcome");

    private static final SqlText INSERT =
            SqlText.of("insert into booking_sequence (client_key, outcome, steps) values (:client, :outcome, :steps)");

    private static final SqlText RUNNING =
            SqlText.of("select outcome from booking_followed_lead where client_key = :client and lead_id = :lead");

    private static final SqlText RESTART = SqlText.of(
            "update booking_followed_lead set outcome = :outcome where client_key = :client and lead_id = :lead");

    private static final SqlText START = SqlText.of(
            "insert into booking_followed_lead (client_key, lead_id, outcome) values (:client, :lead, :outcome)");

    private static final SqlText FINISH =
            SqlText.of("delete from booking_followed_lead where client_key = :client and lead_id = :lead");

    private final Sql sql;

    JdbcSequenceRepository(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Sequence> find(ClientKey client, CallOutcome outcome) {
        return sql.one(
                FIND, Binds.of(client).put("outcome", outcome), row -> new Sequence(outcome, steps(row.text("steps"))));
    }

    @Override
    public void put(ClientKey client, Sequence sequence) {
        Binds binds = Binds.of(client).put("outcome", sequence.outcome()).put("steps", text(sequence.steps()));
        write(UPDATE, INSERT, binds);
    }

    @Override
    public void start(ClientKey client, LeadId lead, CallOutcome outcome) {
        write(RESTART, START, Binds.of(client).put("lead", lead.value()).put("outcome", outcome));
    }

    /** Another transaction may insert between the two; then there is something to update. */
    private void write(SqlText update, SqlText insert, Binds binds) {
        if (sql.update(update, binds) == 0 && !sql.insertIfAbsent(insert, binds)) {
            sql.update(update, binds);
        }
    }

    @Override
    public Optional<CallOutcome> running(ClientKey client, LeadId lead) {
        return sql.one(
                RUNNING, Binds.of(client).put("lead", lead.value()), row -> row.constant(CallOutcome.class, "outcome"));
    }

    @Override
    public boolean finish(ClientKey client, LeadId lead) {
        // Most leads are not followed up, and to find that out may have been foreseen.
        return running(client, lead).isPresent()
                && sql.update(FINISH, Binds.of(client).put("lead", lead.value())) == 1;
    }

    private static String text(List<SequenceStep> steps) {
        return JsonText.write(
                steps.stream().map(JdbcSequenceRepository::members).toList());
    }

    private static Map<String, String> members(SequenceStep step) {
        Map<String, String> members = new TreeMap<>(Map.of(
                "after", step.after().toString(),
                "via", step.via().name(),
                "when", step.when().name()));
        if (step.template() != null) {
            members.put("template", step.template().name());
        }
        return members;
    }

    private static List<SequenceStep> steps(String text) {
        return JsonText.read(text, STEPS).stream()
                .map(JdbcSequenceRepository::step)
                .toList();
    }

    private static SequenceStep step(Map<String, String> members) {
        String template = members.get("template");
        return new SequenceStep(
                Duration.parse(members.getOrDefault("after", "")),
                SequenceStep.Via.valueOf(members.getOrDefault("via", "")),
                template == null ? null : MessageKind.valueOf(template),
                SequenceStep.When.valueOf(members.getOrDefault("when", "")));
    }
}
