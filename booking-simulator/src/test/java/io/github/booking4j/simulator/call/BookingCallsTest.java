package io.github.booking4j.simulator.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.simulator.Client;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.Stage;
import io.github.booking4j.simulator.call.SimulatedCall.Delivery;
import io.github.booking4j.simulator.call.SimulatedCall.ToolUse;
import io.github.booking4j.simulator.journal.JournalEntry;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("simulator.call-books")
class BookingCallsTest {
    private static final String FIRST = "2030-03-04T15:00:00-05:00";
    private static final String SECOND = "2030-03-04T15:30:00-05:00";

    @AutoClose
    private final Stage stage = new Stage();

    @Test
    void booksTheFirstSlotOfferedAndReportsEachStepInOrder() {
        SimulatedCall call = stage.call("+14155550100");
        assertThat(call.hasBooked()).isTrue();
        assertThat(bookedStarts(call)).containsExactly(FIRST);
        assertThat(stage.library.genuine(call.id()))
                .containsExactly(
                        "ringing",
                        "in-progress",
                        "tool-calls",
                        "tool-calls",
                        "tool-calls",
                        "ended",
                        "end-of-call-report");
        assertThat(call.tools())
                .extracting(ToolUse::name)
                .containsExactly("record_details", "find_slots", "book_appointment");
        assertThat(call.webhooks()).extracting(Delivery::status).containsOnly(200);
    }

    @Test
    void handsOverTheSlotAsOfferedAndWhoIsSpeaking() {
        SimulatedCall call = stage.call("+14155550101");
        assertThat(call.tools().get(2).arguments())
                .isEqualTo("{\"start\":\"" + FIRST
                        + "\",\"resource\":\"chair\",\"name\":\"Dana Reyes\",\"email\":\"dana@example.org\"}");
    }

    @Test
    void theReportTellsOutcomeCostTranscriptAndGivesTheMetadataBack() {
        SimulatedCall call = stage.call("+14155550102");
        var report = stage.library.report(call.id());
        assertThat(report.path("endedReason").asText()).isEqualTo("assistant-ended-call");
        assertThat(report.path("cost").decimalValue())
                .isBetween(new java.math.BigDecimal("0.05"), new java.math.BigDecimal("0.40"));
        assertThat(report.path("analysis")
                        .path("structuredData")
                        .path("outcome")
                        .asText())
                .isEqualTo("booked");
        assertThat(report.path("analysis")
                        .path("structuredData")
                        .path("qualityScore")
                        .asInt())
                .isEqualTo(9);
        assertThat(report.path("analysis").path("successEvaluation").asText()).isEqualTo("true");
        assertThat(report.path("artifact").path("transcript").asText())
                .startsWith("AI: Hello Dana, this is the automated assistant of Acme Dental.")
                .contains("User: Yes, please.");
        assertThat(report.path("artifact").path("messages").findValuesAsText("role"))
                .contains("bot", "user", "tool_calls");
        assertThat(report.path("call")
                        .path("assistantOverrides")
                        .path("metadata")
                        .path("callId")
                        .asText())
                .isEqualTo("our-call-1");
        assertThat(Instant.parse(report.path("endedAt").asText()))
                .isAfter(Instant.parse(report.path("startedAt").asText()));
    }

    @Test
    void aCallerWhoComesTooLateIsRefusedAndTakesAnAlternative() {
        stage.call("+14155550100");
        SimulatedCall late = stage.call("+14155550198");
        assertThat(bookedStarts(late)).containsExactly(FIRST, SECOND);
        assertThat(late.tools().get(2).answer()).contains("slot_taken");
        assertThat(late.hasBooked()).isTrue();
    }

    @Test
    void withoutAnEarlierBookingTheLateCallerAsksForATimeThatIsNotOnOffer() {
        SimulatedCall late = stage.call("+14155550198");
        assertThat(bookedStarts(late)).containsExactly("2030-03-04T15:01-05:00", FIRST);
    }

    @Test
    void aCallerInAHurryAsksForATimeInTenMinutesThenTakesAnOfferedOne() {
        Instant before = Instant.now();
        SimulatedCall call = stage.call("+14155550199");
        List<String> starts = bookedStarts(call);
        assertThat(starts).hasSize(2).last().isEqualTo(FIRST);
        Instant asked = OffsetDateTime.parse(starts.get(0)).toInstant();
        assertThat(asked)
                .isBetween(before.plus(Duration.ofMinutes(9)), Instant.now().plus(Duration.ofMinutes(10)));
        assertThat(starts.get(0)).containsAnyOf("-05:00", "-04:00");
    }

