package io.github.booking4j.simulator.call.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.call.internal.live.CallJson;
import io.github.booking4j.simulator.internal.Ids;
import io.github.booking4j.simulator.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The assistants there are, a template among them. An id that was never made here stands for an assistant like the template: a
 * simulator that was started again knows nothing of the assistants its predecessor made. Thread-safe.
 */
final class Assistants {
    /** The assistant that is there from the start. */
    static final String TEMPLATE = "template-assistant";

    private static final int MOST = 10_000;

    private final Map<String, ObjectNode> byId = new LinkedHashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final InstantSource clock;
    private final Ids ids;

    Assistants(InstantSource clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
        byId.put(TEMPLATE, stamped(TEMPLATE, template()));
    }

    private static ObjectNode template() {
        try (InputStream file = Assistants.class.getResourceAsStream("template-assistant.json")) {
            return (ObjectNode)
                    Json.read(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized Optional<ObjectNode> create(JsonNode assistant) {
        if (byId.size() >= MOST) {
            return Optional.empty();
        }
        ObjectNode made = stamped(ids.uuid(), (ObjectNode) assistant);
        byId.put(made.path("id").asText(), made);
        return Optional.of(made.deepCopy());
    }

    synchronized Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(ObjectNode::deepCopy);
    }

    synchronized List<ObjectNode> list(int most) {
        return byId.values().stream().limit(most).map(ObjectNode::deepCopy).toList();
    }

    /** Replaces the fields given; nested objects are replaced whole. */
    synchronized Optional<ObjectNode> change(String id, JsonNode fields) {
        ObjectNode known = byId.get(id);
        if (known == null) {
            return Optional.empty();
        }
        known.setAll((ObjectNode) fields);
        known.put("updatedAt", Json.instant(clock.instant()));
        return Optional.of(known.deepCopy());
    }

    synchronized Optional<ObjectNode> delete(String id) {
        ObjectNode known = byId.remove(id);
        if (known != null && deleted.size() < MOST) {
            deleted.add(id);
        }
        return Optional.ofNullable(known);
    }

    /** The assistant of a call with its overrides laid over it; empty: it was deleted. */
    synchronized Optional<ObjectNode> ofCall(JsonNode call) {
        ObjectNode assistant;
        if (call.has("assistant")) {
            assistant = (ObjectNode) call.get("assistant").deepCopy();
        } else {
            String id = call.path("assistantId").asText();
            if (deleted.contains(id)) {
                return Optional.empty();
            }
            assistant = byId.getOrDefault(id, Objects.requireNonNull(byId.getOrDefault(TEMPLATE, Json.object())))
                    .deepCopy();
        }
        call.path("assistantOverrides").properties().forEach(field -> assistant.set(field.getKey(), field.getValue()));
        return Optional.of(assistant);
    }

    private ObjectNode stamped(String id, ObjectNode assistant) {
        String now = Json.instant(clock.instant());
        ObjectNode stamped = Json.object()
                .put("id", id)
                .put("orgId", CallJson.ORGANISATION)
                .put("createdAt", now)
                .put("updatedAt", now)
                .put("isServerUrlSecretSet", false);
        stamped.setAll(assistant);
        return stamped;
    }
}
