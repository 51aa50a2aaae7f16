package io.github.booking4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.call.Sentiment;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import io.github.booking4j.spi.gateway.ProviderCall.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One lead is called after 200 ms, books during the call, and gets its messages. */
class FiguresTest {
    private static ServedEngine served;
    private static String lead;

    @BeforeAll
    static void start() {
        served = ServedEngine.start();
        lead = served.post("/api/leads/{key}", "{\"phone\":\"+12125550123\",\"name\":\"Ana\"}")
                .json()
                .at("/lead/id")
                .textValue();
        served.clock.advance(Duration.ofMillis(200));
        served.engine.runDue();
        DialRequest dialled = served.voice.dialled().get(0);
        Instant answered = served.clock.advance(Duration.ofSeconds(5));
        served.voice.reportAnswered(dialled, answered);
        served.voice.tool(dialled, "book_appointment", Map.of("start", "2026-03-04T10:00:00-05:00"));
        Instant over = served.clock.advance(Duration.ofSeconds(95));
        served.voice.reportEnded(
                dialled,
                answered,
                over,
                Ending.Kind.COMPLETED,
                new Findings(
                        Money.of("0.42", "USD"),
                        "AI: Hello\nUser: Yes please",
                        true,
                        "Ana booked a check-up.",
                        "https://provider.example/recording.wav",
                        "booked",
                        null,
                        Sentiment.POSITIVE,
                        9,
                        List.of("price"),
                        Map.of("need", "a filling")));
        served.engine.runDue();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    @Tag("http.calls")
    void aCallIsShownWithWhatWasSaidAndWhatItCost() {
        JsonNode call = served.get("/api/calls/{key}?outcome=booked").json().at("/items/0");

        assertThat(call.path("leadId").textValue()).isEqualTo(lead);
        assertThat(call.path("status").textValue()).isEqualTo("ended");
        assertThat(call.path("outcome").textValue()).isEqualTo("booked");
        assertThat(call.path("startedAt").textValue()).isEqualTo("2026-03-03T15:00:05.200Z");
        assertThat(call.path("endedAt").textValue()).isEqualTo("2026-03-03T15:01:40.200Z");
        assertThat(call.path("durationSeconds").intValue()).isEqualTo(95);
        assertThat(call.at("/cost/amount").decimalValue()).isEqualByComparingTo("0.42");
        assertThat(call.at("/cost/currency").textValue()).isEqualTo("USD");
        assertThat(call.path("transcript").textValue()).contains("Yes please");
        assertThat(call.path("summary").textValue()).isEqualTo("Ana booked a check-up.");
        assertThat(call.path("sentiment").textValue()).isEqualTo("positive");
        assertThat(call.path("qualityScore").intValue()).isEqualTo(9);
        assertThat(served.get("/api/calls/{key}/" + call.path("id").textValue()).json())
                .isEqualTo(call);
        assertThat(served.get("/api/calls/{key}?outcome=busy").json().path("items"))
                .isEmpty();
    }

    @Test
    @Tag("http.metrics")
    void theFiguresOfADayAddUp() {
        JsonNode metrics = served.get("/api/analytics/{key}/metrics?from=2026-03-03&to=2026-03-03")
                .json();

        assertThat(metrics.path("from").textValue()).isEqualTo("2026-03-03");
        assertThat(metrics.path("leads").intValue()).isEqualTo(1);
        assertThat(metrics.path("calls").intValue()).isEqualTo(1);
        assertThat(metrics.path("answered").intValue()).isEqualTo(1);
        assertThat(metrics.at("/outcomes/booked").intValue()).isEqualTo(1);
        assertThat(metrics.at("/outcomes/no_answer").isInt()).isTrue();
        assertThat(metrics.path("appointments").intValue()).isEqualTo(1);
        assertThat(metrics.path("conversionRate").decimalValue()).isEqualTo("100.00");
        assertThat(metrics.path("answerRate").decimalValue()).isEqualTo("100.00");
        assertThat(metrics.at("/cost/amount").decimalValue()).isEqualByComparingTo("0.42");
        assertThat(metrics.at("/costPerAppointment/currency").textValue()).isEqualTo("USD");
        assertThat(metrics.at("/estimatedRevenue/amount").decimalValue()).isEqualByComparingTo("80");
        assertThat(metrics.path("roiPercent").decimalValue()).isEqualByComparingTo("18947.62");
        assertThat(metrics.at("/responseTime/p50").decimalValue()).isEqualByComparingTo("0.2");
        assertThat(metrics.at("/responseTime/p90").decimalValue()).isEqualByComparingTo("0.2");
        assertThat(served.get("/api/analytics/{key}/metrics?days=1").json()).isEqualTo(metrics);
    }

    @Test
    @Tag("http.metrics")
    void withoutCallsThereIsNoCostAndNothingIsDividedByNothing() {
        JsonNode metrics = served.get("/api/analytics/{key}/metrics?from=2026-01-01&to=2026-01-01")
                .json();

        assertThat(metrics.path("cost").isNull()).isTrue();
        assertThat(metrics.path("costPerAppointment").isNull()).isTrue();
        assertThat(metrics.path("roiPercent").isNull()).isTrue();
        assertThat(metrics.path("conversionRate").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    @Tag("http.messages")
    void whatWasWrittenToALeadIsShown() {
        JsonNode messages =
                served.get("/api/messages/{key}?leadId=" + lead).json().path("items");

        assertThat(messages).isNotEmpty();
        for (JsonNode message : messages) {
            assertThat(message.path("channel").textValue()).isEqualTo("sms"); // the lead has no email address
            assertThat(message.path("address").textValue()).isEqualTo("+12125550123");
            assertThat(served.get("/api/messages/{key}/" + message.path("id").textValue())
                            .json())
                    .isEqualTo(message);
        }
        JsonNode sent = served.get("/api/messages/{key}?status=sent&leadId=" + lead)
                .json()
                .path("items");
        assertThat(sent).hasSize(1);
        assertThat(sent.at("/0/kind").textValue()).isEqualTo("confirmation");
        assertThat(sent.at("/0/text").textValue()).contains("Acme Dental");
    }

    @Test
    @Tag("http.health")
    void healthNamesEveryPart() {
        JsonNode health =
                served.send(served.request("GET", "/health", null, null, null)).json();

        assertThat(health.path("status").textValue()).isIn("healthy", "degraded");
        assertThat(health.path("components").has("database")).isTrue();
        assertThat(health.at("/components/jobs").has("lagSeconds")).isTrue();
        assertThat(health.at("/components/jobs").has("dead")).isTrue();
        assertThat(health.path("components").has("voice")).isTrue();
        assertThat(health.path("components").has("sms")).isTrue();
        assertThat(health.path("components").has("email")).isTrue();
        assertThat(served.send(served.request("GET", "/health/live", null, null, null))
                        .status())
                .isEqualTo(200);
        assertThat(served.send(served.request("GET", "/health/ready", null, null, null))
                        .json()
                        .path("status")
                        .textValue())
                .isEqualTo("ready");
    }
}
