package io.github.booking4j.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.booking4j.call.Sentiment;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.gateway.ProviderCall.Findings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTranslationTest {
    @Test
    @Tag("vapi.report-is-translated")
    void readsAWholeReport() {
        Findings findings = findings("""
                {"cost":0.113,"artifact":{"transcript":"AI: Hi\\nUser: Yes\\n","recordingUrl":"https://r.example/1.wav",
                  "messages":[{"role":"bot","message":"Hi"},{"role":"user","message":"Yes"}]},
                 "analysis":{"summary":"Confirmed.","successEvaluation":"true","structuredData":{"outcome":"callback_requested",
                  "callbackTime":"2026-03-03T15:00:00-05:00","sentiment":"Positive","qualityScore":8,
                  "objections":["price",7,null],"need":"crown","decisionMaker":true,"plan":{"a":1}}}}""");

        assertThat(findings.cost()).isEqualTo(Money.of("0.113", "USD"));
        assertThat(findings.transcript()).isEqualTo("AI: Hi\nUser: Yes");
        assertThat(findings.humanSpoke()).isTrue();
        assertThat(findings.summary()).isEqualTo("Confirmed.");
        assertThat(findings.recordingUrl()).isEqualTo("https://r.example/1.wav");
        assertThat(findings.outcome()).isEqualTo("callback_requested");
        assertThat(findings.callbackAt()).isEqualTo(Instant.parse("2026-03-03T20:00:00Z"));
        assertThat(findings.sentiment()).isEqualTo(Sentiment.POSITIVE);
        assertThat(findings.qualityScore()).isEqualTo(8);
        assertThat(findings.objections()).containsExactly("price", "7");
        assertThat(findings.details())
                .containsOnlyKeys("callbackTime", "need", "decisionMaker", "plan")
                .containsEntry("need", "crown")
                .containsEntry("decisionMaker", "true")
                .containsEntry("plan", "{\"a\":1}");
    }

    @Test
    @Tag("vapi.report-is-translated")
    void readsTheOlderNamesWhereTheNewerOnesAreMissing() {
        Findings findings = findings("""
                {"summary":"S","transcript":"User: yes","recordingUrl":"https://r.example/2.wav",
                 "messages":[{"role":"user","content":"yes"}],"costBreakdown":{"total":0.2}}""");

        assertThat(findings.summary()).isEqualTo("S");
        assertThat(findings.transcript()).isEqualTo("User: yes");
        assertThat(findings.recordingUrl()).isEqualTo("https://r.example/2.wav");
        assertThat(findings.humanSpoke()).isTrue();
        assertThat(findings.cost()).isEqualTo(Money.of("0.20", "USD"));
    }

    @Test
    @Tag("vapi.report-is-translated")
    void readsStructuredOutputsWhereThereIsNoStructuredData() {
        Findings findings = findings("""
                {"analysis":{"structuredData":{}},"artifact":{"structuredOutputs":{
                  "1":{"name":"outcome","result":"interested"},"2":{"name":"all","result":{"qualityScore":"9"}}}}}""");

        assertThat(findings.outcome()).isEqualTo("interested");
        assertThat(findings.qualityScore()).isEqualTo(9);
    }

    @Test
    @Tag("vapi.webhook-tolerates")
    void isEmptyForAReportThatSaysNothing() {
        Findings findings = findings("{}");

        assertThat(findings)
                .isEqualTo(new Findings(
                        null,
                        null,
                        false,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        java.util.List.of(),
                        java.util.Map.of()));
    }

    @Test
    @Tag("vapi.webhook-tolerates")
    void leavesOutWhatIsOfAnotherType() {
        Findings findings = findings("""
                {"cost":"much","artifact":[],"analysis":{"summary":{"a":1},"structuredData":{"outcome":["x"],
                 "callbackTime":{},"sentiment":7,"qualityScore":"good","objections":{"a":1}}},
                 "transcript":["x"],"recordingUrl":"javascript:alert(1)"}""");

        assertThat(findings.cost()).isNull();
        assertThat(findings.summary()).isNull();
        assertThat(findings.outcome()).isNull();
        assertThat(findings.callbackAt()).isNull();
        assertThat(findings.sentiment()).isNull();
        assertThat(findings.qualityScore()).isNull();
        assertThat(findings.objections()).isEmpty();
        assertThat(findings.transcript()).isNull();
        assertThat(findings.recordingUrl()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "0.1, 0.10", "1.23456789, 1.234568", "1E999999999,", "-1,", "1E30,"})
    @Tag("vapi.report-is-translated")
    void keepsTheCostAsAnExactDecimal(String cost, String amount) {
        Money expected = amount == null ? null : Money.of(amount, "USD");

        assertThat(findings("{\"cost\":" + cost + "}").cost()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 10", "7.6, 8", "0,", "11,", "1E999999999,", "'\"8\"', 8", "'\"pass\"',"})
    @Tag("vapi.report-is-translated")
    void keepsAScoreFromOneToTen(String score, Integer kept) {
        assertThat(findings("{\"analysis\":{\"structuredData\":{\"qualityScore\":" + score + "}}}")
                        .qualityScore())
                .isEqualTo(kept);
        assertThat(findings("{\"analysis\":{\"successEvaluation\":" + score + "}}")
                        .qualityScore())
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"artifact\":{\"messages\":[{\"role\":\"bot\",\"message\":\"Hi\"},{\"role\":\"user\",\"message\":\" \"}]},\"transcript\":\"User: x\" | false",
                "\"artifact\":{\"messages\":[],\"transcript\":\"User: x\"} | false",
                "\"artifact\":{\"transcript\":\"AI: Hi\\nUser: Hello\"} | true",
                "\"artifact\":{\"transcript\":\"AI: Hi User: Hello\"} | false",
                "\"artifact\":{\"transcript\":\"AI: Hi\\nUser: \"} | false"
            })
    @Tag("vapi.only-words-prove-a-human")
    void believesThatTheLeadSpokeOnlyByItsWords(String fields, boolean spoke) {
        assertThat(findings("{" + fields + "}").humanSpoke()).isEqualTo(spoke);
    }

    @Test
    @Tag("vapi.webhook-tolerates")
    void keepsTextThatAnyDatabaseTakes() {
        assertThat(findings("{\"analysis\":{\"summary\":\" a\\u0000b\\ud83d \\n\"}}")
                        .summary())
                .isEqualTo("ab?");
    }

    @Test
    @Tag("vapi.report-is-translated")
    void aTranscriptOfEmptyLinesIsReadInNoTime() {
        String transcript = "\\n".repeat(400_000) + ".";

        Findings findings = assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> findings("{\"transcript\":\"." + transcript + "\"}"));

        assertThat(findings.humanSpoke()).isFalse();
    }

    private static Findings findings(String message) {
        return FindingsTranslation.findings(Json.tryRead(message).orElseThrow(), Json.object());
    }
}
