package io.github.booking4j.jdbc;

/**
 * A query by many values of one column, written {@code column in (:keys)}. PostgreSQL gets all at once as an array; H2 does not use
 * an index for an array, and since it runs in this process it is asked for one after the other.
 *
 * @param few with the array {@code :keys}
 * @param many the same for more keys than a person would name
 * @param oneByOne with the value {@code :key}
 */
record KeyedText(SqlText few, SqlText many, SqlText oneByOne) {
    private static final String PLACE = "in (:keys)";
    private static final int MOST_OF_FEW = 100;

    static KeyedText of(String text) {
        SqlText atOnce = with(text, "= any(:keys)");
        return new KeyedText(atOnce, atOnce, with(text, "= :key"));
    }

    /**
     * The same for a table that grows while it is asked. Many keys of an array look dear to PostgreSQL and a client whose rows it has
     * not counted yet looks small, so that it would read all of them each time; here it has to look for each key, in their order.
     */
    static KeyedText ofGrowing(String text) {
        // What has an offset is not merged with the query around it.
        String each = "select found.* from unnest(:keys) as wanted (key), lateral (" + text + " offset 0) as found";
        return new KeyedText(with(text, "= any(:keys)"), with(each, "= wanted.key"), with(text, "= :key"));
    }

    /** The text for so many keys at once. */
    SqlText atOnce(int keys) {
        return keys > MOST_OF_FEW ? many : few;
    }

    private static SqlText with(String text, String condition) {
        if (!text.contains(PLACE)) {
            throw new IllegalArgumentException("Not by keys: " + text);
        }
        return SqlText.of(text.replace(PLACE, condition));
    }
}
