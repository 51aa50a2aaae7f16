package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.BookingEngineBuilder;
import io.github.booking4j.client.Assistant;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.event.Event;
import io.github.booking4j.event.EventType;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.memory.InMemoryBookingStore;
import io.github.booking4j.testkit.RecordingEmailGateway;
import io.github.booking4j.testkit.RecordingVoiceGateway;
import io.github.booking4j.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OnboardingScenarioTest {
    private final SettableClock clock = SettableClock.at(MONDAY);
    private final InMemoryBookingStore store = InMemoryBookingStore.create(clock);
    private final RecordingVoiceGateway voice = RecordingVoiceGateway.create();

    @Test
    @Tag("client.assistant-retried")
    void anAssistantThatCannotBeMadeForADayIsMadeWhenTheProviderIsBack() {
        try (BookingEngine engine = builder().voice(voice).build()) {
            engine.runDue();
            for (int failures = 0; failures < 160; failures++) {
                voice.nextAssistantFails(new GatewayException(Kind.NOT_DONE, "http_503", "away"));
            }

            Client client = engine.clients().onboard(acme()).client();
            assertThat(client.assistant().status()).isEqualTo(Assistant.Status.PENDING);
            for (int minutes = 0; minutes < 24 * 60; minutes += 10) {
                engine.runDue();
                clock.advance(Duration.ofMinutes(10));
            }
            assertThat(assistant(engine, client)).isEqualTo(Assistant.PENDING);
            assertThat(told(engine, client)).containsExactly("{\"assistant\":\"pending\",\"problem\":\"http_503\"}");

            clock.advance(Duration.ofDays(1));
            for (int minutes = 0; minutes < 24 * 60; minutes += 10) {
                engine.runDue();
                clock.advance(Duration.ofMinutes(10));
            }
            assertThat(assistant(engine, client).status()).isEqualTo(Assistant.Status.READY);
            assertThat(told(engine, client))
                    .endsWith("{\"assistant\":\"ready\"}")
                    .hasSize(2);
        }
    }

    @Test
    @Tag("client.assistant-retried")
    void aClientWithoutItsAssistantIsServedByTheAccountsOwn() {
        try (BookingEngine engine = builder().voice(voice).build()) {
            engine.runDue();
            voice.nextAssistantFails(new GatewayException(Kind.REFUSED, "http_404", "no template"));
            Client client = engine.clients().onboard(acme()).client();
            engine.leads().submit(client.key(), lead());
            engine.runDue();

            assertThat(voice.dialled())
                    .singleElement()
                    .satisfies(dial -> assertThat(dial.assistantId()).isNull());
        }
    }

    @Test
    @Tag("engine.without-voice")
    void whatAnEngineWithoutVoiceTakesInIsCalledWhenThereIsOne() {
        Client client;
        try (BookingEngine engine = builder().build()) {
            engine.runDue();
            client = engine.clients().onboard(acme()).client();
            engine.leads().submit(client.key(), lead());
            engine.runDue();
            assertThat(client.assistant()).isEqualTo(Assistant.NONE);
            assertThat(engine.operations().health().status().name()).isEqualTo("HEALTHY");
        }

        BookingEngine engine = builder().voice(voice).build();
        clock.advance(Duration.ofMinutes(10));
        engine.runDue();

        assertThat(voice.dialled()).hasSize(1);
        assertThat(assistant(engine, client).status()).isEqualTo(Assistant.Status.READY);
    }

    @Test
    @Tag("client.welcome")
    void theWelcomeEmailTellsTheUrlsAndNoSecret() {
        RecordingEmailGateway email = RecordingEmailGateway.create();
        try (BookingEngine engine = builder()
                .email(email)
                .publicUrl("https://booking.example.com/of/acme/")
                .build()) {
            engine.runDue();
            var onboarded = engine.clients().onboard(acme());
            engine.runDue();

            assertThat(email.sent()).singleElement().satisfies(welcome -> {
                String key = onboarded.client().key().value();
                assertThat(welcome.to().value()).isEqualTo("office@acme.example");
                assertThat(welcome.text())
                        .contains("https://booking.example.com/of/acme/dashboard/" + key)
                        .contains("https://booking.example.com/of/acme/api\n")
                        .contains("https://booking.example.com/of/acme/api/leads/" + key)
                        .doesNotContain(String.valueOf(onboarded.apiKey()));
            });
        }
    }

    private BookingEngineBuilder builder() {
        return BookingEngine.builder().store(store).clock(clock);
    }

    private static NewClient acme() {
        return NewClient.of("Acme Dental", "office@acme.example", "+12125550100", World.NEW_YORK);
    }

    private static NewLead lead() {
        return NewLead.phone(World.phone(1)).timeZone(World.NEW_YORK);
    }

    private static Assistant assistant(BookingEngine engine, Client client) {
        return engine.clients().get(client.key()).assistant();
    }

    private static List<String> told(BookingEngine engine, Client client) {
        return engine.events().listAfter(client.key(), 0, 100).stream()
                .filter(event -> event.type() == EventType.CLIENT_UPDATED)
                .map(Event::data)
                .toList();
    }
}
