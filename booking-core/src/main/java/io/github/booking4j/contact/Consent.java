package io.github.booking4j.contact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a lead may be contacted.
 *
 * @param basis whether the lead asked itself or somebody declares that it consented
 * @param source where it was given: a form's name, a list's origin; not blank, at most {@value #MAX_SOURCE} characters
 * @param text the words the person agreed to, if known; at most {@value #MAX_TEXT} characters
 * @param time when it was given, in whole microseconds
 */
public record Consent(Basis basis, String source, @Nullable String text, Instant time) {
    /** The longest source, in characters. */
    public static final int MAX_SOURCE = 200;

    /** The longest text, in characters. */
    public static final int MAX_TEXT = 4_000;

    /** On what a consent rests. */
    public enum Basis {
        /** The lead enquired itself: a form, an email, a call. */
        ENQUIRY,
        /** Whoever brought the lead declares source, text and time. */
        DECLARED
    }

    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException if the source is blank, or a text too long
     */
    public Consent {
        Objects.requireNonNull(basis, "basis");
        if (source.isBlank() || source.length() > MAX_SOURCE) {
            throw new IllegalArgumentException("a consent names its source in 1 to " + MAX_SOURCE + " characters");
        }
        if (text != null && text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("a consent's text has at most " + MAX_TEXT + " characters");
        }
        time = time.truncatedTo(ChronoUnit.MICROS);
    }

    /** The consent that lies in an enquiry. */
    public static Consent enquiry(String source, Instant time) {
        return new Consent(Basis.ENQUIRY, source, null, time);
    }

    /** A consent somebody vouches for. */
    public static Consent declared(String source, @Nullable String text, Instant time) {
        return new Consent(Basis.DECLARED, source, text, time);
    }
}
