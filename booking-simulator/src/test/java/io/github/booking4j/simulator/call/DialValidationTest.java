package io.github.booking4j.simulator.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.Client;
import io.github.booking4j.simulator.Client.Answer;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.Stage;
import io.github.booking4j.simulator.internal.json.Json;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("simulator.vapi-checks-requests")
class DialValidationTest {
    @AutoClose
    private final Stage stage = new Stage();

    static Stream<Arguments> spoiledRequests() {
        return Stream.of(
                spoiled("property metadata should not exist", body -> body.putObject("metadata")),
                spoiled(
                        "customer.property fax should not exist",
                        body -> ((ObjectNode) body.get("customer")).put("fax", "1")),
                spoiled(
                        "customer.number must be a valid phone number in the E.164 format",
                        body -> ((ObjectNode) body.get("customer")).put("number", "4155550123")),
                spoiled(
                        "customer.name must be shorter than or equal to 40 characters",
                        body -> ((ObjectNode) body.get("customer")).put("name", "x".repeat(41))),
                spoiled(
                        "customer.email must be shorter than or equal to 40 characters",
                        body -> ((ObjectNode) body.get("customer")).put("email", "x".repeat(30) + "@example.org")),
                spoiled(
                        "name must be shorter than or equal to 40 characters",
                        body -> body.put("name", "x".repeat(41))),
                spoiled("name must be a string", body -> body.putNull("name")),
                spoiled("exactly one of assistantId and assistant must be given", body -> body.putObject("assistant")),
                spoiled("exactly one of assistantId and assistant must be given", body -> body.remove("assistantId")),
                spoiled("phoneNumberId must be given for an outbound call", body -> body.remove("phoneNumberId")),
                spoiled("customer.number must be given for an outbound call", body -> body.remove("customer")),
                spoiled(
                        "assistantOverrides.property silenceTimeoutSeconds should not exist",
                        body -> overrides(body).put("silenceTimeoutSeconds", 30)),
                spoiled(
                        "assistantOverrides.maxDurationSeconds must not be less than 10",
                        body -> overrides(body).put("maxDurationSeconds", 9)),
                spoiled(
                        "assistantOverrides.server.property secret should not exist",
                        body -> ((ObjectNode) overrides(body).get("server")).put("secret", "s")),
                spoiled(
                        "assistantOverrides.server.url must be a URL address",
                        body -> ((ObjectNode) overrides(body).get("server")).put("url", "nowhere")),
                spoiled(
                        "assistantOverrides.server.backoffPlan.maxRetries must not be greater than 10",
                        body -> ((ObjectNode) overrides(body).get("server"))
                                .putObject("backoffPlan")
                                .put("maxRetries", 11)),
                spoiled(
                        "assistantOverrides.model.tools.0.function.name must match /^[a-zA-Z0-9_-]{1,64}$/",
                        body -> overrides(body)
                                .putObject("model")
                                .putArray("tools")
                                .addObject()
                                .put("type", "function")
                                .putObject("function")
                                .put("name", "with space")),
                spoiled(
                        "assistantOverrides.voice must be an object with a provider",
                        body -> overrides(body).putObject("voice")));
    }

    private static Arguments spoiled(String message, Consumer<ObjectNode> spoil) {
        return Arguments.of(message, spoil);
    }

    private static ObjectNode overrides(ObjectNode body) {
        return (ObjectNode) body.get("assistantOverrides");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiledRequests")
    void aSpoiledRequestIsRefusedWithItsReasonAndPlacesNoCall(String message, Consumer<ObjectNode> spoil) {
        ObjectNode body = Client.call("+14155550100", stage.library.url("/vapi"));
        spoil.accept(body);
        Answer answer = stage.client.vapi("POST", "/call", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("Bad Request");
        assertThat(answer.json().path("statusCode").asInt()).isEqualTo(400);
        assertThat(answer.json().path("message"))
                .extracting(node -> node.asText())
                .contains(message);
        assertThat(stage.simulator.calls()).isEmpty();
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        ObjectNode body = Client.call("123", stage.library.url("/vapi"))
                .put("bogus", true)
                .put("name", "x".repeat(41));
        assertThat(stage.client.vapi("POST", "/call", body).json().path("message"))
                .hasSize(3);
    }

    @Test
    void aBodyThatIsNoJsonIsRefused() {
        var request = stage.client
                .vapiRequest("POST", "/call", Json.object())
                .header("Authorization", "Bearer " + ProviderSimulator.VAPI_KEY)
                .method("POST", java.net.http.HttpRequest.BodyPublishers.ofString("{\"name\": "));
        Answer answer = stage.client.send(request);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").asText()).isEqualTo("The body is not JSON, at line 1, column 10");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        ObjectNode body =
                Client.call("+14155550100", stage.library.url("/vapi")).put("name", "x".repeat(2_100_000));
        assertThat(stage.client.vapi("POST", "/call", body).status()).isEqualTo(413);
    }

    @Test
    void aWrongOrMissingKeyIsRefused() {
        ObjectNode body = Client.call("+14155550100", stage.library.url("/vapi"));
        var none = stage.client.vapiRequest("POST", "/call", body);
        var wrong = stage.client.vapiRequest("POST", "/call", body).header("Authorization", "Bearer other");
        assertThat(stage.client.send(none).status()).isEqualTo(401);
        assertThat(stage.client.send(wrong).json().path("error").asText()).isEqualTo("Unauthorized");
        assertThat(stage.simulator.calls()).isEmpty();
    }

    @Test
    void anUnknownPathIsNotFound() {
        assertThat(stage.client.vapi("GET", "/nothing").status()).isEqualTo(404);
        assertThat(stage.client.vapi("PUT", "/call").status()).isEqualTo(404);
    }
}