    @Test
    void withNothingOnOfferTheCallerStaysInterested() {
        try (Stage empty = new Stage()) {
            empty.call("+14155550100");
            empty.call("+14155550101");
            empty.call("+14155550102");
            SimulatedCall call = empty.call("+14155550103");
            assertThat(call.state().outcome()).isEqualTo("interested");
            assertThat(call.hasBooked()).isFalse();
        }
    }

    @Test
    void aReportThatIsLostIsStillThereForWhoAsks() {
        SimulatedCall call = stage.call("+14155550193");
        assertThat(call.hasBooked()).isTrue();
        assertThat(stage.library.genuine(call.id()))
                .containsExactly("ringing", "in-progress", "tool-calls", "tool-calls", "tool-calls");
        var asked = stage.client.vapi("GET", "/call/" + call.id()).json();
        assertThat(asked.path("status").asText()).isEqualTo("ended");
        assertThat(asked.path("endedReason").asText()).isEqualTo("assistant-ended-call");
        assertThat(asked.path("analysis").path("structuredData").path("outcome").asText())
                .isEqualTo("booked");
        assertThat(asked.path("artifact").path("transcript").asText()).contains("User:");
    }

    @Test
    void webhooksComeTwiceAndOutOfOrderButTheToolsAreAnswered() {
        SimulatedCall call = stage.call("+14155550194");
        assertThat(call.hasBooked()).isTrue();
        List<String> types = stage.library.genuine(call.id());
        assertThat(types.subList(0, 6)).containsOnly("tool-calls");
        assertThat(types.subList(6, types.size()))
                .containsExactly(
                        "end-of-call-report",
                        "end-of-call-report",
                        "ended",
                        "ended",
                        "in-progress",
                        "in-progress",
                        "ringing",
                        "ringing");
    }

    @Test
    void aToolCallThatComesTwiceHasTheSameId() {
        SimulatedCall call = stage.call("+14155550194");
        List<String> ids = stage.library.received().stream()
                .filter(one -> one.type().equals("tool-calls"))
                .map(one -> one.message().path("toolCallList").get(0).path("id").asText())
                .toList();
        assertThat(ids)
                .hasSize(6)
                .containsExactly(ids.get(0), ids.get(0), ids.get(2), ids.get(2), ids.get(4), ids.get(4));
        assertThat(ids.get(0)).isEqualTo(call.tools().get(0).toolCallId());
    }

    @Test
    void aDialThatTimesOutTakesPlaceAllTheSame() {
        var request = stage.client
                .vapiRequest("POST", "/call", Client.call("+14155550195", stage.library.url("/vapi")))
                .header("Authorization", "Bearer " + ProviderSimulator.VAPI_KEY)
                .timeout(Duration.ofMillis(300))
                .build();
        Assertions.assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> stage.client.sendOrFail(request));
        Awaitility.await().until(() -> stage.simulator.calls().size() == 1);
        SimulatedCall call = stage.finished(stage.simulator.calls().get(0).id());
        assertThat(call.hasBooked()).isTrue();
        assertThat(stage.simulator.journal())
                .filteredOn(entry -> entry.kind() == JournalEntry.Kind.CALL)
                .hasSize(1);
    }

    @Test
    void aDialThatFailsOnceIsNoCallAndWorksTheNextTime() throws IOException {
        var body = Client.call("+14155550196", stage.library.url("/vapi"));
        assertThat(stage.client.vapi("POST", "/call", body).status()).isEqualTo(500);
        assertThat(stage.simulator.calls()).isEmpty();
        assertThat(stage.call("+14155550196").hasBooked()).isTrue();
        assertThat(stage.simulator.journal())
                .filteredOn(entry -> entry.kind() == JournalEntry.Kind.CALL)
                .hasSize(1);
    }

    @Test
    void aScriptCanBeSetForANumber() {
        stage.simulator.script("+14155550100", CallScript.BUSY);
        assertThat(stage.call("+14155550100").state().endedReason()).isEqualTo("customer-busy");
    }

    @Test
    void aReceiverThatRefusesToolsLosesTheBooking() {
        stage.library.answering(500);
        SimulatedCall call = stage.call("+14155550100");
        assertThat(call.tools()).extracting(ToolUse::answer).containsOnly("");
        assertThat(call.state().outcome()).isEqualTo("interested");
    }

    private static List<String> bookedStarts(SimulatedCall call) {
        return call.tools().stream()
                .filter(tool -> tool.name().equals("book_appointment"))
                .map(tool -> io.github.booking4j.simulator.internal.json.Json.read(tool.arguments())
                        .path("start")
                        .asText())
                .toList();
    }
}
