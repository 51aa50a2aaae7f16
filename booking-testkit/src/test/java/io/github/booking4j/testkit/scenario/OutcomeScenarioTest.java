package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.Sentiment;
import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import io.github.booking4j.spi.gateway.ProviderCall.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COMPLETED        |               | I am not interested.    | NOT_INTERESTED",
                "COMPLETED        |               | Call me back tomorrow.  | CALLBACK_REQUESTED",
                "COMPLETED        |               | Hello?                  | INTERESTED",
                "COMPLETED        | interested    | I am not interested.    | INTERESTED",
                "COMPLETED        | interested    | Don't call me again.    | OPTED_OUT",
                "COMPLETED        | booked        | Hello?                  | INTERESTED",
                "COMPLETED        | nonsense      | I am not interested.    | NOT_INTERESTED",
                "VOICEMAIL        |               | I am not interested.    | VOICEMAIL",
                "FAILED_RETRYABLE |               | I am not interested.    | NOT_INTERESTED",
                "FAILED_PERMANENT |               | Hello?                  | FAILED"
            })
    @Tag("outcome.order")
    void theAssistantsWordGoesBeforeTheEndingAndTheEndingBeforeWhatWasSaid(
            Ending.Kind ending, String structured, String said, CallOutcome outcome) {
        try (World world = World.at(MONDAY)) {
            CallReport report = ended(world, ending, structured, said);

            assertThat(report.outcome()).isEqualTo(outcome);
            assertThat(world.lead(1).status()).isEqualTo(LeadStatus.valueOf(outcome.name()));
        }
    }

    @Test
    @Tag("outcome.read-from-words")
    void moodObjectionsAndQualityAreReadFromTheWordsWhereTheAssistantDoesNotTellThem() {
        try (World world = World.at(MONDAY)) {
            CallReport report =
                    ended(world, Ending.Kind.COMPLETED, "not_interested", "It's too expensive. Ridiculous!");

            assertThat(report.sentiment()).isEqualTo(Sentiment.NEGATIVE);
            assertThat(report.objections()).containsExactly("price");
            // 5, negative -2, spoke only once -1, lost to an objection -1
            assertThat(report.qualityScore()).isEqualTo(1);
            assertThat(world.engine
                            .calls()
                            .findHandoff(world.client, world.lead(1).id()))
                    .hasValueSatisfying(
                            handoff -> assertThat(handoff.objections()).containsExactly("price"));
        }
    }

    private static CallReport ended(World world, Ending.Kind ending, @Nullable String structured, String said) {
        DialRequest dial = world.dialled(1);
        Findings findings = new Findings(
                null, "AI: Hello.\nUser: " + said, true, null, null, structured, null, null, null, List.of(), Map.of());
        world.voice.reportEnded(dial, MONDAY, MONDAY, ending, findings);
        return Objects.requireNonNull(world.call(dial).report());
    }
}
