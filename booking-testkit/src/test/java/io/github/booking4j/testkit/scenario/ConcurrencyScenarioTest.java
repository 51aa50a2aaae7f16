package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.spi.gateway.DialRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConcurrencyScenarioTest {
    private static final ClientSettings UNPACED = ClientSettings.defaults()
            .withCalls(ClientSettings.defaults().calls().withImportPacing(Duration.ZERO));

    @Test
    @Tag("call.client-limit")
    void aClientNeverHasMoreCallsThanItsLimitAndAFreedSlotStartsTheNextAtOnce() {
        try (World world = World.at(MONDAY)) {
            for (int number = 0; number < 8; number++) {
                world.submit(number);
            }
            world.engine.runDue();
            assertThat(world.voice.dialled()).hasSize(5);

            world.ends(world.voice.dialled().get(2), "not_interested");
            assertThat(world.voice.dialled()).hasSize(6);
        }
    }

    @Test
    @Tag("call.account-limit")
    void twoClientsShareAnAccountInTurn() {
        try (World world = World.withAccountLimit(2, UNPACED)) {
            ClientKey other = world.onboard("Bright Smiles", UNPACED);
            world.importPhones(world.client, 0, 1, 2, 3, 4, 5);
            world.importPhones(other, 10, 11, 12, 13, 14, 15);
            world.engine.runDue();
            assertThat(world.voice.dialled()).hasSize(2);

            List<ClientKey> served = new ArrayList<>();
            for (int ended = 0; ended < 8; ended++) {
                world.ends(world.voice.dialled().get(ended), "not_interested");
                assertThat(world.voice.dialled()).hasSize(ended + 3);
                served.add(world.lastDial().client());
            }
            assertThat(served).filteredOn(world.client::equals).hasSizeBetween(3, 5);
        }
    }

    @Test
    @Tag("call.slot-passed-on")
    void aSlotThatTheNextInLineDoesNotUseGoesToTheOneAfterIt() {
        try (World world = World.withAccountLimit(1, UNPACED)) {
            ClientKey second = world.onboard("Bright Smiles", UNPACED);
            ClientKey third = world.onboard("Clear View", UNPACED);
            DialRequest live = world.dialled(0);
            world.importPhones(second, 1);
            world.engine.runDue();
            world.importPhones(third, 2);
            world.engine.runDue();
            world.engine.leads().optOut(second, new PhoneNumber(World.phone(1)), "test");

            world.ends(live, "not_interested");

            assertThat(world.voice.dialled()).hasSize(2);
            assertThat(world.lastDial().client()).isEqualTo(third);
        }
    }

    @Test
    @Tag("call.import-pacing")
    void importedLeadsAreDialledFifteenSecondsApartAndAFreshOneGoesFirst() {
        try (World world = World.at(MONDAY)) {
            world.importPhones(world.client, 1, 2, 3);
            world.engine.runDue();
            assertThat(world.voice.dialled()).hasSize(1);
            world.later(Duration.ofSeconds(14));
            assertThat(world.voice.dialled()).hasSize(1);

            DialRequest fresh = world.dialled(9);
            assertThat(fresh.to().e164()).isEqualTo(World.phone(9));
            assertThat(world.voice.dialled()).hasSize(2);

            world.later(Duration.ofSeconds(1));
            assertThat(world.voice.dialled()).hasSize(3);
            world.later(Duration.ofSeconds(15));
            assertThat(world.voice.dialled()).hasSize(4);
        }
    }
}
