package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ApiKey;
import io.github.booking4j.client.IssuedApiKey;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ApiKeyScenarioTest {
    @Test
    @Tag("client.api-key-revoked-everywhere")
    void aKeyThatOneNodeRevokesIsRefusedByTheOtherAtOnce() {
        try (World world = World.at(MONDAY)) {
            BookingEngine other = world.engine();
            IssuedApiKey issued = world.engine.clients().issueApiKey(world.client, "till", null);
            String secret = Objects.requireNonNull(issued.secret());
            assertThat(other.clients().authenticate(secret)).contains(world.client);

            world.engine.clients().revokeApiKey(world.client, issued.key().id());

            assertThat(other.clients().authenticate(secret)).isEmpty();
            assertThat(world.engine.clients().authenticate(secret)).isEmpty();
        }
    }

    @Test
    @Tag("client.api-key-use")
    void theLastUseIsKnownToTheMinute() {
        try (World world = World.at(MONDAY)) {
            String secret = world.engine
                    .clients()
                    .issueApiKey(world.client, "till", null)
                    .secret();

            assertThat(till(world).lastUsedAt()).isNull();
            use(world, secret);
            world.clock.advance(Duration.ofSeconds(59));
            use(world, secret);
            assertThat(till(world).lastUsedAt()).isEqualTo(MONDAY);
            world.clock.advance(Duration.ofSeconds(1));
            use(world, secret);
            assertThat(till(world).lastUsedAt()).isEqualTo(MONDAY.plusSeconds(60));
        }
    }

    @Test
    @Tag("client.api-key-issued-once")
    void aRequestThatTwoNodesGetAtTheSameTimeIssuesOneKeyAndTellsItsSecretOnce() {
        try (World world = World.at(MONDAY)) {
            BookingEngine other = world.engine();

            CompletableFuture<IssuedApiKey> there =
                    CompletableFuture.supplyAsync(() -> other.clients().issueApiKey(world.client, "till", "once"));
            IssuedApiKey here = world.engine.clients().issueApiKey(world.client, "till", "once");

            assertThat(there.join().key().id()).isEqualTo(here.key().id());
            assertThat(Stream.of(here, there.join()).map(IssuedApiKey::secret).filter(Objects::nonNull))
                    .hasSize(1);
        }
    }

    private static void use(World world, String secret) {
        assertThat(world.engine.clients().authenticate(secret)).contains(world.client);
    }

    private static ApiKey till(World world) {
        return world.engine.clients().listApiKeys(world.client).stream()
                .filter(key -> key.name().equals("till"))
                .findFirst()
                .orElseThrow();
    }
}
