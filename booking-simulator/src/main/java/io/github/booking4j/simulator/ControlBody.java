package io.github.booking4j.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.simulator.internal.json.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of a control request; every complaint names the field. */
final class ControlBody {
    private final JsonNode json;

    private ControlBody(JsonNode json) {
        this.json = json;
    }

    /**
     * Reads a body that may hold these fields and no others.
     *
     * @throws IllegalArgumentException if it is no JSON object or holds another field
     */
    static ControlBody read(String text, String... fields) {
        JsonNode json;
        try {
            json = Json.read(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the body is " + e.getMessage());
        }
        if (!json.isObject()) {
            throw new IllegalArgumentException("the body must be a JSON object");
        }
        Set<String> known = Set.of(fields);
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(name + " is not known; known are " + String.join(", ", fields));
            }
        });
        return new ControlBody(json);
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    String text(String name) {
        if (!json.path(name).isTextual()) {
            throw new IllegalArgumentException(name + " must be a string");
        }
        return json.path(name).textValue();
    }

    @Nullable
    String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    int number(String name, int otherwise) {
        if (has(name) && !json.path(name).canConvertToInt()) {
            throw new IllegalArgumentException(name + " must be a whole number");
        }
        return json.path(name).asInt(otherwise);
    }

    double share(String name) {
        if (has(name) && !json.path(name).isNumber()) {
            throw new IllegalArgumentException(name + " must be a number");
        }
        return json.path(name).asDouble(0);
    }

    /** A name of an enum, in any case. */
    <E extends Enum<E>> E name(String name, Class<E> type) {
        String text = text(name).toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " must be one of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }
}
