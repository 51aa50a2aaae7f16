package io.github.booking4j.simulator.call.internal.talk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.call.internal.live.Ending;
import io.github.booking4j.simulator.call.internal.live.Placement;
import io.github.booking4j.simulator.internal.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What happens in a call, by its script. Stateless but for the bookings it remembers. */
final class ScriptPlayer {
    private static final Duration CONNECTING = Duration.ofMillis(800);
    private static final Duration RINGING = Duration.ofSeconds(5);
    private static final Duration UNANSWERED = Duration.ofSeconds(25);
    private static final Duration CALLBACK = Duration.ofHours(2);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_.]+)[^}]*}}");
    private static final String DEFAULT_GREETING =
            "Hello, this is an automated assistant calling about your enquiry. This call may be recorded.";

    private final BookingTalk booking = new BookingTalk(new LastBookings());

    /** Plays the whole call, from ringing to how it ends. */
    Ending play(Line line) {
        line.pause(CONNECTING);
        if (line.call().placement().isInbound()) {
            line.pickUp();
            return answered(line);
        }
        line.ring();
        return switch (line.call().placement().script()) {
            case NO_ANSWER -> {
                line.pause(UNANSWERED);
                yield Ending.without("customer-did-not-answer");
            }
            case BUSY -> {
                line.pause(CONNECTING);
                yield Ending.without("customer-busy");
            }
            default -> {
                line.pause(RINGING);
                line.pickUp();
                yield answered(line);
            }
        };
    }

    private Ending answered(Line line) {
        return switch (line.call().placement().script()) {
            case VOICEMAIL -> line.call().placement().isInbound() ? book(line) : voicemail(line); // no machine rings
            case PROVIDER_ERROR -> {
                line.says(greeting(line));
                yield Ending.without("call.in-progress.error-providerfault-openai-llm-failed");
            }
            case NOT_INTERESTED -> notInterested(line);
            case ASKS_TO_BE_CALLED_BACK -> callBack(line);
            case HANGS_UP_INTERESTED -> hangUp(line);
            case OPTS_OUT -> optOut(line);
            case WRONG_NUMBER -> wrongNumber(line);
            case SLOT_TAKEN -> {
                interested(line);
                yield booking.bookTaken(line);
            }
            case ASKS_TOO_SOON -> {
                interested(line);
                yield booking.bookTooSoon(line);
            }
            default -> book(line);
        };
    }

    private Ending book(Line line) {
        interested(line);
        return booking.bookFirst(line);
    }

    private static Ending voicemail(Line line) {
        line.hears("You have reached my voicemail. Please leave a message after the tone.");
        JsonNode message = line.call().placement().assistant().path("voicemailMessage");
        if (message.isTextual()) {
            line.says(filled(message.textValue(), line.call().placement()));
        }
        return Ending.without("voicemail");
    }

    private static Ending notInterested(Line line) {
        line.says(greeting(line));
        line.hears("No, thank you. It is too expensive for me and I have found somebody else.");
        ObjectNode details = Json.object();
        details.putArray("objections").add("too expensive").add("uses somebody else");
        line.use("record_details", details);
        line.says("I understand. Thank you for your time, goodbye.");
        return Ending.after(
                        "customer-ended-call",
                        "not_interested",
                        "negative",
                        6,
                        "The lead is not interested: too expensive, and uses somebody else.")
                .withObjections("too expensive", "uses somebody else");
    }

    private static Ending callBack(Line line) {
        Instant time = line.now().plus(CALLBACK).truncatedTo(ChronoUnit.MINUTES);
        line.says(greeting(line));
        line.hears("I am in a meeting. Can you call me back in two hours?");
        line.use("request_callback", Json.object().put("time", time.toString()));
        line.says("Of course. We will call you in two hours. Goodbye.");
        return Ending.after(
                        "assistant-ended-call",
                        "callback_requested",
                        "neutral",
                        7,
                        "The lead asked to be called back in two hours.")
                .withCallback(time);
    }

    private Ending hangUp(Line line) {
        interested(line);
        BookingTalk.Offer offer = booking.findSlots(line);
        String first =
                offer.slots().isEmpty() ? "another day" : offer.slots().get(0).spoken();
        line.says("I can offer you " + first + ". Shall I book that?");
        line.hears("Hm, wait, somebody is at the");
        return Ending.after(
                "customer-ended-call",
                "interested",
                "positive",
                6,
                "The lead is interested and hung up before booking.");
    }

    private static Ending optOut(Line line) {
        line.says(greeting(line));
        line.hears("Stop calling me.");
        line.use("opt_out", Json.object());
        line.says("I am sorry to have bothered you. We will not contact you again. Goodbye.");
        return Ending.after(
                "assistant-ended-call", "opted_out", "negative", 5, "The person does not want to be contacted again.");
    }

    private static Ending wrongNumber(Line line) {
        line.says(greeting(line));
        line.hears("You have the wrong number, there is nobody of that name here.");
        line.says("I am sorry, goodbye.");
        return Ending.after(
                "assistant-ended-call", "wrong_number", "neutral", 5, "The number belongs to somebody else.");
    }

    private static void interested(Line line) {
        line.says(greeting(line));
        line.hears("Yes, hello. I would like to make an appointment.");
        line.use(
                "record_details",
                Json.object()
                        .put("need", "an appointment")
                        .put("timing", "as soon as possible")
                        .put("decisionMaker", "the lead"));
        line.says("Gladly. Let me look for a free time.");
    }

    private static String greeting(Line line) {
        Placement placement = line.call().placement();
        String first = placement.assistant().path("firstMessage").asText("");
        return first.isBlank() ? DEFAULT_GREETING : filled(first, placement);
    }

    private static String filled(String text, Placement placement) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(placement.variable(found.group(1))));
    }
}
