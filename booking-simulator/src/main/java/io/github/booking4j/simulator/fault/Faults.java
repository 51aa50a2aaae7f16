package io.github.booking4j.simulator.fault;

/**
 * Tells the simulated providers what to do wrong. Thread-safe; each change holds from the next request, call or message on.
 * Faults told one by one come before those told by share.
 */
public interface Faults {
    /**
     * The next requests of a kind go wrong, after those already told.
     *
     * @param times 1 to 10,000
     * @throws IllegalArgumentException if more than 10,000 would be waiting for that kind
     */
    Faults next(int times, RequestKind kind, Fault fault);

    /** The next request of a kind goes wrong. */
    default Faults next(RequestKind kind, Fault fault) {
        return next(1, kind, fault);
    }

    /**
     * A share of all requests of a kind goes wrong, until {@link #clear()}; several shares of one kind are rolled for in the
     * order they were told.
     *
     * @param share 0 to 1
     * @throws IllegalArgumentException if the share is not within 0 and 1, or a kind would have more than 20 shares
     */
    Faults share(RequestKind kind, double share, Fault fault);

    /** How webhooks arrive, from the next call or message on. */
    Faults webhooks(WebhookTrouble trouble);

    /**
     * Texts to a number are accepted and sent, but not delivered.
     *
     * @param number E.164
     * @param errorCode Twilio's reason, such as 30003 (unreachable), 30005 (unknown), 30006 (landline), 30007 (filtered)
     */
    Faults undelivered(String number, int errorCode);

    /** Everything works again. */
    void clear();
}
