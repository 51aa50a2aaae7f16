package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.call.CallStatus;
import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.lead.LeadStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OutcomeScenarioTest {
    @Test
    @Tag("outcome.follow-up-call")
    void eachOutcomeMovesTheLeadAndPlansItsFollowUpCall() {
        Map<LeadStatus, Duration> followUps = Map.of(
                LeadStatus.NO_ANSWER, Duration.ofDays(3),
                LeadStatus.BUSY, Duration.ofDays(3),
                LeadStatus.VOICEMAIL, Duration.ofDays(1),
                LeadStatus.INTERESTED, Duration.ofDays(7),
                LeadStatus.FAILED, Duration.ofMinutes(10));
        followUps.forEach((status, delay) -> {
            try (World world = World.at(MONDAY)) {
                world.ends(world.dialled(1), status.name().toLowerCase(Locale.ROOT));
                assertThat(world.lead(1).status()).isEqualTo(status);
                Instant next = world.calls().stream()
                        .filter(call -> call.status() == CallStatus.QUEUED)
                        .findFirst()
                        .orElseThrow()
                        .times()
                        .notBefore();
                // Seven days on, the clocks are an hour ahead: 10:00 is still inside the window.
                assertThat(next).isEqualTo(MONDAY.plus(delay));
            }
        });
    }

    @Test
    @Tag("outcome.closes-enquiry")
    void aNoClosesTheEnquiryAndNobodyCallsAgain() {
        for (String outcome : new String[] {"not_interested", "wrong_number", "opted_out"}) {
            try (World world = World.at(MONDAY)) {
                world.ends(world.dialled(1), outcome);
                world.later(Duration.ofDays(60));
                assertThat(world.voice.dialled()).as(outcome).hasSize(1);
                assertThat(world.submit(1))
                        .isInstanceOf(
                                outcome.equals("opted_out") ? LeadResult.OptedOut.class : LeadResult.Reactivated.class);
            }
        }
    }

    @Test
    @Tag("outcome.attempts")
    void anEnquiryIsDialledThreeTimesAtMost() {
        try (World world = World.at(MONDAY)) {
            world.ends(world.dialled(1), "voicemail");
            for (int day = 0; day < 20; day++) {
                int before = world.voice.dialled().size();
                world.later(Duration.ofDays(1));
                if (world.voice.dialled().size() > before) {
                    world.ends(world.lastDial(), "voicemail");
                }
            }
            assertThat(world.voice.dialled()).hasSize(3);
        }
    }
}
