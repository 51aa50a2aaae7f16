package io.github.booking4j.examples;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources are, for tests that hold the documents to them. */
final class RepositoryRoot {
    private RepositoryRoot() {}

    static Path find() {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.exists(directory.resolve("docs/behaviour.md"))) {
            directory = directory.getParent();
        }
        if (directory == null) {
            throw new IllegalStateException("docs/behaviour.md is nowhere above the working directory");
        }
        return directory;
    }
}
