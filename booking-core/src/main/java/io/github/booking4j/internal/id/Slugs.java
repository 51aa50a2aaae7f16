package io.github.booking4j.internal.id;

import java.text.Normalizer;
import java.util.Locale;

/** Readable ids from names. */
public final class Slugs {
    private Slugs() {}

    /** Lower-case ASCII letters, digits and single hyphens of a name, at most {@code max}; {@code fallback} when none is left. */
    public static String of(String name, int max, String fallback) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = ascii.length() > max ? ascii.substring(0, max) : ascii;
        String trimmed = cut.replaceAll("^-+|-+$", "");
        return trimmed.isEmpty() ? fallback : trimmed;
    }
}
