package io.github.booking4j.vapi;

import static io.github.booking4j.vapi.Json.first;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.spi.gateway.VoiceInbox;
import io.github.booking4j.spi.gateway.VoiceInbox.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the tools that the assistant uses, one after the other. Vapi writes tool calls in several shapes; all are understood. The
 * answer to each is one line, and there is always one: whatever is not answered with 200, the assistant never hears.
 */
final class ToolCalls {
    private static final Logger LOG = LoggerFactory.getLogger(ToolCalls.class);
    private static final int MOST = 32;
    private static final int LONGEST_TOOL = 64;
    /** An id goes back exactly as it came; one that is too long to be kept is known by a shorter one here. */
    private static final int LONGEST_ECHO = 10_000;

    private static final String NO_ARGUMENTS =
            "The arguments are not a JSON object; use the tool again with correct ones";
    private static final String FAILED =
            "The system did not answer; apologise and say that somebody will call back to arrange it";

    private final VoiceInbox inbox;

    ToolCalls(VoiceInbox inbox) {
        this.inbox = inbox;
    }

    /** Answers a {@code tool-calls} message. */
    ObjectNode answer(JsonNode message) {
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("results");
        for (JsonNode item : items(message)) {
            JsonNode use = item.path("toolCall").isObject() ? item.path("toolCall") : item;
            JsonNode function = use.path("function");
            String name = Json.text(
                    first(
                            function.path("name"),
                            use.path("name"),
                            item.path("function").path("name"),
                            item.path("name")),
                    LONGEST_TOOL);
            JsonNode arguments = first(function.path("arguments"), use.path("arguments"), use.path("parameters"));
            String id = Json.text(use.path("id"), LONGEST_ECHO);
            Result result = results.size() < MOST
                    ? use(message, new Use(id, name == null ? "" : name, arguments))
                    : new Result("error", "Too many tools at once; use one after the other");
            results.addObject()
                    .put("toolCallId", id == null ? "" : id)
                    .put("name", name == null ? "" : name)
                    .put(result.field, Text.oneLine(result.text));
        }
        return answer;
    }

    /** Answers a {@code function-call} message: one tool, without an id, as it was before there were tools. */
    ObjectNode answerFunction(JsonNode message) {
        JsonNode function = message.path("functionCall");
        String name = Json.text(function.path("name"), LONGEST_TOOL);
        JsonNode arguments = first(function.path("parameters"), function.path("arguments"));
        Result result = use(message, new Use(null, name == null ? "" : name, arguments));
        return Json.object().put("result", Text.oneLine(result.text));
    }

    private static JsonNode items(JsonNode message) {
        for (String list : new String[] {"toolCallList", "toolCalls", "toolWithToolCallList"}) {
            if (message.path(list).isArray() && !message.path(list).isEmpty()) {
                return message.path(list);
            }
        }
        return Json.array();
    }

    private Result use(JsonNode message, Use use) {
        JsonNode call = message.path("call");
        String providerId = Json.text(call.path("id"), CallTranslation.LONGEST_ID);
        JsonNode arguments = arguments(use.arguments).orElse(null);
        if (arguments == null) {
            return new Result("error", NO_ARGUMENTS);
        }
        if (providerId == null || use.name.isEmpty()) {
            return new Result("error", "The request names no call or no tool");
        }
        String id = use.id == null || use.id.length() > CallTranslation.LONGEST_ID ? derivedId(message, use) : use.id;
        try {
            return new Result(
                    "result",
                    inbox.tool(
                            new ToolCall(providerId, CallTranslation.callId(call), id, use.name, Json.map(arguments))));
        } catch (RuntimeException failed) {
            LOG.error("Tool {} failed in call {}", use.name, providerId, failed);
            return new Result("error", FAILED);
        }
    }

    /** Arguments come as an object, as the text of one, or not at all. */
    private static Optional<JsonNode> arguments(JsonNode node) {
        if (node.isMissingNode() || (node.isTextual() && node.textValue().isBlank())) {
            return Optional.of(Json.object());
        }
        Optional<JsonNode> arguments = node.isTextual() ? Json.tryRead(node.textValue()) : Optional.of(node);
        return arguments.filter(JsonNode::isObject);
    }

    /** The same use of a tool has the same id each time it is sent. */
    private static String derivedId(JsonNode message, Use use) {
        String what = message.path("timestamp").asText() + use.id + use.name + use.arguments;
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private record Use(@Nullable String id, String name, JsonNode arguments) {}

    private record Result(String field, String text) {}
}
