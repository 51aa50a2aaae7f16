package io.github.booking4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.simulator.internal.json.Json;
import io.github.booking4j.simulator.journal.JournalEntry;
import io.github.booking4j.simulator.journal.internal.JournalFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("simulator.journal")
class JournalTest {
    @TempDir
    private Path directory;

    private List<JsonNode> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(Json::read).toList();
    }

    @Test
    void eachThingIsALineOfJsonAsSoonAsItIsAnswered() throws IOException {
        Path file = directory.resolve("journal.jsonl");
        try (Stage stage = new Stage(ProviderSimulator.builder().journal(file).speed(400))) {
            String call = stage.client
                    .vapi("POST", "/call", Client.call("+14155550170", "http://127.0.0.1:9/"))
                    .id();
            List<JsonNode> lines = lines(file);
            assertThat(lines.get(0).path("kind").asText()).isEqualTo("call");
            assertThat(lines.get(0).path("to").asText()).isEqualTo("+14155550170");
            assertThat(lines.get(0).path("id").asText()).isEqualTo(call);
            assertThat(lines.get(0).path("name").asText()).isEqualTo("call-1");
            assertThat(lines.get(0).path("script").asText()).isEqualTo("no_answer");
            assertThat(lines.get(0).path("metadata").path("callId").asText()).isEqualTo("our-call-1");
            assertThat(Instant.parse(lines.get(0).path("time").asText())).isBefore(Instant.now());
            String sid = stage.client
                    .sms(Map.of("To", "+14155550123", "From", "+14155550100", "Body", "Zeile 1\n\"Zeile\" 2"))
                    .json()
                    .path("sid")
                    .asText();
            assertThat(lines(file))
                    .filteredOn(line -> line.path("kind").asText().equals("sms"))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.path("id").asText()).isEqualTo(sid);
                        assertThat(line.path("body").asText()).isEqualTo("Zeile 1\n\"Zeile\" 2");
                    });
        }
    }

    @Test
    void requestsAreJournaledWithMethodPathAndStatus() throws IOException {
        Path file = directory.resolve("journal.jsonl");
        try (Stage stage = new Stage(ProviderSimulator.builder().journal(file))) {
            stage.client.vapi("GET", "/call?limit=1001");
            stage.client.vapi("GET", "/call/unknown");
        }
        assertThat(lines(file))
                .extracting(
                        line -> line.path("kind").asText(),
                        line -> line.path("method").asText(),
                        line -> line.path("path").asText(),
                        line -> line.path("status").asInt())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("request", "GET", "/vapi/call", 400),
                        org.assertj.core.groups.Tuple.tuple("request", "GET", "/vapi/call/unknown", 404));
    }

    @Test
    void aSimulatorStartedAgainAppends() throws IOException {
        Path file = directory.resolve("journal.jsonl");
        for (int i = 0; i < 2; i++) {
            try (Stage stage = new Stage(ProviderSimulator.builder().journal(file))) {
                stage.client.vapi("GET", "/call");
            }
        }
        assertThat(lines(file)).hasSize(2);
    }

    @Test
    void aFileThatCannotBeOpenedIsSaidAtOnce() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> ProviderSimulator.builder().journal(directory).start());
    }

    @Test
    void memoryKeepsTheNewestOnly() {
        try (JournalFile journal = new JournalFile(null, InstantSource.system())) {
            for (int i = 0; i <= JournalFile.MOST_IN_MEMORY; i++) {
                journal.add(JournalEntry.Kind.REQUEST, null, Integer.toString(i), Map.of());
            }
            assertThat(journal.entries()).hasSize(JournalFile.MOST_IN_MEMORY);
            assertThat(journal.entries().get(0).id()).isEqualTo("1");
            assertThat(journal.newest(JournalEntry.Kind.REQUEST, 2))
                    .extracting(JournalEntry::id)
                    .containsExactly("199999", "200000");
        }
    }

    @Test
    void anEntryDoesNotShowWhoWasMeant() {
        JournalEntry entry =
                new JournalEntry(Instant.EPOCH, JournalEntry.Kind.SMS, "+14155550123", "SM1", Map.of("body", "secret"));
        assertThat(entry).hasToString("JournalEntry[SMS, SM1]");
    }
}
