package io.github.booking4j.error;

import java.util.Objects;

/**
 * One thing wrong with one field of an input.
 *
 * @param pointer where: a JSON pointer such as {@code /phone} or {@code /services/0/price} (empty for the whole input), or the
 *     name of a column or setting
 * @param code the stable {@code snake_case} name of what is wrong, such as {@code required} or {@code too_long}
 * @param detail the same for people; never holds the value itself, which may be personal data
 */
public record FieldProblem(String pointer, String code, String detail) {
    /** Requires all. */
    public FieldProblem {
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
    }

    /** The field must be given and is not, or is blank. */
    public static FieldProblem required(String pointer) {
        return new FieldProblem(pointer, "required", "must be given");
    }

    /** The field is longer than {@code max} characters. */
    public static FieldProblem tooLong(String pointer, int max) {
        return new FieldProblem(pointer, "too_long", "must be at most " + max + " characters long");
    }
}
