package io.github.booking4j.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Imports of many clients that wait for nine o'clock of New York. */
class PacingScenarioTest {
    private static final Instant SUNDAY_NIGHT = Instant.parse("2026-03-02T03:00:00Z");
    private static final Instant OPENING = Instant.parse("2026-03-02T14:00:00Z");
    private static final Duration GAP = Duration.ofSeconds(15);
    private static final int CLIENTS = 30;

    @Test
    @Tag("queue.pacing-spread")
    void theImportsOfManyClientsAreNotDialledInTheSecondInWhichTheirHoursOpen() {
        World world = World.at(SUNDAY_NIGHT);
        for (int number = 0; number < CLIENTS; number++) {
            ClientKey client = world.onboard("Client " + number, ClientSettings.defaults());
            world.importPhones(client, 3 * number, 3 * number + 1, 3 * number + 2);
        }
        Map<ClientKey, List<Instant>> dials = secondBySecond(world, Duration.ofMinutes(1));

        assertThat(dials).hasSize(CLIENTS);
        Map<Instant, Integer> inOneSecond = new HashMap<>();
        dials.values().forEach(times -> {
            assertThat(times).hasSize(3);
            assertThat(times.get(0)).isBetween(OPENING, OPENING.plus(GAP));
            for (int i = 1; i < times.size(); i++) {
                assertThat(times.get(i)).isAfterOrEqualTo(times.get(i - 1).plus(GAP));
            }
            times.forEach(time -> inOneSecond.merge(time, 1, Integer::sum));
        });
        // Two a second would be even; chance is not, but thirty in one second it never is.
        assertThat(inOneSecond.values()).allMatch(many -> many <= 7);
    }

    @Test
    @Tag("queue.pacing-spread")
    void aFreshEnquiryWaitsForNoGap() {
        World world = World.at(OPENING);
        world.importPhones(world.client, 1, 2);
        for (int number = 3; number < 7; number++) {
            world.submit(number);
        }
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(5); // these, and the first of the import
    }

    @Test
    @Tag("queue.pacing-others")
    void aLeadWhoseHoursOpenBetweenTwoDialsOfAnImportIsDialledThen() {
        ClientSettings settings = ClientSettings.defaults();
        World world = World.with(settings.withCalls(settings.calls().withImportPacing(Duration.ofHours(3))));
        world.engine.leads().submit(world.client, world.newLead(1).timeZone("America/Los_Angeles"));
        world.importPhones(world.client, 2, 3);
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(1); // the first of the import
        world.ends(world.lastDial(), "not_interested");

        world.later(Duration.ofHours(2)); // nine o'clock of Los Angeles

        assertThat(world.voice.dialled()).hasSize(2);
        assertThat(world.lastDial().to().e164()).isEqualTo(World.phone(1));
    }

    /** When each client's leads were dialled, by the second; every call ends at once. */
    private static Map<ClientKey, List<Instant>> secondBySecond(World world, Duration time) {
        Map<ClientKey, List<Instant>> dials = new HashMap<>();
        world.clock.set(OPENING);
        int seen = 0;
        while (world.clock.instant().isBefore(OPENING.plus(time))) {
            world.engine.runDue();
            List<DialRequest> all = world.voice.dialled();
            for (DialRequest dial : all.subList(seen, all.size())) {
                dials.computeIfAbsent(dial.client(), key -> new ArrayList<>()).add(world.clock.instant());
                world.voice.reportEnded(
                        dial,
                        world.clock.instant(),
                        world.clock.instant(),
                        Ending.Kind.COMPLETED,
                        World.findings("not_interested"));
            }
            seen = all.size();
            world.later(Duration.ofSeconds(1));
        }
        return dials;
    }
}
