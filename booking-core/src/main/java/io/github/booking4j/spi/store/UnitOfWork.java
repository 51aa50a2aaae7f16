package io.github.booking4j.spi.store;

/**
 * One transaction's view of the store: usable only inside {@link BookingStore#inTransaction}, by its thread. Every read
 * sees the writes before it. Locks are taken in one order everywhere, so that transactions never wait in a ring: client →
 * lead → call → message → resources (ascending) → voice account → spending → jobs.
 *
 * <p>Common to all repositories: the client comes first; instants are kept to the microsecond; {@code update} writes the
 * record if its version is still the stored one, raises the version and returns the record as stored, else throws {@link
 * io.github.booking4j.error.ConflictException}; {@code lock} is a read that keeps other transactions from locking or
 * changing the row until this one ends, and sees what they committed; lists are bounded.
 */
public interface UnitOfWork {
    /**
     * Tells which questions will be asked, so that a store which is a journey away can ask them together. They are run now, or not
     * at all, and get no answers: every list is empty and every row absent; each gets its answer when it is asked again. What locks
     * may lock now.
     *
     * @param questions asks repositories of this unit of work, and does nothing else
     */
    default void foresee(Runnable questions) {}

    /** Clients. */
    ClientRepository clients();

    /** API keys. */
    ApiKeyRepository apiKeys();

    /** What leads from the outside to a client. */
    Directory directory();

    /** Leads and their enquiries. */
    LeadRepository leads();

    /** Enquiries. */
    EnquiryRepository enquiries();

    /** Opt-outs. */
    OptOutRepository optOuts();

    /** Imports. */
    ImportRepository imports();

    /** Calls. */
    CallRepository calls();

    /** Which calls may be dialled. */
    CallQueue callQueue();

    /** Which client's turn it is to dial. */
    WaitingLine waitingLine();

    /** What calls have cost. */
    SpendRepository spending();

    /** Services and resources. */
    CatalogRepository catalog();

    /** What occupies the resources. */
    CalendarRepository calendar();

    /** Appointments. */
    AppointmentRepository appointments();

    /** Messages. */
    MessageRepository messages();

    /** What messages say. */
    TemplateRepository templates();

    /** Follow-ups. */
    SequenceRepository sequences();

    /** Durable jobs. */
    JobQueue jobs();

    /** The event log. */
    EventLog events();

    /** Idempotency keys. */
    IdempotencyRepository idempotency();

    /** Figures. */
    Statistics statistics();
}
