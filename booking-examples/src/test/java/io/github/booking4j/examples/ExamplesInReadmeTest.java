package io.github.booking4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExamplesInReadmeTest {
    private static final Pattern SHOWN =
            Pattern.compile("<!-- example: (\\S+) -->\\n```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMPILED =
            Pattern.compile("\\n *// README begins\\n(.*?\\n) *// README ends\\n", Pattern.DOTALL);

    @Tag("examples.readme")
    @Test
    void theReadmeShowsWhatIsCompiled() throws IOException {
        Path root = RepositoryRoot.find();
        Matcher shown = SHOWN.matcher(Files.readString(root.resolve("README.md")));
        int examples = 0;
        while (shown.find()) {
            String source = Files.readString(root.resolve("booking-examples").resolve(shown.group(1)));
            Matcher compiled = COMPILED.matcher(source);
            assertThat(compiled.find()).as(shown.group(1)).isTrue();
            assertThat(shown.group(2))
                    .isEqualTo(compiled.group(1).stripTrailing().stripIndent() + "\n");
            examples++;
        }
        assertThat(examples).isGreaterThanOrEqualTo(3);
    }
}
