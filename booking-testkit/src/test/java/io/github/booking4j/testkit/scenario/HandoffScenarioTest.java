package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.call.Handoff;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.ProviderCall.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HandoffScenarioTest {
    private final World world = World.at(MONDAY);

    @Test
    @Tag("lead.handoff")
    void whatTheCallsTaughtIsHandedOverTheNewestWordForEachThing() {
        DialRequest first = world.dialled(1);
        assertThat(world.engine.calls().findHandoff(world.client, world.lead(1).id()))
                .isEmpty();
        learnt(first, List.of("price"), Map.of("need", "an implant", "timing", "this year"));
        world.later(Duration.ofMinutes(5));
        world.engine.calls().request(world.client, world.lead(1).id(), null);
        world.engine.runDue();
        DialRequest second = world.lastDial();
        world.voice.tool(second, "request_callback", Map.of("time", "2026-03-05T10:00"));
        Instant end = world.clock.instant();
        learnt(second, List.of(), Map.of("timing", "this month", "decisionMaker", "her father", "budget", "open"));

        Handoff handoff = world.engine
                .calls()
                .findHandoff(world.client, world.lead(1).id())
                .orElseThrow();

        assertThat(handoff)
                .isEqualTo(new Handoff(
                        "an implant",
                        "this month",
                        "her father",
                        List.of("price"),
                        Instant.parse("2026-03-05T15:00:00Z"),
                        Map.of("budget", "open"),
                        end));
    }

    @Test
    @Tag("lead.enquiries")
    void everyArrivalOfALeadIsListedNewestFirst() {
        world.submit(1);
        world.submit(1);

        assertThat(world.engine
                        .leads()
                        .listEnquiries(world.client, world.lead(1).id(), 10))
                .extracting(Enquiry::arrival)
                .containsExactly(Enquiry.Arrival.DUPLICATE, Enquiry.Arrival.ACCEPTED);
        assertThat(world.engine
                        .leads()
                        .listEnquiries(world.client, world.lead(1).id(), 1))
                .hasSize(1);
    }

    private void learnt(DialRequest dial, List<String> objections, Map<String, String> details) {
        Findings findings = new Findings(
                null, "Hello.", true, "A call.", null, "interested", null, null, null, objections, details);
        world.voice.report(world.ended(dial, findings));
        world.engine.runDue();
    }
}
