package io.github.booking4j.call;

/** Who rang whom. */
public enum CallDirection {
    /** The assistant called the lead. */
    OUTBOUND,
    /** The lead rang in. */
    INBOUND
}
