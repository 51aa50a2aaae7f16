package io.github.booking4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.servlet.ServedEngine.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SequenceRoutesTest {
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
    @Tag("sequence.http")
    void theDefaultStepsAreShownAndOwnOnesTakeTheirPlace() {
        JsonNode defaults = served.get("/api/sequences/{key}/no_answer").json();
        assertThat(defaults.path("outcome").textValue()).isEqualTo("no_answer");
        assertThat(defaults.at("/steps/0").toString())
                .isEqualTo(
                        "{\"after\":\"PT2H\",\"via\":\"sms\",\"template\":\"follow_up_missed\",\"when\":\"always\"}");

        Answer put = served.put(
                "/api/sequences/{key}/no_answer",
                "{\"outcome\":\"no_answer\",\"steps\":[{\"after\":\"PT1H\",\"via\":\"call\"}]}");

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json().path("steps")).hasSize(1);
        assertThat(served.get("/api/sequences/{key}/no_answer").json()).isEqualTo(put.json());
        // What is shown can be sent back.
        assertThat(served.put("/api/sequences/{key}/no_answer", defaults.toString())
                        .json())
                .isEqualTo(defaults);
    }

    @Test
    @Tag("sequence.http")
    void aPreviewShowsWhenTheStepsWouldBeDoneForALead() {
        String lead = served.post("/api/leads/{key}", "{\"phone\":\"+12125550123\",\"email\":\"ana@example.com\"}")
                .json()
                .at("/lead/id")
                .textValue();

        Answer preview = served.post("/api/sequences/{key}/no_answer/preview", "{\"leadId\":\"" + lead + "\"}");

        assertThat(preview.status()).isEqualTo(200);
        List<String> via = new ArrayList<>();
        preview.json().path("items").forEach(item -> via.add(item.path("via").textValue()));
        assertThat(via).containsExactly("sms", "email", "call");
        assertThat(preview.json().at("/items/0/at").textValue()).isEqualTo("2026-03-03T17:00:00Z");
        assertThat(served.post(
                                "/api/sequences/{key}/no_answer/preview",
                                "{\"leadId\":\"00000000-0000-0000-0000-000000000001\"}")
                        .status())
                .isEqualTo(404);
    }
}
