package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.BookingEngineBuilder;
import io.github.booking4j.appointment.SlotQuery;
import io.github.booking4j.client.CallSettings;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.ConfiguredClient;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.client.Tier;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.memory.InMemoryBookingStore;
import io.github.booking4j.testkit.RecordingEmailGateway;
import io.github.booking4j.testkit.SettableClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConfiguredClientScenarioTest {
    private static final ClientKey ACME = new ClientKey("acme-dental");
    private static final String SECRET = "a-secret-that-the-host-chose-itself-1";

    private final SettableClock clock = SettableClock.at(MONDAY);
    private final InMemoryBookingStore store = InMemoryBookingStore.create(clock);
    private final RecordingEmailGateway email = RecordingEmailGateway.create();

    @Test
    @Tag("client.configured")
    void aConfiguredClientIsThereWhenTheEngineHasStarted() {
        try (BookingEngine engine = builder().client(acme().tier(Tier.PRO)).build()) {
            engine.runDue();

            Client client = engine.clients().get(ACME);
            assertThat(client.tier()).isEqualTo(Tier.PRO);
            assertThat(engine.clients().authenticate(SECRET)).contains(ACME);
            assertThat(engine.appointments().slots(ACME, new SlotQuery(null, null, null, null, 5)))
                    .isNotEmpty();
            assertThat(email.sent()).hasSize(1);
        }
    }

    @Test
    @Tag("client.configured")
    void anEngineThatStartsAgainLeavesTheClientAsItIs() {
        try (BookingEngine first = builder().client(acme()).build()) {
            first.runDue();
            first.clients().setTier(ACME, Tier.ENTERPRISE);
            first.clients().listApiKeys(ACME).forEach(key -> first.clients().revokeApiKey(ACME, key.id()));

            BookingEngine again = builder().client(acme()).build();
            again.runDue();

            assertThat(again.clients().get(ACME).tier()).isEqualTo(Tier.ENTERPRISE);
            assertThat(again.clients().authenticate(SECRET)).isEmpty();
            assertThat(email.sent()).hasSize(1);
        }
    }

    @Test
    @Tag("client.configured-checked")
    void everythingThatIsWrongWithConfiguredClientsIsNamedWhenTheEngineIsBuilt() {
        ClientSettings wrong =
                ClientSettings.defaults().withCalls(CallSettings.defaults().withMaxConcurrentCalls(0));
        BookingEngineBuilder builder = builder()
                .adminKey("the-admin-key-of-this-engine-is-long")
                .client(acme())
                .client(acme())
                .client(ConfiguredClient.of("no-phone", NewClient.of("No Phone", "no", "12", "Mars/Olympus")))
                .client(ConfiguredClient.of("wrong-settings", newClient().settings(wrong)))
                .client(ConfiguredClient.of("short-key", newClient()).apiKey("short"))
                .client(ConfiguredClient.of("admin", newClient()).apiKey("the-admin-key-of-this-engine-is-long"));

        assertThat(catchThrowable(builder::build))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "client acme-dental is configured twice",
                        "client no-phone: /email",
                        "/phone",
                        "/timeZone",
                        "settings of client wrong-settings: /calls/maxConcurrentCalls",
                        "the API key of client short-key must",
                        "the API key of client admin is another's")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    @Tag("client.configured-checked")
    void anApiKeyThatAnotherClientHasIsRefused() {
        try (BookingEngine first = builder().client(acme()).build()) {
            first.runDue();
            BookingEngine second = builder()
                    .client(ConfiguredClient.of("other-dental", newClient()).apiKey(SECRET))
                    .build();

            assertThatThrownBy(second::runDue).isInstanceOf(ConflictException.class);

            assertThat(first.clients().find(new ClientKey("other-dental"))).isEmpty();
            assertThat(first.clients().authenticate(SECRET)).contains(ACME);
        }
    }

    private BookingEngineBuilder builder() {
        return BookingEngine.builder().store(store).clock(clock).email(email);
    }

    private static ConfiguredClient acme() {
        return ConfiguredClient.of(ACME.value(), newClient()).apiKey(SECRET);
    }

    private static NewClient newClient() {
        return NewClient.of("Acme Dental", "office@acme.example", "+12125550100", World.NEW_YORK);
    }
}
