package io.github.booking4j.error;

/** The request is well formed but contradicts the present state: a version that moved on, a name already taken. */
public final class ConflictException extends BookingException {
    /**
     * Says what it conflicts with.
     *
     * @param code stable, such as {@code version_conflict}
     * @param detail for people: what it conflicts with and what to do; no personal data
     */
    public ConflictException(String code, String detail) {
        super(code, detail, null);
    }
}
