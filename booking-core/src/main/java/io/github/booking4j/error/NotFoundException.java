package io.github.booking4j.error;

/** What was asked for does not exist, or belongs to another client, which must look the same. */
public final class NotFoundException extends BookingException {
    /**
     * Says what is missing.
     *
     * @param what the thing as people name it, with its id if that is no personal data: {@code "client acme-dental-x7k2p9"}
     * @param code stable, such as {@code client_not_found}
     */
    public NotFoundException(String what, String code) {
        super(code, what + " not found", null);
    }
}
