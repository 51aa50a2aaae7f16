package io.github.booking4j.sequence.internal;

import static io.github.booking4j.sequence.SequenceStep.call;
import static io.github.booking4j.sequence.SequenceStep.email;
import static io.github.booking4j.sequence.SequenceStep.sms;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.sequence.Sequence;
import io.github.booking4j.sequence.SequenceStep;
import io.github.booking4j.sequence.SequenceStep.When;
import java.time.Duration;
import java.util.List;

/** What follows an outcome unless the client says otherwise. */
final class DefaultSequences {
    private DefaultSequences() {}

    static Sequence of(CallOutcome outcome) {
        return new Sequence(outcome, steps(outcome));
    }

    private static List<SequenceStep> steps(CallOutcome outcome) {
        return switch (outcome) {
            case NO_ANSWER, BUSY ->
                List.of(
                        sms(Duration.ofHours(2), MessageKind.FOLLOW_UP_MISSED),
                        email(Duration.ofDays(1), MessageKind.FOLLOW_UP_MISSED),
                        call(Duration.ofDays(3)));
            case VOICEMAIL ->
                List.of(
                        sms(Duration.ofMinutes(30), MessageKind.FOLLOW_UP_VOICEMAIL),
                        email(Duration.ofHours(4), MessageKind.FOLLOW_UP_VOICEMAIL),
                        call(Duration.ofDays(1)));
            case CALLBACK_REQUESTED ->
                List.of(
                        sms(Duration.ZERO, MessageKind.FOLLOW_UP_CALLBACK).when(When.NO_TIME_GIVEN),
                        sms(Duration.ofDays(1), MessageKind.FOLLOW_UP_CALLBACK).when(When.NO_TIME_GIVEN),
                        call(Duration.ZERO).when(When.TIME_GIVEN));
            case INTERESTED ->
                List.of(
                        email(Duration.ofHours(2), MessageKind.FOLLOW_UP_INTERESTED),
                        sms(Duration.ofDays(3), MessageKind.FOLLOW_UP_INTERESTED),
                        call(Duration.ofDays(7)));
            case NOT_INTERESTED ->
                List.of(
                        email(Duration.ofDays(7), MessageKind.FOLLOW_UP_NOT_INTERESTED),
                        sms(Duration.ofDays(30), MessageKind.FOLLOW_UP_NOT_INTERESTED));
            case FAILED ->
                List.of(
                        call(Duration.ofMinutes(10)),
                        sms(Duration.ofMinutes(10), MessageKind.FOLLOW_UP_FAILED)
                                .when(When.RETRY_FAILED),
                        email(Duration.ofHours(4), MessageKind.FOLLOW_UP_FAILED));
            case BOOKED, WRONG_NUMBER, OPTED_OUT -> List.of();
        };
    }
}
