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
                        null,
                        Map.of("budget", "open"),
                        end));
    }

    @Test
    @Tag("lead.handoff-at-once")
    void whatTheAssistantRecordsIsHandedOverWhileTheCallLasts() {
        DialRequest dial = world.dialled(1);
        world.voice.tool(
                dial,
                "record_details",
                Map.of("need", "a crown", "timing", "soon", "objections", List.of("price", "too far")));
        world.voice.tool(
                dial, "record_details", Map.of("timing", "this week", "callbackWindow", "mornings", "pets", "a dog"));

        Handoff handoff = handoff();

        assertThat(handoff.need()).isEqualTo("a crown");
        assertThat(handoff.timing()).isEqualTo("this week");
        assertThat(handoff.callbackWindow()).isEqualTo("mornings");
        assertThat(handoff.objections()).containsExactly("price", "too far");
        assertThat(handoff.details()).isEqualTo(Map.of("pets", "a dog"));
    }

    @Test
    @Tag("lead.handoff-at-once")
    void theReportAddsToWhatWasRecordedAndTakesNothingAway() {
        DialRequest dial = world.dialled(1);
        world.voice.tool(
                dial, "record_details", Map.of("need", "a crown", "timing", "soon", "objections", List.of("price")));
        learnt(dial, List.of(), Map.of("timing", "in May"));

        assertThat(handoff().need()).isEqualTo("a crown");
        assertThat(handoff().timing()).isEqualTo("in May");
        assertThat(handoff().objections()).containsExactly("price");
    }

    @Test
    @Tag("lead.handoff-at-once")
    void fullNotesOfALeadDoNotKeepWhatWasRecordedFromBeingHandedOver() {
        world.engine.leads().submit(world.client, world.newLead(1).notes("n".repeat(3_990)));
        world.engine.runDue();

        assertThat(world.voice.tool(world.lastDial(), "record_details", Map.of("need", "a long crown")))
                .contains("\"ok\":true");

        assertThat(handoff().need()).isEqualTo("a long crown");
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

    private Handoff handoff() {
        return world.engine
                .calls()
                .findHandoff(world.client, world.lead(1).id())
                .orElseThrow();
    }

    private void learnt(DialRequest dial, List<String> objections, Map<String, String> details) {
        Findings findings = new Findings(
                null, "Hello.", true, "A call.", null, "interested", null, null, null, objections, details);
        world.voice.report(world.ended(dial, findings));
        world.engine.runDue();
    }
}
