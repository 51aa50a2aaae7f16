package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.event.Event;
import io.github.booking4j.event.EventType;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.sequence.PlannedStep;
import io.github.booking4j.sequence.Sequence;
import io.github.booking4j.sequence.SequenceStep;
import io.github.booking4j.sequence.SequenceStep.When;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Product, section 6. Monday 10:00 in New York, where everybody is. */
class SequenceScenarioTest {
    private static final PhoneNumber LEAD = new PhoneNumber(World.phone(1));

    private final World world = World.at(MONDAY);

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @Tag("sequence.defaults")
    @CsvSource(
            delimiter = '|',
            value = {
                "no_answer          | sms PT2H, email PT24H, call PT72H",
                "busy               | sms PT2H, email PT24H, call PT72H",
                "voicemail          | sms PT30M, email PT4H, call PT24H",
                "callback_requested | sms PT0S, sms PT24H",
                // Seven days on, the clocks show an hour more: elapsed time is what counts.
                "interested         | email PT2H, sms PT72H, call PT168H",
                "not_interested     | email PT168H, sms PT720H",
                "failed             | call PT10M, email PT4H",
                "wrong_number       | ''",
                "opted_out          | ''"
            })
    void eachOutcomeHasItsSteps(String outcome, String steps) {
        world.voice.reportEnded(
                world.dialled(1),
                world.clock.instant(),
                world.clock.instant(),
                Ending.Kind.COMPLETED,
                World.findings(outcome)); // what is due at once is not done yet

        assertThat(String.join(", ", planned())).isEqualTo(steps);
    }

    @Test
    @Tag("sequence.callback-time")
    void aLeadThatNamesATimeIsCalledThenAndNotWrittenTo() {
        Instant asked = MONDAY.plus(Duration.ofHours(5));

        world.voice.reportEnded(
                world.dialled(1), MONDAY, MONDAY, Ending.Kind.COMPLETED, World.findings("callback_requested", asked));

        assertThat(planned()).containsExactly("call PT5H");
    }

    @Test
    @Tag("sequence.callback-promised")
    void anInterestedLeadThatWasPromisedACallIsCalledThenAndNotAgainAfterSevenDays() {
        Instant asked = MONDAY.plus(Duration.ofHours(5));

        world.voice.reportEnded(
                world.dialled(1), MONDAY, MONDAY, Ending.Kind.COMPLETED, World.findings("interested", asked));

        assertThat(planned()).containsExactly("email PT2H", "call PT5H", "sms PT72H");
        assertThat(world.engine
                        .sequences()
                        .preview(
                                world.client,
                                CallOutcome.INTERESTED,
                                world.lead(1).id(),
                                asked))
                .extracting(step -> Duration.between(MONDAY, step.at()).toHours())
                .containsExactly(2L, 5L, 72L);
    }

    @Test
    @Tag("sequence.callback-promised")
    void aPromisedCallIsMadeThoughTheClientsOwnStepsHaveNone() {
        world.engine
                .sequences()
                .put(
                        world.client,
                        new Sequence(
                                CallOutcome.INTERESTED,
                                List.of(SequenceStep.sms(Duration.ofDays(1), MessageKind.FOLLOW_UP_INTERESTED))));

        world.voice.reportEnded(
                world.dialled(1),
                MONDAY,
                MONDAY,
                Ending.Kind.COMPLETED,
                World.findings("interested", MONDAY.plus(Duration.ofHours(3))));

        assertThat(planned()).containsExactly("call PT3H", "sms PT24H");
    }

    @Test
    @Tag("sequence.failed-retry")
    void whenTheSecondCallFailsTooTheLeadIsWrittenToAndTheRestStands() {
        world.ends(world.dialled(1), "failed");
        world.later(Duration.ofMinutes(10));
        assertThat(world.voice.dialled()).hasSize(2);

        world.ends(world.lastDial(), "failed");

        assertThat(planned()).containsExactly("sms PT20M", "email PT4H");
        world.later(Duration.ofHours(5));
        assertThat(told(EventType.SEQUENCE_STARTED)).hasSize(1);
        assertThat(told(EventType.SEQUENCE_FINISHED)).singleElement().asString().contains("completed");
        assertThat(world.voice.dialled()).hasSize(2);
    }

    @Test
    @Tag("sequence.ends")
    void whoBooksIsNotFollowedUpAnyMore() {
        world.ends(world.dialled(1), "interested");

        world.booked(1, "2026-03-04T10:00");
        world.engine.runDue();

        assertThat(planned()).isEmpty();
        assertThat(told(EventType.SEQUENCE_FINISHED)).singleElement().asString().contains("booked");
        assertThat(ofKind(MessageKind.CONFIRMATION)).isNotEmpty();
    }

    @Test
    @Tag("sequence.ends")
    void whoRepliesIsNotFollowedUpAnyMore() {
        world.ends(world.dialled(1), "interested");

        world.sms.receive(LEAD, "I will think about it");
        world.later(Duration.ofDays(30));

        assertThat(ofKind(MessageKind.FOLLOW_UP_INTERESTED))
                .allMatch(message -> message.status() == MessageStatus.DROPPED);
        assertThat(world.voice.dialled()).hasSize(1);
        assertThat(told(EventType.SEQUENCE_FINISHED)).singleElement().asString().contains("replied");
    }

