package io.github.booking4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.memory.InMemoryBookingStore;
import io.github.booking4j.testkit.RecordingVoiceGateway;
import io.github.booking4j.testkit.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("examples.run")
class ExamplesLeadIsCalledTest {
    // README begins
    private final SettableClock clock = SettableClock.at("2026-05-04T03:00:00Z"); // Sunday 23:00 in New York
    private final RecordingVoiceGateway voice = RecordingVoiceGateway.create();

    @Test
    void aLeadThatArrivesAtNightIsCalledInTheMorning() {
        try (BookingEngine engine = BookingEngine.builder()
                .store(InMemoryBookingStore.create(clock))
                .voice(voice)
                .clock(clock)
                .build()) {
            ClientKey client = engine.clients()
                    .onboard(NewClient.of("Acme Dental", "office@acme.example", "+1 212 555 0100", "America/New_York"))
                    .client()
                    .key();
            engine.leads().submit(client, NewLead.phone("+1 212 555 0123").name("Ana Example"));
            engine.runDue();
            assertThat(voice.dialled()).isEmpty();

            clock.advance(Duration.ofHours(10)); // Monday 09:00
            engine.runDue();
            assertThat(voice.dialled()).hasSize(1);
        }
    }
    // README ends
}
