package io.github.booking4j.simulator.call.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.internal.json.Json;

/**
 * A tool to be used.
 *
 * @param id Vapi's id of the use
 * @param name of the tool
 * @param definition the tool as the assistant has it
 * @param arguments what the assistant filled in
 */
public record ToolRequest(String id, String name, JsonNode definition, ObjectNode arguments) {
    /** Writes it in all the places where Vapi does; in one of them the arguments are text. */
    void addTo(ObjectNode message) {
        message.putArray("toolCallList").add(call(arguments));
        message.putArray("toolCalls").add(call(arguments));
        ObjectNode with = message.putArray("toolWithToolCallList").addObject();
        with.put("type", "function");
        with.set("function", definition.path("function"));
        with.set("toolCall", call(Json.node(Json.line(arguments))));
    }

    private ObjectNode call(JsonNode written) {
        ObjectNode call = Json.object().put("id", id).put("type", "function");
        call.putObject("function").put("name", name).set("arguments", written);
        return call;
    }

    /** Id and name: the arguments may be personal. */
    @Override
    public String toString() {
        return "ToolRequest[" + name + ", " + id + "]";
    }
}
