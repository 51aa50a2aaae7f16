package io.github.booking4j.jdbc;

/**
 * A query by many values of one column, written {@code column in (:keys)}. PostgreSQL gets all at once as an array; H2 does not use
 * an index for an array, and since it runs in this process it is asked for one after the other.
 *
 * @param atOnce with the array {@code :keys}
 * @param oneByOne with the value {@code :key}
 */
record KeyedText(SqlText atOnce, SqlText oneByOne) {
    private static final String PLACE = "in (:keys)";

    static KeyedText of(String text) {
        if (!text.contains(PLACE)) {
            throw new IllegalArgumentException("Not by keys: " + text);
        }
        return new KeyedText(
                SqlText.of(text.replace(PLACE, "= any(:keys)")), SqlText.of(text.replace(PLACE, "= :key")));
    }
}
