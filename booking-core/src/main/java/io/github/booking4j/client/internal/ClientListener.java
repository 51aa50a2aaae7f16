package io.github.booking4j.client.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.spi.store.UnitOfWork;

/** Hears of clients inside the transaction of the change. */
public interface ClientListener {
    /** A client was onboarded. */
    void onboarded(UnitOfWork unit, Client client, NewClient request);

    /** The settings, the status or the tier of a client changed: what it waits for may be due now. */
    default void changed(UnitOfWork unit, Client before, Client client) {}
}
