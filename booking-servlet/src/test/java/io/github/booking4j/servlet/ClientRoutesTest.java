package io.github.booking4j.servlet;

import static io.github.booking4j.servlet.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.servlet.ServedEngine.Answer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClientRoutesTest {
    private static final String REQUEST = """
        {"businessName":"Ravi & Sons","email":"ravi@sons.example","phone":"(212) 555-0142","timeZone":"America/New_York",
         "industry":"plumbing","region":"US","services":[{"name":"Boiler check","durationMinutes":60,"price":120.50,"currency":"USD"}]}
        """;

    private static ServedEngine served;

    @BeforeAll
    static void start() {
        served = ServedEngine.start();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    @Tag("http.onboard")
    void anOnboardedClientIsToldItsKeyAndCanUseItAtOnce() {
        Answer answer = onboard(REQUEST, null);

        assertThat(answer.status()).isEqualTo(201);
        JsonNode onboarded = answer.json();
        String key = onboarded.path("clientKey").textValue();
        assertThat(onboarded.path("dashboardUrl").textValue()).isEqualTo(ServedEngine.PUBLIC_URL + "/dashboard/" + key);
        assertThat(onboarded.at("/assistant/status").textValue()).isEqualTo("pending");
        JsonNode client = served.send(served.request(
                        "GET", "/api/clients/" + key, onboarded.path("apiKey").textValue(), null, null))
                .json();
        assertThat(client.path("businessName").textValue()).isEqualTo("Ravi & Sons");
        assertThat(client.path("phone").textValue()).isEqualTo("+12125550142");
        assertThat(client.path("status").textValue()).isEqualTo("active");
        JsonNode slots = served.send(served.request(
                        "GET", "/api/slots/" + key + "?service=boiler-check&limit=1", ServedEngine.ADMIN, null, null))
                .json();
        assertThat(slots.at("/items/0/end").textValue()).isNotBlank();
    }

    @Test
    @Tag("http.idempotency-onboard")
    void aRepeatedOnboardingIsAnsweredWithoutTheKeyAgain() {
        JsonNode first = onboard(REQUEST, "onboard-1").json();

        Answer again = onboard(REQUEST, "onboard-1");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("clientKey")).isEqualTo(first.path("clientKey"));
        assertThat(again.json().has("apiKey")).isFalse();
    }

    @Test
    @Tag("http.idempotency-reused")
    void aKeyOfAnotherOnboardingIsRefused() {
        onboard(REQUEST, "onboard-2");

        assertProblem(onboard(REQUEST.replace("120.50", "99"), "onboard-2"), 422, "idempotency_key_reused");
    }

    @Test
    @Tag("http.cursor")
    void everyClientIsListedOnce() {
        for (int i = 0; i < 5; i++) {
            onboard(REQUEST, null);
        }
        Set<String> seen = new HashSet<>();
        int items = 0;
        String next = "";
        do {
            JsonNode page = served.send(
                            served.request("GET", "/api/clients?limit=2" + next, ServedEngine.ADMIN, null, null))
                    .json();
            for (JsonNode client : page.path("items")) {
                seen.add(client.path("clientKey").textValue());
                items++;
            }
            next = page.path("nextCursor").isNull()
                    ? null
                    : "&cursor=" + page.path("nextCursor").textValue();
        } while (next != null);

        assertThat(items).isGreaterThanOrEqualTo(7);
        assertThat(seen).hasSize(items).contains(served.acme.value(), served.other.value());
    }

    private static Answer onboard(String json, String idempotencyKey) {
        var request = served.request("POST", "/api/onboard-client", ServedEngine.ADMIN, ServedEngine.JSON, json);
        return served.send(idempotencyKey == null ? request : request.header("Idempotency-Key", idempotencyKey));
    }
}
