package io.github.booking4j.simulator.call.internal.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.call.CallScript;

/**
 * What was asked for.
 *
 * @param request the body of the request
 * @param assistant the assistant with the overrides laid over it
 * @param script what happens in the call
 */
public record Placement(ObjectNode request, ObjectNode assistant, CallScript script) {
    /** The number to call. */
    public String number() {
        return request.path("customer").path("number").asText();
    }

    /** What the caller wants back with everything. */
    public JsonNode metadata() {
        return request.path("assistantOverrides").path("metadata");
    }

    /** A value that the assistant's script may say; empty: not given. */
    public String variable(String name) {
        return request.path("assistantOverrides")
                .path("variableValues")
                .path(name)
                .asText("");
    }

    /** The id of the assistant; empty: a transient one. */
    public String assistantId() {
        return request.path("assistantId").asText("");
    }

    /** The id of our number. */
    public String phoneNumberId() {
        return request.path("phoneNumberId").asText("");
    }

    @Override
    public String toString() {
        return "Placement[" + script + "]";
    }
}
