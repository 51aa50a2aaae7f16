package io.github.booking4j.contact;

import java.util.regex.Pattern;

/**
 * A phone number in E.164 form. The shape is checked here, whether such a number exists by {@link PhoneNumbers}. Masked in
 * {@code toString()}.
 *
 * @param e164 {@code +} and 7 to 15 digits, such as {@code +14155550123}
 */
public record PhoneNumber(String e164) {
    private static final Pattern SHAPE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final int SHOWN_AT_END = 2;

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if this is not of the E.164 shape, without naming it
     */
    public PhoneNumber {
        if (!SHAPE.matcher(e164).matches()) {
            throw new IllegalArgumentException("not an E.164 phone number");
        }
    }

    /** Masked, fit for logs: {@code +1415•••23}. At least half of the digits are hidden. */
    @Override
    public String toString() {
        int shownAtStart = Math.min(5, e164.length() / 2 - SHOWN_AT_END);
        return e164.substring(0, shownAtStart) + "•••" + e164.substring(e164.length() - SHOWN_AT_END);
    }
}
