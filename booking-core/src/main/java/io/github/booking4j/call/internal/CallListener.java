package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Hears of calls inside the transaction of the change. */
public interface CallListener {
    /**
     * A call has its report, and its lead, which is locked, may still be contacted.
     *
     * @param enquiry what the call was for, open; null: nobody asked to be called
     * @param callbackAt the time the lead asked to be called back at; null: none
     */
    void concluded(
            UnitOfWork unit,
            Client client,
            Lead lead,
            Call call,
            @Nullable Enquiry enquiry,
            @Nullable Instant callbackAt);

    /** A lead, which is locked, rings in by itself. */
    void rangIn(UnitOfWork unit, Client client, Lead lead);
}
