package io.github.booking4j.simulator.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.Client;
import io.github.booking4j.simulator.Client.Answer;
import io.github.booking4j.simulator.Stage;
import io.github.booking4j.simulator.internal.json.Json;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("simulator.vapi-assistants")
class AssistantApiTest {
    @AutoClose
    private final Stage stage = new Stage();

    private ObjectNode template() {
        return (ObjectNode)
                stage.client.vapi("GET", "/assistant/template-assistant").json();
    }

    @Test
    void theTemplateHasTheToolsOfABooking() {
        assertThat(template().path("model").path("tools").findValuesAsText("name"))
                .contains("find_slots", "book_appointment", "request_callback", "opt_out", "record_details");
    }

    @Test
    void aCloneThatKeepsWhatTheServerSetIsRefused() {
        Answer answer = stage.client.vapi("POST", "/assistant", template());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message"))
                .extracting(JsonNode::asText)
                .contains("property id should not exist", "property isServerUrlSecretSet should not exist");
    }

    @Test
    void aCleanCloneIsMadeChangedListedCalledAndDeleted() {
        ObjectNode clone = template();
        clone.remove(List.of("id", "orgId", "createdAt", "updatedAt", "isServerUrlSecretSet"));
        clone.put("firstMessage", "Hi {{firstName}}").putObject("server").put("url", stage.library.url("/vapi/own"));
        Answer made = stage.client.vapi("POST", "/assistant", clone);
        assertThat(made.status()).isEqualTo(201);
        String path = "/assistant/" + made.id();
        ObjectNode change = Json.object().put("name", "Acme");
        assertThat(stage.client.vapi("PATCH", path, change).json().path("name").asText())
                .isEqualTo("Acme");
        assertThat(stage.client.vapi("GET", path).json().path("firstMessage").asText())
                .isEqualTo("Hi {{firstName}}");
        assertThat(stage.client.vapi("GET", "/assistant").json()).hasSize(2);

        ObjectNode body = Client.call("+14155550100", "http://127.0.0.1:9/").put("assistantId", made.id());
        ((ObjectNode) body.get("assistantOverrides")).remove("server");
        SimulatedCall call =
                stage.finished(stage.client.vapi("POST", "/call", body).id());
        assertThat(call.hasBooked()).isTrue();
        assertThat(call.state().transcript()).startsWith("AI: Hi Dana\n");
        assertThat(stage.library.received()).allMatch(one -> one.path().equals("/vapi/own"));

        assertThat(stage.client.vapi("DELETE", path).status()).isEqualTo(200);
        assertThat(stage.client.vapi("GET", path).status()).isEqualTo(404);
        assertThat(stage.client.vapi("POST", "/call", body).status()).isEqualTo(400);
    }

    @Test
    void anAssistantUnknownToThisSimulatorIsCalledLikeTheTemplate() {
        ObjectNode body =
                Client.call("+14155550100", stage.library.url("/vapi")).put("assistantId", "made-before");
        assertThat(stage.finished(stage.client.vapi("POST", "/call", body).id()).hasBooked())
                .isTrue();
        assertThat(stage.client.vapi("GET", "/assistant/made-before").status()).isEqualTo(404);
    }
}
