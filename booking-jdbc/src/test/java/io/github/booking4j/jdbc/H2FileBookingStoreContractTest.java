package io.github.booking4j.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class H2FileBookingStoreContractTest extends StoreOn {
    @TempDir
    static Path directory;

    @Override
    String url() {
        return Databases.h2FileUrl(directory);
    }
}
