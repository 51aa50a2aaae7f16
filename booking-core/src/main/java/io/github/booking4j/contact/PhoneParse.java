package io.github.booking4j.contact;

import io.github.booking4j.error.FieldProblem;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;

/** What {@link PhoneNumbers} makes of a text: a number that can be called, or the reason why it is none. */
public sealed interface PhoneParse {
    /**
     * A number that can exist and be called.
     *
     * @param number in E.164 form
     * @param region ISO 3166 alpha-2, or {@code 001} for a number of no country
     * @param type the kind of line
     * @param zones every time zone the number may be in; one for most landlines, many for a mobile of a wide country, none if
     *     nothing is known
     */
    record Valid(PhoneNumber number, String region, LineType type, Set<ZoneId> zones) implements PhoneParse {
        /** Requires all, copies the zones. */
        public Valid {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(region, "region");
            Objects.requireNonNull(type, "type");
            zones = Set.copyOf(zones);
        }
    }

    /**
     * Not a number that can be called.
     *
     * @param problem why
     */
    record Invalid(PhoneProblem problem) implements PhoneParse {
        /** Requires all. */
        public Invalid {
            Objects.requireNonNull(problem, "problem");
        }

        /** The stable {@code snake_case} reason, such as {@code premium_rate}. */
        public String reason() {
            return problem.code();
        }

        /** The reason for people. */
        public String detail() {
            return problem.detail();
        }

        /** The same as the problem of the field it came from. */
        public FieldProblem at(String pointer) {
            return new FieldProblem(pointer, "phone_" + reason(), detail());
        }
    }
}
