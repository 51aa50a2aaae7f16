package io.github.booking4j.jdbc;

final class PostgresBookingStoreContractTest extends StoreOn {
    @Override
    String url() {
        return Databases.postgresUrl();
    }
}
