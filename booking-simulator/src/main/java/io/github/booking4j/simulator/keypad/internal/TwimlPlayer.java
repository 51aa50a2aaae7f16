package io.github.booking4j.simulator.keypad.internal;

import io.github.booking4j.simulator.call.CallScript;
import io.github.booking4j.simulator.internal.webhook.Pace;
import io.github.booking4j.simulator.internal.webhook.WebhookAnswer;
import io.github.booking4j.simulator.keypad.internal.Person.Reaction;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what the receiver says in an answered call, document after document. */
final class TwimlPlayer {
    private static final int MOST_DOCUMENTS = 60;
    private static final Duration SPEAKING = Duration.ofSeconds(4);
    private static final Duration THINKING = Duration.ofSeconds(2);
    private static final String CONFIDENCE = "0.9";

    private final Line line;
    private final Requests requests;
    private final Pace pace;
    private final Person person;

    TwimlPlayer(Line line, Requests requests, Pace pace) {
        this.line = line;
        this.requests = requests;
        this.pace = pace;
        this.person = new Person(line.script(), line.dialled().person());
    }

    /** Plays until the call is over, the receiver hangs up or says nothing more. */
    void play() throws InterruptedException {
        Next next = new Next(line.dialled().url(), Map.of());
        for (int document = 0; next != null && document < MOST_DOCUMENTS && !line.isOver(); document++) {
            WebhookAnswer answer = requests.ask(next.url, next.answer);
            List<VoiceTwiml.Step> steps =
                    answer.isAccepted() ? VoiceTwiml.steps(answer.body()).orElse(null) : null;
            if (steps == null) {
                line.hears("We are sorry, an application error has occurred. Goodbye.");
                return;
            }
            next = play(steps, next.url);
        }
    }

    /** What is to be asked next; null: nothing, the call is over. */
    private @Nullable Next play(List<VoiceTwiml.Step> steps, String url) throws InterruptedException {
        for (VoiceTwiml.Step step : steps) {
            if (line.awaitEnd(pace.real(SPEAKING))) {
                return null;
            }
            switch (step.verb()) {
                case "Say" -> line.hears(step.words());
                case "Hangup", "Reject" -> {
                    return null;
                }
                case "Redirect" -> {
                    return new Next(resolved(url, step.words()), Map.of());
                }
                case "Gather" -> {
                    line.hears(step.words());
                    Map<String, String> answer = answer(step);
                    if (answer == null) {
                        return null;
                    }
                    if (!answer.isEmpty() || step.answersSilence()) {
                        return new Next(resolved(url, step.action()), answer);
                    }
                }
                default -> line.awaitEnd(pace.real(THINKING));
            }
        }
        return null;
    }

    /** What the person gives as an answer; empty: nothing; null: it has hung up. */
    private @Nullable Map<String, String> answer(VoiceTwiml.Step gather) throws InterruptedException {
        if (line.awaitEnd(pace.real(THINKING)) || line.script() == CallScript.VOICEMAIL) {
            return line.isOver() ? null : Map.of();
        }
        Reaction reaction = person.to(gather.words());
        if (reaction.hangsUp()) {
            return null;
        }
        Map<String, String> answer = new LinkedHashMap<>();
        if (reaction.digit() != null && gather.input().contains("dtmf")) {
            answer.put("Digits", reaction.digit());
        } else if (reaction.speech() != null && gather.input().contains("speech")) {
            answer.put("SpeechResult", reaction.speech());
            answer.put("Confidence", CONFIDENCE);
        }
        answer.values().stream().findFirst().ifPresent(line::answers);
        return answer;
    }

    private static String resolved(String url, String reference) {
        return reference.isEmpty() ? url : URI.create(url).resolve(reference).toString();
    }

    private record Next(String url, Map<String, String> answer) {}
}
