package io.github.booking4j.simulator.call.internal.talk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.booking4j.simulator.call.internal.webhook.ToolRequest;
import io.github.booking4j.simulator.internal.json.Json;
import io.github.booking4j.simulator.internal.webhook.WebhookAnswer;
import java.util.List;

/** The tools an assistant has, and what Vapi lets through of their answers. */
final class Tools {
    private static final int DEFAULT_TOKENS = 100;
    private static final int CHARACTERS_PER_TOKEN = 4;

    private Tools() {}

    /** The function tool of this name; missing: the assistant has none. */
    static JsonNode find(JsonNode assistant, String name) {
        for (JsonNode tools : List.of(assistant.path("model").path("tools"), assistant.path("tools:append"))) {
            for (JsonNode tool : tools) {
                if (tool.path("function").path("name").asText().equals(name)) {
                    return tool;
                }
            }
        }
        return MissingNode.getInstance();
    }

    /**
     * The result as the model hears it: only from an answer 200, only a text of one line under the id that was sent, and cut to the
     * tool's {@code maxTokens}. Empty: no result.
     */
    static String result(WebhookAnswer answer, ToolRequest request) {
        if (answer.status() != 200) {
            return "";
        }
        for (JsonNode item : Json.readOrMissing(answer.body()).path("results")) {
            if (item.path("toolCallId").asText().equals(request.id())) {
                JsonNode result = item.has("result") ? item.path("result") : item.path("error");
                String text = result.isTextual() ? result.textValue() : "";
                int longest = CHARACTERS_PER_TOKEN
                        * request.definition().path("maxTokens").asInt(DEFAULT_TOKENS);
                return text.contains("\n") ? "" : text.substring(0, Math.min(text.length(), longest));
            }
        }
        return "";
    }

    /** The result as JSON, which it is by agreement; missing: it is not. */
    static JsonNode read(String result) {
        return Json.readOrMissing(result);
    }
}
