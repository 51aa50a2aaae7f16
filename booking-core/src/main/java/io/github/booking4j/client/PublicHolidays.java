package io.github.booking4j.client;

/** What public holidays where a lead lives mean for calling it. */
public enum PublicHolidays {
    /** It is called on none. */
    OBSERVED,
    /** They are days like any other. */
    IGNORED
}
