package io.github.booking4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.servlet.ServedEngine.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TemplateRoutesTest {
    private static final String REMINDER = "/api/templates/{key}/reminder/sms";

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
    @Tag("template.http")
    void aTemplateIsShownReplacedPreviewedAndReset() {
        JsonNode standard = served.get(REMINDER).json();
        assertThat(standard.path("isDefault").booleanValue()).isTrue();
        assertThat(standard.path("variables").toString()).contains("\"appointment.manageUrl\"");

        Answer put = served.put(REMINDER, "{\"text\":\"{{lead.firstName}}: {{appointment.near}}\"}");

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json().path("isDefault").booleanValue()).isFalse();
        assertThat(served.get(REMINDER).json()).isEqualTo(put.json());

        Answer preview = served.post(REMINDER + "/preview", "{}");
        assertThat(preview.json().path("text").textValue()).startsWith("Alexandra: tomorrow at 10:00 AM");
        assertThat(preview.json().at("/sms/segments").intValue()).isEqualTo(1);
        Answer other = served.post(REMINDER + "/preview", "{\"text\":\"ж\"}");
        assertThat(other.json().at("/sms/unicode").booleanValue()).isTrue();

        Answer reset = served.send(served.request("DELETE", REMINDER, served.acmeKey, ServedEngine.JSON, ""));
        assertThat(reset.json()).isEqualTo(standard);
        // What is shown can be sent back.
        assertThat(served.put(REMINDER, standard.toString()).json()).isEqualTo(standard);
    }

    @Test
    @Tag("template.http")
    void aMessageInTheClientsOwnWordsIsAcceptedOnce() {
        String lead = served.post("/api/leads/{key}", "{\"phone\":\"+12125550123\",\"name\":\"Ana Example\"}")
                .json()
                .at("/lead/id")
                .textValue();
        String body = "{\"leadId\":\"" + lead + "\",\"channel\":\"sms\",\"text\":\"{{lead.firstName}}, it is ready.\"}";

        Answer first = served.post("/api/messages/{key}", body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("kind").textValue()).isEqualTo("notice");
        assertThat(first.json().path("text").textValue()).isEqualTo("Ana, it is ready.");
        assertThat(served.get("/api/messages/{key}/" + first.json().path("id").textValue())
                        .json()
                        .path("leadId")
                        .textValue())
                .isEqualTo(lead);
    }
}
