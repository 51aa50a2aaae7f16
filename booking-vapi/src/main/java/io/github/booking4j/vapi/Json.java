package io.github.booking4j.vapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Vapi writes, believing as little as possible: unknown fields are ignored, values of another type or size than
 * expected count as absent.
 */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectReader ONE_OF_MANY =
            MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** A list of one. */
    static JsonNode list(JsonNode item) {
        return array().add(item);
    }

    static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Reads a whole document; fails if it is none. */
    static JsonNode read(InputStream in) throws IOException {
        return MAPPER.readTree(in);
    }

    /** Reads a document from a text or bytes, or nothing if it is none. */
    static Optional<JsonNode> tryRead(byte[] json) {
        try {
            return Optional.of(MAPPER.readTree(json)).filter(node -> !node.isMissingNode());
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    static Optional<JsonNode> tryRead(String json) {
        return tryRead(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads one after the other, so that a long list never sits in memory whole. */
    static JsonParser parser(InputStream in) throws IOException {
        return MAPPER.createParser(in);
    }

    /** The value that a parser stands at. */
    static JsonNode value(JsonParser parser) throws IOException {
        return ONE_OF_MANY.readTree(parser);
    }

    /** A document shipped beside this class. */
    static JsonNode resource(String name) {
        try (InputStream in = Json.class.getResourceAsStream(name)) {
            return MAPPER.readTree(Objects.requireNonNull(in, name));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The first that is there and not null. */
    static JsonNode first(JsonNode... candidates) {
        for (JsonNode candidate : candidates) {
            if (!candidate.isMissingNode() && !candidate.isNull()) {
                return candidate;
            }
        }
        return MissingNode.getInstance();
    }

    /** A text or number as storable text, cut to a length; null if it is something else, or blank. */
    static @Nullable String text(JsonNode node, int max) {
        if (!node.isValueNode() || node.isNull()) {
            return null;
        }
        String text = node.asText();
        if (text.length() > max) {
            text = Text.cut(text, max);
        }
        text = Text.storable(text).strip();
        return text.isEmpty() ? null : text;
    }

    static @Nullable BigDecimal decimal(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }

    /** An instant from ISO-8601 with offset or from milliseconds since the epoch, if it lies in our times. */
    static @Nullable Instant instant(JsonNode node) {
        try {
            Instant instant;
            if (node.isNumber()) {
                instant = Instant.ofEpochMilli((long) node.asDouble());
            } else if (node.isTextual() && node.textValue().length() <= 40) {
                instant = OffsetDateTime.parse(node.textValue().strip()).toInstant();
            } else {
                return null;
            }
            return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** An object as a map without nulls; empty if it is none. */
    static Map<String, Object> map(JsonNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                map.put(field.getKey(), MAPPER.convertValue(field.getValue(), Object.class));
            }
        });
        return map;
    }
}
