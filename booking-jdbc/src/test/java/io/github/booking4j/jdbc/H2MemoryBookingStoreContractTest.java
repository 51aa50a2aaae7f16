package io.github.booking4j.jdbc;

final class H2MemoryBookingStoreContractTest extends StoreOn {
    @Override
    String url() {
        return Databases.h2MemoryUrl();
    }
}
