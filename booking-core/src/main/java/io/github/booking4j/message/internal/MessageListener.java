package io.github.booking4j.message.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.spi.store.UnitOfWork;

/** Hears of messages inside the transaction of the change; the lead is locked. */
public interface MessageListener {
    /** A follow-up message to a lead went out, failed for good or was dropped. */
    void followUpSettled(UnitOfWork unit, Lead lead);

    /**
     * A lead wrote back.
     *
     * @param wantsCall whether it said yes to a follow-up, which offers a call
     */
    void replied(UnitOfWork unit, Client client, Lead lead, boolean wantsCall);
}
