package io.github.booking4j.contact;

import java.util.Locale;

/** Why a text is not a phone number that can be called. */
public enum PhoneProblem {
    /** Nothing was given. */
    EMPTY("no phone number was given"),
    /** The text is longer than any way to write a phone number. */
    TEXT_TOO_LONG("longer than any way to write a phone number"),
    /** A control character stands in the text. */
    CONTROL_CHARACTER("holds a control character"),
    /** Letters stand in the text: a vanity number, a note, or a number that a spreadsheet turned into 4.15555E+09. */
    LETTERS("holds letters"),
    /** A character that has no place in a phone number. */
    BAD_CHARACTER("holds a character that has no place in a phone number"),
    /** An extension cannot be dialled from outside. */
    EXTENSION("has an extension, which cannot be called directly"),
    /** The country code does not exist, or none is given and the default region is unknown. */
    COUNTRY_UNKNOWN("has no known country code"),
    /** An emergency or short-code number. */
    SHORT_CODE("is a short code or emergency number"),
    /** Fewer digits than numbers of that region have. */
    TOO_SHORT("has too few digits for its region"),
    /** More digits than numbers of that region have. */
    TOO_LONG("has too many digits for its region"),
    /** Right length, but no such number can exist in its region's numbering plan. */
    NOT_ASSIGNABLE("cannot exist in its region's numbering plan"),
    /** Whoever calls it pays a premium. */
    PREMIUM_RATE("is a premium-rate number");

    private final String detail;

    PhoneProblem(String detail) {
        this.detail = detail;
    }

    /** The stable {@code snake_case} name, such as {@code premium_rate}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The same for people, a phrase that follows "the phone number". */
    public String detail() {
        return detail;
    }
}
