package io.github.booking4j.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.booking4j.money.Money;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small JSON objects as text. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /**
     * One JSON object of names and values in turn; null values are left out. Values are texts, numbers, booleans, lists
     * and maps of these, and money; anything else is written as its text.
     */
    public static String object(@Nullable Object... namesAndValues) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartObject();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                Object value = namesAndValues[i + 1];
                if (value != null) {
                    json.writeFieldName(String.valueOf(namesAndValues[i]));
                    write(json, plain(value));
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalArgumentException("Not writable as JSON", e);
        }
        return text.toString();
    }

    /** Most values are texts, and each event is an object: nothing is asked of them that they need not tell. */
    private static void write(JsonGenerator json, Object plain) throws IOException {
        if (plain instanceof String text) {
            json.writeString(text);
        } else {
            json.writePOJO(plain);
        }
    }

    /** JSON text of a map or list of plain values. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not writable as JSON", e);
        }
    }

    /** Reads text that this engine wrote. */
    public static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON", e);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Money money) {
            return Map.of("amount", money.amount(), "currency", money.currency().getCurrencyCode());
        }
        if (value instanceof String) {
            return value;
        }
        boolean isPlain = value instanceof Number
                || value instanceof Boolean
                || value instanceof Map<?, ?>
                || value instanceof Iterable<?>;
        return isPlain ? value : value.toString();
    }
}
