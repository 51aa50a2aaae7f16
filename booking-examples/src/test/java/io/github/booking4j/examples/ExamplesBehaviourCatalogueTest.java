package io.github.booking4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExamplesBehaviourCatalogueTest {
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([^\"]+)\"\\)");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

    @Tag("docs.behaviour-catalogue")
    @Test
    void theCatalogueListsExactlyTheRulesThatTestsProve() throws IOException {
        Path root = RepositoryRoot.find();
        TreeSet<String> proven = new TreeSet<>();
        for (Path source : testSources(root)) {
            proven.addAll(found(TAG, Files.readString(source)));
        }
        List<String> listed = found(LISTED, Files.readString(root.resolve("docs/behaviour.md")));

        assertThat(listed).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(listed)).containsExactlyElementsOf(proven);
    }

    private static List<Path> testSources(Path root) throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.filter(module -> module.getFileName().toString().startsWith("booking-"))
                    .map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(ExamplesBehaviourCatalogueTest::javaFiles)
                    .toList();
        }
    }

    private static Stream<Path> javaFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }
}
