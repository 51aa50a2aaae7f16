package io.github.booking4j.message;

/** How a message travels. */
public enum Channel {
    /** Text message. */
    SMS,
    /** Email. */
    EMAIL
}
