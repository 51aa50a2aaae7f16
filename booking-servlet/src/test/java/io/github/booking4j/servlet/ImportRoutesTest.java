package io.github.booking4j.servlet;

import static io.github.booking4j.servlet.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.servlet.ServedEngine.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ImportRoutesTest {
    private static final String CSV = """
        Full Name;Telephone Number;Source
        Ana;+1 212 555 0123;fair
        Ben;not a number;fair
        Ana again;2125550123;
        Cleo;(212) 555-0125;
        Dora;+12125550126;
        """;

    private ServedEngine served;

    @BeforeEach
    void start() {
        served = ServedEngine.start();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    @Tag("http.import")
    void aFileIsImportedAndEveryRowAccountedFor() {
        served.post("/api/opt-outs/{key}", "{\"phone\":\"+12125550126\"}");

        Answer answer = served.send(csv("?consent=the%20fair%202026&source=list", CSV));

        assertThat(answer.status()).isEqualTo(200);
        JsonNode report = answer.json();
        assertThat(report.path("validation"))
                .isEqualTo(
                        json(
                                "{\"total\":5,\"accepted\":2,\"duplicates\":1,\"reactivated\":0,\"invalid\":1,\"optedOut\":1,\"held\":0}"));
        assertThat(report.at("/problems/0/row").intValue()).isEqualTo(2);
        assertThat(report.at("/problems/0/field").textValue()).isEqualTo("phone");
        assertThat(report.at("/problems/0/reason").textValue()).isNotBlank().doesNotContain("not a number");
        assertThat(report.path("status").textValue()).isEqualTo("completed");
        assertThat(served.get("/api/import-leads/{key}/"
                                + report.path("importId").textValue())
                        .json())
                .isEqualTo(report);
        assertThat(served.get("/api/leads/{key}?source=list").json().findValuesAsText("name"))
                .containsExactly("Dora", "Cleo");
    }

    @Test
    @Tag("http.import")
    void rowsWithoutConsentAreHeld() {
        JsonNode report = served.send(csv("", CSV)).json();

        assertThat(report.at("/validation/held").intValue()).isEqualTo(3);
        served.engine.runDue();
        assertThat(served.voice.dialled()).isEmpty();
    }

    @Test
    @Tag("http.import")
    void leadsAreImportedFromJsonWithTheConsentOfEachOrOfAll() {
        Answer answer = served.post("/api/import-leads/{key}", """
            {"leads":[
              {"phone":"+12125550123","consent":{"source":"form 7","text":"Please call","time":"2026-03-01T09:00:00+01:00"}},
              {"phone":"+12125550124"},
              {"phone":"1"}]}
            """);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/validation/accepted").intValue()).isEqualTo(2);
        assertThat(answer.json().at("/validation/held").intValue()).isEqualTo(1);
        assertThat(answer.json().at("/problems/0/row").intValue()).isEqualTo(3);

        JsonNode consented = served.post(
                        "/api/import-leads/{key}",
                        "{\"consent\":{\"source\":\"fair\"},\"leads\":[{\"phone\":\"+12125550124\"}]}")
                .json();
        assertThat(consented.at("/validation/reactivated").intValue()).isEqualTo(1);
        assertThat(consented.at("/validation/held").intValue()).isZero();

        JsonNode asked = served.post(
                        "/api/import-leads/{key}?consent=fair", "{\"leads\":[{\"phone\":\"+12125550125\"}]}")
                .json();
        assertThat(asked.at("/validation/accepted").intValue()).isEqualTo(1);
        assertThat(asked.at("/validation/held").intValue()).isZero();
    }

    @Test
    @Tag("http.import-async")
    void whoPrefersItIsAnsweredAtOnceAndFindsTheReportLater() {
        Answer answer = served.send(csv("?consent=fair", CSV).header("Prefer", "handling=lenient, Respond-Async; x=1"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("status").textValue()).isEqualTo("running");
        assertThat(answer.json().path("progress").intValue()).isZero();
        String path = answer.header("Location");
        assertThat(path)
                .isEqualTo("/api/import-leads/" + served.acme.value() + "/"
                        + answer.json().path("importId").textValue());
        served.engine.runDue();

        JsonNode report = served.get(path).json();
        assertThat(report.path("status").textValue()).isEqualTo("completed");
        assertThat(report.path("progress").intValue()).isEqualTo(100);
        assertThat(report.at("/validation/total").intValue()).isEqualTo(5);
        assertThat(report.at("/problems/0/row").intValue()).isEqualTo(2);
    }

    @Test
    @Tag("http.import-async")
    void aLargeFileIsImportedInTheBackground() {
        String file = "phone\n" + "12\n".repeat(10_001);

        Answer answer = served.send(csv("", file));

        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    @Tag("http.idempotency-import")
    void aRepeatedImportIsAnsweredAsTheFirstAndImportsNothing() {
        JsonNode first =
                served.send(csv("", CSV).header("Idempotency-Key", "monday")).json();
        String before = served.everythingOfAcme();

        Answer again = served.send(csv("", CSV).header("Idempotency-Key", "monday"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first);
        assertThat(served.everythingOfAcme()).isEqualTo(before);
    }

    @Test
    @Tag("http.idempotency-reused")
    void aKeyOfAnImportBooksNothing() {
        served.send(csv("", CSV).header("Idempotency-Key", "monday"));

        Answer booking = served.send(served.request(
                        "POST",
                        "/api/appointments/{key}",
                        served.acmeKey,
                        ServedEngine.JSON,
                        "{\"start\":\"2026-03-04T10:00\",\"lead\":{\"phone\":\"+12125550123\"}}")
                .header("Idempotency-Key", "monday"));

        assertProblem(booking, 422, "idempotency_key_reused");
    }

    private HttpRequest.Builder csv(String query, String text) {
        return served.request(
                "POST", "/api/import-leads/{key}" + query, served.acmeKey, "text/csv; charset=utf-8", text);
    }

    private static JsonNode json(String text) {
        try {
            return JsonText.mapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
