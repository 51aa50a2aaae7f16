package io.github.booking4j.call;

/** How a lead felt about the call. */
public enum Sentiment {
    /** Pleased. */
    POSITIVE,
    /** Neither. */
    NEUTRAL,
    /** Annoyed. */
    NEGATIVE
}
