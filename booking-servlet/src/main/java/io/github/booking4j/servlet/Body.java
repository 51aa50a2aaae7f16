package io.github.booking4j.servlet;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.FieldProblems;
import io.github.booking4j.lead.LeadId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the members of a JSON object, and names every one that is missing, unknown or of the wrong type at once. */
final class Body {
    private static final int MAX_DIGITS = 30;

    private final JsonNode node;
    private final String pointer;
    private final FieldProblems problems;

    private Body(JsonNode node, String pointer, FieldProblems problems) {
        this.node = node;
        this.pointer = pointer;
        this.problems = problems;
    }

    static Body of(JsonNode node, Set<String> known) {
        return of(node, "", new FieldProblems(), known);
    }

    private static Body of(JsonNode node, String pointer, FieldProblems problems, Set<String> known) {
        Body body = new Body(node, pointer, problems);
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.add(pointer + "/" + escaped(name), "unknown_field", "is not known here");
            }
        });
        return body;
    }

    /** A name as a JSON pointer writes it (RFC 6901). */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** A text that must be there. */
    String required(String name) {
        String text = text(name);
        if (text == null) {
            if (!has(name)) {
                problems.add(pointer + "/" + name, "required", "is required");
            }
            return "";
        }
        return text;
    }

    /** A text; null: absent. */
    @Nullable
    String text(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            problems.add(pointer + "/" + name, "wrong_type", "must be a text");
            return null;
        }
        return value.textValue();
    }

    /** A text that must be there and mean something; a wrong one is named, and stands in as the fallback until the check. */
    <T> T read(String name, Function<String, T> parser, T fallback, String expected) {
        String text = text(name);
        if (text == null) {
            if (!has(name)) {
                problem(name, "required", "is required");
            }
            return fallback;
        }
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            problem(name, "invalid", expected);
            return fallback;
        }
    }

    /** The member {@code leadId}, which must be there. */
    LeadId leadId() {
        return read("leadId", LeadId::parse, new LeadId(new UUID(0, 0)), "must be the id of a lead");
    }

    /** A decimal, written as number or text; null: absent. */
    @Nullable
    String decimal(String name) {
        JsonNode value = node.path(name);
        if (!value.isNumber()) {
            return text(name);
        }
        BigDecimal number = value.decimalValue();
        // 1e999999999 is short here and a gigabyte when it is written out.
        if (number.precision() > MAX_DIGITS || Math.abs(number.scale()) > MAX_DIGITS) {
            problems.add(pointer + "/" + name, "out_of_range", "must have at most " + MAX_DIGITS + " digits");
            return null;
        }
        return number.toPlainString();
    }

    /** A whole number. */
    int whole(String name, int fallback) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return fallback;
        }
        if (!value.canConvertToInt() || !value.canConvertToExactIntegral()) {
            problems.add(pointer + "/" + name, "wrong_type", "must be a whole number");
            return fallback;
        }
        return value.intValue();
    }

    /** An object inside; null: absent. */
    @Nullable
    Body object(String name, Set<String> known) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isObject()) {
            problems.add(pointer + "/" + name, "wrong_type", "must be an object");
            return null;
        }
        return of(value, pointer + "/" + name, problems, known);
    }

    /** The objects of a list inside; empty: absent. */
    List<Body> list(String name, Set<String> known) {
        JsonNode value = node.path(name);
        List<Body> bodies = new ArrayList<>();
        if (value.isMissingNode() || value.isNull()) {
            return bodies;
        }
        if (!value.isArray()) {
            problems.add(pointer + "/" + name, "wrong_type", "must be a list");
            return bodies;
        }
        for (int i = 0; i < value.size(); i++) {
            String at = pointer + "/" + name + "/" + i;
            if (value.get(i).isObject()) {
                bodies.add(of(value.get(i), at, problems, known));
            } else {
                problems.add(at, "wrong_type", "must be an object");
            }
        }
        return bodies;
    }

    /** The texts of a list inside; empty: absent. */
    List<String> texts(String name) {
        JsonNode value = node.path(name);
        List<String> texts = new ArrayList<>();
        if (!value.isArray()) {
            if (!value.isMissingNode() && !value.isNull()) {
                problems.add(pointer + "/" + name, "wrong_type", "must be a list");
            }
            return texts;
        }
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i).isTextual()) {
                texts.add(value.get(i).textValue());
            } else {
                problems.add(pointer + "/" + name + "/" + i, "wrong_type", "must be a text");
            }
        }
        return texts;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** Whether the member is there, be it null, which in a merge-patch takes a value away. */
    boolean isGiven(String name) {
        return node.has(name);
    }

    void problem(String name, String code, String detail) {
        problems.add(new FieldProblem(pointer + "/" + name, code, detail));
    }

    /** Ends the reading. */
    void check() {
        if (!problems.isEmpty()) {
            throw new HttpProblem(422, "invalid", "Some fields are not right", problems.list());
        }
    }
}
