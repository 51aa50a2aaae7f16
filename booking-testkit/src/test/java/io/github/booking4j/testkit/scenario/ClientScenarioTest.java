package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.client.CallSettings;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.ClientStatus;
import io.github.booking4j.client.SettingsPatch;
import io.github.booking4j.client.Tier;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.event.Event;
import io.github.booking4j.event.EventType;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.spi.gateway.PlacedCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClientScenarioTest {
    private final World world = World.at(MONDAY);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Tag("client.settings-not-lost")
    void ofManyChangesAtOneTimeByTwoNodesNoneIsLost() {
        BookingEngine other = world.engine();
        int before = client().settings().calls().maxConcurrentCalls();

        CompletableFuture<?>[] changes = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.runAsync(() -> (i % 2 == 0 ? world.engine : other)
                        .clients()
                        .configure(world.client, settings -> settings.withCalls(oneMore(settings.calls())))))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(changes).join();

        assertThat(client().settings().calls().maxConcurrentCalls()).isEqualTo(before + 40);
    }

    @Test
    @Tag("client.settings-version")
    void aPatchThatWasMadeForAnotherVersionIsRefused() {
        SettingsPatch patch = SettingsPatch.of("{\"calls\":{\"maxAttempts\":4}}");
        int version = client().version();

        Client changed = world.engine.clients().configure(world.client, patch.ifVersion(version));

        assertThat(changed.version()).isEqualTo(version + 1);
        assertThatThrownBy(() -> world.engine.clients().configure(world.client, patch.ifVersion(version)))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    @Tag("client.settings-whole")
    void aPatchOfWhichOnePartIsWrongChangesNothing() {
        Client before = client();

        assertThatThrownBy(() -> world.engine
                        .clients()
                        .configure(
                                world.client,
                                SettingsPatch.of("{\"calls\":{\"maxAttempts\":4},\"calendar\":{\"step\":\"never\"}}")))
                .isInstanceOf(InvalidException.class);
        assertThat(client()).isEqualTo(before);
    }

    @Test
    @Tag("client.settings-whole")
    void settingsMadeInJavaObeyTheSameRules() {
        ClientSettings wrong = ClientSettings.defaults()
                .withCalls(CallSettings.defaults().withMaxConcurrentCalls(0).withImportPacing(Duration.ofDays(-1)));

        assertThatThrownBy(() -> world.engine.clients().configure(world.client, wrong))
                .isInstanceOfSatisfying(
                        InvalidException.class, e -> assertThat(e.problems()).hasSize(2));
        assertThatThrownBy(() -> world.onboard("Wrong", wrong)).isInstanceOf(InvalidException.class);
    }

    @Test
    @Tag("client.settings-at-once")
    void callsThatARaisedLimitAllowsStartAtOnce() {
        world.engine.clients().configure(world.client, SettingsPatch.of("{\"calls\":{\"maxConcurrentCalls\":1}}"));
        IntStream.range(0, 3).forEach(world::submit);
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(1);

        world.engine.clients().configure(world.client, SettingsPatch.of("{\"calls\":{\"maxConcurrentCalls\":3}}"));
        world.engine.runDue();

        assertThat(world.voice.dialled()).hasSize(3);
    }

    @Test
    @Tag("client.changes-told")
    void eachChangeIsToldOnceAndWhatChangesNothingIsNotTold() {
        world.engine.runDue();
        long before = world.engine.events().latest(world.client);

        world.engine.clients().configure(world.client, SettingsPatch.of("{\"calls\":{\"maxAttempts\":4}}"));
        world.engine.clients().configure(world.client, SettingsPatch.of("{\"calls\":{\"maxAttempts\":4}}"));
        world.engine.clients().setTier(world.client, Tier.PRO);
        world.engine.clients().deactivate(world.client);
        world.engine.clients().deactivate(world.client);
        world.engine.clients().activate(world.client);
        world.engine.runDue();

        assertThat(world.engine.events().listAfter(world.client, before, 100))
                .extracting(Event::type)
                .containsExactly(
                        EventType.CLIENT_UPDATED,
                        EventType.CLIENT_UPDATED,
                        EventType.CLIENT_DEACTIVATED,
                        EventType.CLIENT_UPDATED);
    }

    @Test
    @Tag("client.deactivated-stops")
    void aDeactivatedClientsQueueWaitsAndGoesOnAtOnceWhenItIsActiveAgain() {
        world.submit(1);
        world.engine.clients().deactivate(world.client);
        world.submit(2);
        world.later(Duration.ofHours(1));
        assertThat(world.voice.dialled()).isEmpty();
        assertThat(world.calls()).hasSize(2).allMatch(call -> call.status() == CallStatus.QUEUED);

        assertThat(world.engine.clients().activate(world.client).status()).isEqualTo(ClientStatus.ACTIVE);
        world.engine.runDue();

        assertThat(world.voice.dialled()).hasSize(2);
    }

    @Test
    @Tag("client.deactivated-stops")
    void aCallThatIsAboutToBeDialledStopsToo() {
        world.submit(1);
        world.submit(2);
        // While the provider is asked for the first, the second's intent is recorded already.
        world.voice.nextPlace(request -> {
            world.engine.clients().deactivate(world.client);
            return new PlacedCall("voice-" + request.callId(), null);
        });
        world.engine.runDue();

        assertThat(world.voice.dialled()).hasSize(1);
        assertThat(world.calls())
                .extracting(call -> call.status())
                .containsExactlyInAnyOrder(CallStatus.PLACED, CallStatus.QUEUED);
        world.engine.clients().activate(world.client);
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(2);
    }

    @Test
    @Tag("client.deactivated-stops")
    void aFollowUpCallOfADeactivatedClientWaits() {
        world.ends(world.dialled(1), "no_answer");
        world.engine.clients().deactivate(world.client);

        world.later(Duration.ofDays(4));

        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("client.deactivated-stops")
    void aFollowUpMessageOfADeactivatedClientWaitsUntilItIsActiveAgain() {
        world.ends(world.dialled(1), "no_answer");
        world.engine.clients().deactivate(world.client);
        for (int hours = 0; hours < 4; hours++) {
            world.later(Duration.ofHours(1));
        }
        assertThat(world.sms.sent()).isEmpty();

        world.engine.clients().activate(world.client);
        world.later(Duration.ofHours(1));

        assertThat(world.sms.sent()).hasSize(1);
    }

    @Test
    @Tag("client.deactivated-reminds")
    void aDeactivatedClientsAppointmentsAreStillRemindedOf() {
        world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();
        world.engine.clients().deactivate(world.client);

        world.runAt("2026-03-03T17:00:00Z");
        world.runAt("2026-03-04T16:00:00Z");

        assertThat(world.messages(MessageKind.REMINDER, Channel.SMS))
                .hasSize(2)
                .allMatch(message -> message.status() == MessageStatus.SENT);
    }

    @Test
    @Tag("client.others-go-on")
    void theOthersOnTheSameVoiceAccountGoOn() {
        try (World shared = World.withAccountLimit(1, ClientSettings.defaults())) {
            ClientKey other = shared.onboard("Other", ClientSettings.defaults());
            shared.submit(1);
            shared.engine.leads().submit(other, shared.newLead(2));
            shared.engine.clients().deactivate(shared.client);
            shared.engine.runDue();

            assertThat(shared.voice.dialled())
                    .singleElement()
                    .satisfies(dial -> assertThat(dial.client()).isEqualTo(other));
        }
    }

    @Test
    @Tag("client.unknown")
    void whatDoesNotExistCannotBeChanged() {
        ClientKey nobody = new ClientKey("nobody-at-all");

        List.<Runnable>of(
                        () -> world.engine.clients().deactivate(nobody),
                        () -> world.engine.clients().setTier(nobody, Tier.FREE),
                        () -> world.engine.clients().configure(nobody, ClientSettings.defaults()),
                        () -> world.engine.clients().issueApiKey(nobody, "key", null))
                .forEach(change -> assertThatThrownBy(change::run).isInstanceOf(NotFoundException.class));
    }

    private static CallSettings oneMore(CallSettings calls) {
        return calls.withMaxConcurrentCalls(calls.maxConcurrentCalls() + 1);
    }

    private Client client() {
        return world.engine.clients().get(world.client);
    }
}