    @Test
    @Tag("sequence.ends")
    void whoOptsOutIsNeverFollowedUp() {
        world.ends(world.dialled(1), "no_answer");

        world.sms.receive(LEAD, "STOP");
        world.later(Duration.ofDays(30));

        assertThat(world.sms.sent()).isEmpty();
        assertThat(world.voice.dialled()).hasSize(1);
        assertThat(told(EventType.SEQUENCE_FINISHED)).singleElement().asString().contains("opted_out");
    }

    @Test
    @Tag("sequence.ends")
    void whoIsStoppedIsNotFollowedUp() {
        world.ends(world.dialled(1), "no_answer");

        world.engine.leads().stop(world.client, world.lead(1).id());
        world.later(Duration.ofDays(30));

        assertThat(world.sms.sent()).isEmpty();
        assertThat(world.voice.dialled()).hasSize(1);
        assertThat(told(EventType.SEQUENCE_FINISHED)).singleElement().asString().contains("stopped");
    }

    @Test
    @Tag("sequence.ends")
    void aNewerOutcomeTakesThePlaceOfAnOlder() {
        world.ends(world.dialled(1), "voicemail");
        world.later(Duration.ofDays(1));

        world.ends(world.lastDial(), "not_interested");
        world.later(Duration.ofDays(6));

        assertThat(ofKind(MessageKind.FOLLOW_UP_VOICEMAIL)).hasSize(2);
        assertThat(planned()).containsExactly("email PT192H", "sms PT744H");
        assertThat(told(EventType.SEQUENCE_STARTED)).hasSize(2);
        assertThat(told(EventType.SEQUENCE_FINISHED)).singleElement().asString().contains("completed");
    }

    @Test
    @Tag("sequence.attempts")
    void whenTheAttemptsAreUsedUpMessagesAreWhatIsLeft() {
        world.ends(world.dialled(1), "no_answer");
        world.later(Duration.ofDays(3));
        world.ends(world.lastDial(), "no_answer");
        world.later(Duration.ofDays(4)); // three days on is a Sunday
        world.ends(world.lastDial(), "no_answer");

        world.later(Duration.ofDays(10));

        assertThat(world.voice.dialled()).hasSize(3);
        assertThat(ofKind(MessageKind.FOLLOW_UP_MISSED))
                .hasSize(6)
                .allMatch(message -> message.status() == MessageStatus.SENT);
        assertThat(told(EventType.SEQUENCE_FINISHED)).hasSize(3);
    }

    @Test
    @Tag("sequence.yes-calls-back")
    void yesToAFollowUpHasTheLeadCalledAtOnce() {
        world.ends(world.dialled(1), "no_answer");
        world.later(Duration.ofHours(2));
        assertThat(world.sms.sent()).hasSize(1);

        world.sms.receive(LEAD, "Yes!");
        world.engine.runDue();

        assertThat(world.voice.dialled()).hasSize(2);
        assertThat(ofKind(MessageKind.FOLLOW_UP_MISSED))
                .filteredOn(message -> message.status() == MessageStatus.PLANNED)
                .isEmpty();
    }

