package io.github.booking4j.testkit;

import io.github.booking4j.memory.InMemoryBookingStore;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.testkit.contract.BookingStoreContract;

class InMemoryBookingStoreContractTest implements BookingStoreContract {
    private final SettableClock leaseClock = SettableClock.at(Samples.NOW);
    private final BookingStore store = InMemoryBookingStore.create(leaseClock);

    @Override
    public BookingStore store() {
        return store;
    }

    @Override
    public SettableClock leaseClock() {
        return leaseClock;
    }

    @Override
    public int oracleOperations() {
        return 1_500;
    }

    @Override
    public int stormOperations() {
        return 900;
    }
}
