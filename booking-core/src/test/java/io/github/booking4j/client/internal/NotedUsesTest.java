package io.github.booking4j.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NotedUsesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final NotedUses noted = new NotedUses(Duration.ofMinutes(1));
    private final UUID key = UUID.randomUUID();

    @Test
    @Tag("client.api-key-use")
    void aNodeNotesTheUseOfAKeyOnceAMinuteHoweverOftenItIsUsed() {
        int due = 0;
        for (int second = 0; second < 180; second++) {
            due += noted.isDue(key, NOON.plusSeconds(second)) ? 1 : 0;
        }

        assertThat(due).isEqualTo(3);
    }

    @Test
    @Tag("client.api-key-use")
    void theUseOfOneKeySaysNothingOfAnother() {
        assertThat(noted.isDue(key, NOON)).isTrue();
        assertThat(noted.isDue(UUID.randomUUID(), NOON)).isTrue();
    }
}
