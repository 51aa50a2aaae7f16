package io.github.booking4j.simulator.call.internal.talk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.internal.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A time that can be asked for.
 *
 * @param start as {@code find_slots} wrote it
 * @param resource the same; empty: none in particular
 * @param service the same; empty: none in particular
 * @param spoken how to say it
 */
record Slot(String start, String resource, String service, String spoken) {
    /** The slots of a list, in order; what has no start is left out. */
    static List<Slot> list(JsonNode slots) {
        List<Slot> list = new ArrayList<>();
        for (JsonNode slot : slots) {
            String start = slot.path("start").asText("");
            if (!start.isEmpty()) {
                list.add(new Slot(
                        start,
                        slot.path("resource").asText(""),
                        slot.path("service").asText(""),
                        slot.path("spoken").asText(start)));
            }
        }
        return list;
    }

    /** The arguments of {@code book_appointment}. */
    ObjectNode arguments() {
        ObjectNode arguments = Json.object().put("start", start);
        if (!resource.isEmpty()) {
            arguments.put("resource", resource);
        }
        if (!service.isEmpty()) {
            arguments.put("service", service);
        }
        return arguments;
    }
}
