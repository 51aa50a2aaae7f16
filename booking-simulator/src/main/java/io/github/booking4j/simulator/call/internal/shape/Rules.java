package io.github.booking4j.simulator.call.internal.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The kinds of values that Vapi's properties have. A null is refused everywhere: it is not a value of any kind. */
final class Rules {
    static final Rule FLAG = is(JsonNode::isBoolean, "must be a boolean value");
    static final Rule OBJECT = is(JsonNode::isObject, "must be an object");
    static final Rule TEXT = is(JsonNode::isTextual, "must be a string");
    static final Rule ANY = is(value -> !value.isNull(), "must not be null");
    static final Rule URL = is(Rules::isUrl, "must be a URL address");
    static final Rule PROVIDED =
            is(value -> value.isObject() && value.path("provider").isTextual(), "must be an object with a provider");

    private Rules() {}

    static Rule text(int longest) {
        return (value, path, problems) -> {
            TEXT.check(value, path, problems);
            if (value.asText().length() > longest) {
                problems.add(path + " must be shorter than or equal to " + longest + " characters");
            }
        };
    }

    static Rule text(Pattern pattern, String message) {
        return is(
                value -> value.isTextual() && pattern.matcher(value.textValue()).matches(), message);
    }

    static Rule number(double least, double most) {
        return (value, path, problems) -> {
            if (!value.isNumber()) {
                problems.add(path + " must be a number conforming to the specified constraints");
            } else if (value.doubleValue() < least) {
                problems.add(path + " must not be less than " + plain(least));
            } else if (value.doubleValue() > most) {
                problems.add(path + " must not be greater than " + plain(most));
            }
        };
    }

    static Rule oneOf(List<String> values) {
        return is(
                value -> value.isTextual() && values.contains(value.textValue()),
                "must be one of the following values: " + String.join(", ", values));
    }

    static Rule list(Rule item) {
        return (value, path, problems) -> {
            if (!value.isArray()) {
                problems.add(path + " must be an array");
            }
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                item.check(value.get(i), path + "." + i, problems);
            }
        };
    }

    private static Rule is(Predicate<JsonNode> right, String message) {
        return (value, path, problems) -> {
            if (!right.test(value)) {
                problems.add(path + " " + message);
            }
        };
    }

    private static boolean isUrl(JsonNode value) {
        try {
            URI uri = URI.create(value.asText());
            return value.isTextual()
                    && uri.getHost() != null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
