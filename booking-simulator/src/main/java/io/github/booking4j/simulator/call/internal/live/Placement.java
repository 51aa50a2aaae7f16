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
    /** Vapi's type of a call that rang in. */
    public static final String INBOUND = "inboundPhoneCall";

    private static final String OUTBOUND = "outboundPhoneCall";

    /** Vapi's type of the call. */
    public String type() {
        return request.path("type").asText(OUTBOUND);
    }

    /** Whether the person rang. */
    public boolean isInbound() {
        return type().equals(INBOUND);
    }

    /** The number of the person. */
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
