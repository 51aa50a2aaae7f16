package io.github.booking4j.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the simulator's journal and the tables say of a run, once every engine has ended. */
final class Evidence {
    private final Path journal;
    private final String jdbcUrl;
    private final String user;

    Evidence(Path journal, String jdbcUrl, String user) {
        this.journal = journal;
        this.jdbcUrl = jdbcUrl;
        this.user = user;
    }

    /** How many calls the provider has placed so far. */
    static long calls(Path journal) throws IOException {
        if (!Files.exists(journal)) {
            return 0;
        }
        try (var lines = Files.lines(journal)) {
            return lines.filter(line -> line.contains("\"kind\":\"call\"")).count();
        }
    }

    void isComplete(int leads) throws IOException, SQLException {
        assertThat(rows("select phone from booking_lead")).as("leads kept").hasSize(leads);
        assertThat(rows("select phone from booking_lead where status in ('new', 'calling')"))
                .as("leads without an outcome")
                .isEmpty();
        Map<String, Integer> attempts = new HashMap<>();
        for (List<String> row : rows("select l.phone from booking_call c join booking_lead l"
                + " on l.client_key = c.client_key and l.lead_id = c.lead_id where c.requested_at is not null")) {
            attempts.merge(row.get(0), 1, Integer::sum);
        }
        Map<String, Integer> called = new HashMap<>();
        Map<List<String>, Integer> texted = new HashMap<>();
        for (JsonNode entry : entries()) {
            String to = entry.path("to").asText();
            switch (entry.path("kind").asText()) {
                case "call" -> called.merge(to, 1, Integer::sum);
                case "sms" -> texted.merge(List.of(to, entry.path("body").asText()), 1, Integer::sum);
                default -> {}
            }
        }
        assertThat(called.keySet()).as("everybody was called").hasSize(leads);
        called.forEach((number, times) ->
                assertThat(times).as("calls of one number").isLessThanOrEqualTo(attempts.getOrDefault(number, 0)));
        confirmations(texted);
    }

    private void confirmations(Map<List<String>, Integer> texted) throws SQLException {
        List<List<String>> appointments =
                rows("select cast(appointment_id as varchar) from booking_appointment where status = 'booked'");
        List<List<String>> confirmations = rows("select address, content_text, cast(appointment_id as varchar)"
                + " from booking_message where kind = 'confirmation' and channel = 'sms'");
        assertThat(confirmations.stream().map(row -> List.of(row.get(2))).toList())
                .as("one confirmation for each appointment")
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(appointments);
        for (List<String> one : confirmations) {
            assertThat(texted.get(List.of(one.get(0), one.get(1))))
                    .as("confirmations sent to one number")
                    .isEqualTo(1);
        }
        assertThat(texted.values().stream().mapToInt(Integer::intValue).sum())
                .as("texts sent in all")
                .isEqualTo(rows("select 1 from booking_message where channel = 'sms' and sent_at is not null")
                        .size());
    }

    private List<JsonNode> entries() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> entries = new ArrayList<>();
        for (String line : Files.readAllLines(journal)) {
            entries.add(json.readTree(line));
        }
        return entries;
    }

    private List<List<String>> rows(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> all = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                all.add(row);
            }
            return all;
        }
    }
}
