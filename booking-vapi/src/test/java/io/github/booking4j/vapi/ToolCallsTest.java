package io.github.booking4j.vapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.spi.gateway.InboundResponse;
import io.github.booking4j.spi.gateway.VoiceInbox.ToolCall;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolCallsTest {
    private static final String CALL =
            "{\"id\":\"v-1\",\"assistantOverrides\":{\"metadata\":{\"callId\":\"" + Samples.CALL_ID + "\"}}}";

    private final RecordingInbox inbox = new RecordingInbox();
    private final VapiVoice voice = Samples.settings("http://127.0.0.1:1").build();
    private final WebhookHandler webhook = voice.webhooks(inbox).get(0);

    @AfterEach
    void close() {
        voice.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                "toolCallList":[{"id":"t-1","type":"function","function":{"name":"book_appointment","arguments":{"start":"2026-03-03T15:00"}}}]""", """
                "toolCallList":[{"id":"t-1","function":{"name":"book_appointment","arguments":"{\\"start\\":\\"2026-03-03T15:00\\"}"}}]""", """
                "toolCallList":[{"id":"t-1","name":"book_appointment","arguments":{"start":"2026-03-03T15:00"}}]""", """
                "toolCallList":[{"id":"t-1","name":"book_appointment","parameters":{"start":"2026-03-03T15:00","name":null}}]""", """
                "toolCalls":[{"id":"t-1","function":{"name":"book_appointment","arguments":{"start":"2026-03-03T15:00"}}}]""", """
                "toolCallList":[],"toolWithToolCallList":[{"type":"function","function":{"name":"book_appointment","parameters":{}},
                 "toolCall":{"id":"t-1","function":{"name":"book_appointment","arguments":"{\\"start\\":\\"2026-03-03T15:00\\"}"}}}]""", """
                "toolWithToolCallList":[{"name":"book_appointment","toolCall":{"id":"t-1","parameters":{"start":"2026-03-03T15:00"}}}]""", """
                "toolCallList":[{"id":"t-1","name":"book_appointment","arguments":{"start":"2026-03-03T15:00"}}],
                "toolCalls":[{"id":"t-1","name":"book_appointment","arguments":{"start":"2026-03-03T15:00"}}],
                "toolWithToolCallList":[{"toolCall":{"id":"t-1","name":"book_appointment","arguments":{}}}]"""})
    @Tag("vapi.tool-calls-are-answered")
    void understandsEachShapeOfAToolCall(String list) {
        JsonNode answer = use(list);

        assertThat(inbox.tools)
                .containsExactly(new ToolCall(
                        "v-1", Samples.CALL_ID, "t-1", "book_appointment", Map.of("start", "2026-03-03T15:00")));
        assertThat(answer)
                .isEqualTo(Json.tryRead("{\"results\":[{\"toolCallId\":\"t-1\",\"name\":\"book_appointment\","
                                + "\"result\":\"{\\\"ok\\\":true}\"}]}")
                        .orElseThrow());
    }

    @Test
    @Tag("vapi.tool-calls-are-answered")
    void answersAllToolsInTheirOrder() {
        JsonNode answer = use("""
                "toolCallList":[{"id":"t-2","name":"record_details","arguments":{"need":"crown","objections":["price"]}},
                 {"id":"t-1","name":"opt_out"}]""");

        assertThat(inbox.tools).extracting(ToolCall::toolCallId).containsExactly("t-2", "t-1");
        assertThat(inbox.tools.get(0).arguments()).containsEntry("objections", List.of("price"));
        assertThat(inbox.tools.get(1).arguments()).isEmpty();
        assertThat(answer.path("results"))
                .map(result -> result.path("toolCallId").asText())
                .containsExactly("t-2", "t-1");
    }

    @Test
    @Tag("vapi.tool-calls-are-answered")
    void answersInOneLine() {
        inbox.toolAnswer = "two\r\nlines\u2028and more";

        assertThat(use("\"toolCallList\":[{\"id\":\"t-1\",\"name\":\"find_slots\"}]")
                        .at("/results/0/result")
                        .asText())
                .isEqualTo("two lines and more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"{broken\"", "\"[]\"", "[1]", "7", "\"text\""})
    @Tag("vapi.tool-calls-are-answered")
    void saysWhenArgumentsMakeNoSense(String arguments) {
        JsonNode answer = use("\"toolCallList\":[{\"id\":\"t-1\",\"name\":\"find_slots\",\"arguments\":" + arguments
                + "},{\"id\":\"t-2\",\"name\":\"find_slots\",\"arguments\":\"\"}]");

        assertThat(answer.at("/results/0/error").asText()).contains("not a JSON object");
        assertThat(answer.at("/results/0/toolCallId").asText()).isEqualTo("t-1");
        assertThat(answer.at("/results/1/result").asText()).isEqualTo("{\"ok\":true}");
    }

    @Test
    @Tag("vapi.tool-calls-are-answered")
    void answersEvenWhenTheToolFails() {
        inbox.broken = true;

        JsonNode answer = use("\"toolCallList\":[{\"id\":\"t-1\",\"name\":\"find_slots\"}]");

        assertThat(answer.at("/results/0/error").asText())
                .contains("did not answer")
                .doesNotContain("store");
    }

    @Test
    @Tag("vapi.tool-calls-are-answered")
    void saysWhenNoToolOrCallIsNamed() {
        assertThat(use("\"toolCallList\":[{\"id\":\"t-1\"}]")
                        .at("/results/0/error")
                        .asText())
                .isNotEmpty();
        assertThat(answer("{\"message\":{\"type\":\"tool-calls\",\"toolCallList\":[{\"id\":\"t-1\",\"name\":\"x\"}]}}")
                        .at("/results/0/error")
                        .asText())
                .isNotEmpty();
        assertThat(inbox.isUntouched()).isTrue();
    }

    @Test
    @Tag("vapi.tool-calls-are-answered")
    void answersAMessageWithoutTools() {
        assertThat(use("\"toolCallList\":{}").path("results")).isEmpty();
    }

    @Test
    void givesAToolCallWithoutIdTheSameOneEachTime() {
        use("\"timestamp\":1767323000000,\"toolCallList\":[{\"name\":\"find_slots\"}]");
        use("\"timestamp\":1767323000000,\"toolCallList\":[{\"name\":\"find_slots\"}]");
        use("\"timestamp\":1767323000001,\"toolCallList\":[{\"name\":\"find_slots\"}]");

        List<String> ids = inbox.tools.stream().map(ToolCall::toolCallId).toList();
        assertThat(ids.get(0)).isNotEmpty().isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    }

    @Test
    void echoesALongIdAndKeepsAShortOne() {
        String id = "t".repeat(500);

        JsonNode answer = use("\"toolCallList\":[{\"id\":\"" + id + "\",\"name\":\"find_slots\"}]");

        assertThat(answer.at("/results/0/toolCallId").asText()).isEqualTo(id);
        assertThat(inbox.tools)
                .singleElement()
                .satisfies(tool -> assertThat(tool.toolCallId()).hasSizeBetween(1, 100));
    }

    @Test
    void usesNoMoreThan32ToolsOfOneMessage() {
        String many = IntStream.range(0, 40)
                .mapToObj(i -> "{\"id\":\"t-" + i + "\",\"name\":\"find_slots\"}")
                .collect(Collectors.joining(",", "\"toolCallList\":[", "]"));

        JsonNode results = use(many).path("results");

        assertThat(inbox.tools).hasSize(32);
        assertThat(results).hasSize(40);
        assertThat(results.get(39).path("error").asText()).isNotEmpty();
    }

    @Test
    @Tag("vapi.tool-calls-are-answered")
    void answersAFunctionCallOfOldTimes() {
        JsonNode answer = answer("{\"message\":{\"type\":\"function-call\",\"call\":" + CALL
                + ",\"functionCall\":{\"name\":\"find_slots\",\"parameters\":{\"dayPart\":\"morning\"}}}}");

        assertThat(answer).isEqualTo(Json.object().put("result", "{\"ok\":true}"));
        assertThat(inbox.tools).singleElement().satisfies(tool -> {
            assertThat(tool.name()).isEqualTo("find_slots");
            assertThat(tool.arguments()).isEqualTo(Map.of("dayPart", "morning"));
            assertThat(tool.toolCallId()).isNotEmpty();
        });
    }

    private JsonNode use(String list) {
        return answer("{\"message\":{\"type\":\"tool-calls\",\"call\":" + CALL + "," + list + "}}");
    }

    private JsonNode answer(String body) {
        InboundResponse response = webhook.handle(Samples.signed(body));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("application/json");
        return Json.tryRead(response.body()).orElseThrow();
    }
}