    @Test
    @Tag("sequence.yes-calls-back")
    void yesToNothingIsJustAReply() {
        world.ends(world.dialled(1), "not_interested");

        world.sms.receive(LEAD, "Yes");
        world.later(Duration.ofDays(1));

        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("sequence.marketing-hours")
    void aFollowUpWaitsForTheMorningOfTheLead() {
        world.runAt("2026-03-03T00:30:00Z"); // 19:30 in New York
        world.ends(world.dialled(1), "no_answer");

        assertThat(planned()).first().isEqualTo("sms PT12H30M"); // not 21:30 but 08:00
        world.runAt("2026-03-03T12:59:59Z");
        assertThat(world.sms.sent()).isEmpty();
        world.runAt("2026-03-03T13:00:00Z");
        assertThat(world.sms.sent()).hasSize(1);
    }

    @Test
    @Tag("sequence.marketing-hours")
    void aFollowUpThatIsLateWaitsForTheMorningToo() {
        world.ends(world.dialled(1), "no_answer");

        world.runAt("2026-03-03T02:00:00Z"); // the engine was away from noon to 21:00
        assertThat(world.sms.sent()).isEmpty();
        world.runAt("2026-03-03T13:00:00Z");
        assertThat(world.sms.sent()).hasSize(1);
    }

    @Test
    @Tag("sequence.own-steps")
    void aClientsOwnStepsAreDoneAndOfNobodyElse() {
        Sequence own = new Sequence(
                CallOutcome.NO_ANSWER, List.of(SequenceStep.sms(Duration.ofMinutes(5), MessageKind.FOLLOW_UP_FAILED)));

        assertThat(world.engine.sequences().put(world.client, own)).isEqualTo(own);
        world.ends(world.dialled(1), "no_answer");

        assertThat(planned()).containsExactly("sms PT5M");
        assertThat(world.engine.sequences().get(world.client, CallOutcome.NO_ANSWER))
                .isEqualTo(own);
        assertThat(world.engine.sequences().get(world.client, CallOutcome.BUSY).steps())
                .hasSize(3);
    }

    @Test
    @Tag("sequence.call-hours")
    void aFollowUpCallWaitsForTheCallingHoursOfTheLead() {
        world.runAt("2026-03-07T19:00:00Z"); // Saturday afternoon: a day later is a Sunday, and the clocks change
        world.ends(world.dialled(1), "voicemail");
        world.later(Duration.ofDays(1));
        assertThat(world.voice.dialled()).hasSize(1);

        world.runAt("2026-03-09T12:59:59Z");
        assertThat(world.voice.dialled()).hasSize(1);
        world.runAt("2026-03-09T13:00:00Z");
        assertThat(world.voice.dialled()).hasSize(2);
    }

    @Test
    @Tag("sequence.check")
    void everyStepThatCannotBeDoneIsNamedAtOnce() {
        List<SequenceStep> steps = new ArrayList<>(List.of(
                SequenceStep.call(Duration.ofDays(91)),
                SequenceStep.sms(Duration.ZERO, MessageKind.REMINDER),
                new SequenceStep(Duration.ZERO, SequenceStep.Via.CALL, MessageKind.FOLLOW_UP_MISSED, When.ALWAYS),
                SequenceStep.call(Duration.ofSeconds(-1)).when(When.RETRY_FAILED)));
        steps.addAll(Collections.nCopies(7, SequenceStep.call(Duration.ZERO)));

        assertThatThrownBy(() -> world.engine.sequences().put(world.client, new Sequence(CallOutcome.BUSY, steps)))
                .asInstanceOf(type(InvalidException.class))
                .extracting(invalid ->
                        invalid.problems().stream().map(FieldProblem::pointer).toList())
                .isEqualTo(List.of(
                        "/steps",
                        "/steps/0/after",
                        "/steps/1/template",
                        "/steps/2/template",
                        "/steps/3/after",
                        "/steps/3/when"));
        assertThatThrownBy(() -> world.engine
                        .sequences()
                        .put(
                                world.client,
                                new Sequence(CallOutcome.OPTED_OUT, List.of(SequenceStep.call(Duration.ofDays(1))))))
                .isInstanceOf(InvalidException.class);
    }

    @Test
    @Tag("sequence.preview")
    void aPreviewTellsTheTimesThatTheStepsWillHave() {
        world.submit(1);
        LeadId lead = world.lead(1).id();

        List<PlannedStep> preview = world.engine.sequences().preview(world.client, CallOutcome.FAILED, lead, null);

        assertThat(preview.stream()
                        .map(step -> word(step.step().via().name(), step.at()))
                        .toList())
                .containsExactly("call PT10M", "sms PT20M", "email PT4H");
        assertThat(world.engine
                        .sequences()
                        .preview(world.client, CallOutcome.CALLBACK_REQUESTED, lead, MONDAY.plusSeconds(60)))
                .singleElement()
                .extracting(PlannedStep::at)
                .isEqualTo(MONDAY.plusSeconds(60));
        assertThatThrownBy(() -> world.engine
                        .sequences()
                        .preview(world.client, CallOutcome.FAILED, new LeadId(new UUID(1, 1)), null))
                .isInstanceOf(NotFoundException.class);
    }

    /** What is planned for the lead and when, counted from Monday or from when the engine woke last. */
    private List<String> planned() {
        List<PlannedWord> words = new ArrayList<>();
        world
                .engine
                .messages()
                .list(world.client, new MessageQuery(world.lead(1).id(), null, MessageStatus.PLANNED, null, 200))
                .stream()
                .filter(message -> message.kind().isFollowUp())
                .forEach(message -> words.add(
                        new PlannedWord(message.dueAt(), message.channel().name())));
        world.calls().stream()
                .filter(call -> call.status() == CallStatus.QUEUED)
                .forEach(call -> words.add(new PlannedWord(call.times().notBefore(), "call")));
        words.sort((one, other) -> one.at.compareTo(other.at));
        return words.stream().map(word -> word(word.via, word.at)).toList();
    }

    private String word(String via, Instant at) {
        Instant from =
                world.clock.instant().equals(Instant.parse("2026-03-03T00:30:00Z")) ? world.clock.instant() : MONDAY;
        return via.toLowerCase(Locale.ROOT) + " " + Duration.between(from, at);
    }

    private List<Message> ofKind(MessageKind kind) {
        return world.engine.messages().list(world.client, MessageQuery.newest(200)).stream()
                .filter(message -> message.kind() == kind)
                .toList();
    }

    private List<String> told(EventType type) {
        return world.engine.events().listAfter(world.client, 0, 1000).stream()
                .filter(event -> event.type() == type)
                .map(Event::data)
                .toList();
    }

    private record PlannedWord(Instant at, String via) {}
}
