package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.call.CallStatus;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.VoiceSettings;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.lead.NewLead;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DiallingScenarioTest {
    @Test
    @Tag("call.fresh-at-once")
    void aFreshLeadIsDialledInTheSameRun() {
        try (World world = World.at(MONDAY)) {
            world.submit(1);
            world.engine.runDue();

            assertThat(world.voice.dialled())
                    .singleElement()
                    .satisfies(dial -> assertThat(dial.to().e164()).isEqualTo(World.phone(1)));
            assertThat(world.onlyCall().times().requestedAt()).isEqualTo(MONDAY);
        }
    }

    @Test
    @Tag("call.waits-for-opening")
    void aLeadThatComesAtNightIsDialledWhenItsOwnMorningOpensOnTheDayTheClocksGoForward() {
        // Saturday evening; Sunday is no calling day; on Monday New York is an hour nearer to Greenwich.
        try (World world = World.at(Instant.parse("2026-03-08T02:00:00Z"))) {
            world.submit(1);
            world.engine.runDue();
            assertThat(world.voice.dialled()).isEmpty();

            world.runAt("2026-03-09T12:59:59Z");
            assertThat(world.voice.dialled()).isEmpty();

            world.runAt("2026-03-09T13:00:00Z");
            assertThat(world.voice.dialled()).hasSize(1);
        }
    }

    @Test
    @Tag("call.waits-for-opening")
    void aLeadThatComesAtNightIsDialledWhenItsOwnMorningOpensOnTheDayTheClocksGoBack() {
        try (World world = World.at(Instant.parse("2026-11-01T02:00:00Z"))) {
            world.submit(1);
            world.runAt("2026-11-02T13:59:59Z");
            assertThat(world.voice.dialled()).isEmpty();

            world.runAt("2026-11-02T14:00:00Z");
            assertThat(world.voice.dialled()).hasSize(1);
        }
    }

    @Test
    @Tag("call.every-candidate-zone-allows")
    void aNumberOfManyZonesIsDialledOnlyWhereAllOfThemAllowIt() {
        // A toll-free number may be anywhere in North America.
        try (World world = World.at(MONDAY)) {
            world.engine.leads().submit(world.client, NewLead.phone("+18002345678"));
            world.engine.runDue();

            Instant notBefore = world.onlyCall().times().notBefore();
            assertThat(world.lead("+18002345678").zones()).hasSizeGreaterThan(3);
            assertThat(world.voice.dialled()).isEmpty();
            assertThat(world.lead("+18002345678").zones())
                    .allSatisfy(
                            zone -> assertThat(notBefore.atZone(zone).getHour()).isBetween(9, 19));
        }
    }

    @Test
    @Tag("call.client-closures")
    void nobodyIsCalledOnADayTheClientIsClosed() {
        ClientSettings defaults = ClientSettings.defaults();
        ClientSettings closedOnMonday = new ClientSettings(
                defaults.calls(),
                defaults.calendar(),
                defaults.messages(),
                Closures.of(List.of(LocalDate.of(2026, 3, 2))),
                null,
                VoiceSettings.defaults());
        try (World world = World.with(closedOnMonday)) {
            world.submit(1);
            world.runAt("2026-03-03T13:59:59Z");
            assertThat(world.onlyCall().status()).isEqualTo(CallStatus.QUEUED);
            assertThat(world.voice.dialled()).isEmpty();

            world.runAt("2026-03-03T14:00:00Z");
            assertThat(world.voice.dialled()).hasSize(1);
        }
    }
}
