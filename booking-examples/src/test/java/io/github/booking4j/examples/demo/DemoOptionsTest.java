package io.github.booking4j.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoOptionsTest {
    private static final Map<String, String> NONE = Map.of();

    @Test
    @Tag("demo.options")
    void anArgumentGoesBeforeAPropertyAndAPropertyBeforeTheEnvironment() {
        Map<String, String> environment = Map.of("DEMO_PORT", "1", "DEMO_SPEED", "2", "DEMO_NO_LEADS", "true");
        Map<String, String> properties = Map.of("demo.port", "3", "demo.speed", "4");

        DemoOptions options = read(environment, properties, "--port", "5", "--exit");

        assertThat(options.port()).isEqualTo(5);
        assertThat(options.speed()).isEqualTo(4);
        assertThat(options.importLeads()).isFalse();
        assertThat(options.exit()).isTrue();
    }

    @Test
    @Tag("demo.options")
    void aFlagWithoutAValueIsAYes() {
        assertThat(read(NONE, Map.of("demo.exit", "")).exit()).isTrue();
        assertThat(read(NONE, Map.of("demo.exit", "false")).exit()).isFalse();
    }

    @Test
    @Tag("demo.options")
    void everythingThatIsWrongIsNamedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        read(Map.of("DEMO_EXIT", "maybe"), NONE, "--port", "abc", "--speed", "0", "--bogus", "--data"))
                .withMessageContainingAll("--port", "--speed", "--bogus", "--data needs a value", "--exit");
    }

    @Test
    @Tag("demo.options")
    void theAdminKeyIsTheOptionElseTheEnvironments() {
        Map<String, String> environment = Map.of("API_KEY", "from-the-environment");

        assertThat(read(environment, NONE).adminKey()).isEqualTo("from-the-environment");
        assertThat(read(environment, NONE, "--admin-key", "given").adminKey()).isEqualTo("given");
        assertThat(read(NONE, NONE).adminKey()).isNull();
    }

    @Test
    @Tag("demo.database")
    void aDatabaseUrlMayCarryItsUserAsHostingServicesWriteIt(@TempDir Path data) {
        Map<String, String> environment =
                Map.of("DATABASE_URL", "postgres://ana:p%40ss+1@db:5432/booking?sslmode=require");

        DemoDatabase database = DemoDatabase.of(null, data, environment);

        assertThat(database.url()).isEqualTo("jdbc:postgresql://db:5432/booking?sslmode=require");
        assertThat(database.user()).isEqualTo("ana");
        assertThat(database.password()).isEqualTo("p@ss+1");
        assertThat(database).hasToString("jdbc:postgresql://db:5432/booking");
    }

    @Test
    @Tag("demo.database")
    void theOptionGoesBeforeTheEnvironmentAndH2IsTheDefault(@TempDir Path data) {
        Map<String, String> environment = Map.of("DATABASE_URL", "postgresql://db/one");

        assertThat(DemoDatabase.of("jdbc:postgresql://db/two", data, environment)
                        .url())
                .isEqualTo("jdbc:postgresql://db/two");
        assertThat(DemoDatabase.of(null, data, environment).url()).isEqualTo("jdbc:postgresql://db/one");
        assertThat(DemoDatabase.of(null, data, NONE).url())
                .startsWith("jdbc:h2:file:")
                .endsWith("WRITE_DELAY=0");
    }

    @Test
    @Tag("demo.database")
    void aDatabaseOfAnotherKindIsRefused(@TempDir Path data) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DemoDatabase.of("jdbc:mysql://db/one", data, NONE))
                .withMessageContaining("jdbc:postgresql:");
    }

    private static DemoOptions read(
            Map<String, String> environment, Map<String, String> properties, String... arguments) {
        return DemoOptions.read(arguments, environment, properties);
    }
}
