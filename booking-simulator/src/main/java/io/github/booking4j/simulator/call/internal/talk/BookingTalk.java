package io.github.booking4j.simulator.call.internal.talk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.call.internal.live.Ending;
import io.github.booking4j.simulator.internal.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The part of a conversation in which a slot is looked for and booked. */
final class BookingTalk {
    private static final int MOST_ATTEMPTS = 12;
    private static final Duration TOO_SOON = Duration.ofMinutes(10);

    private final LastBookings lastBookings;

    BookingTalk(LastBookings lastBookings) {
        this.lastBookings = lastBookings;
    }

    /** What {@code find_slots} offers now. */
    record Offer(List<Slot> slots, String timeZone) {}

    Offer findSlots(Line line) {
        ObjectNode arguments = Json.object();
        String service = line.call().placement().variable("service");
        if (!service.isEmpty()) {
            arguments.put("service", service);
        }
        JsonNode answer = line.use("find_slots", arguments);
        return new Offer(
                Slot.list(answer.path("slots")), answer.path("timeZone").asText("UTC"));
    }

    /** Books the first slot offered. */
    Ending bookFirst(Line line) {
        Offer offer = findSlots(line);
        return offer.slots().isEmpty()
                ? decline(line)
                : propose(line, offer.slots().get(0));
    }

    /** Says yes to a slot that another call has booked meanwhile. */
    Ending bookTaken(Line line) {
        Offer offer = findSlots(line);
        if (offer.slots().isEmpty()) {
            return decline(line);
        }
        Slot first = offer.slots().get(0);
        return propose(line, lastBookings.find(line).orElseGet(() -> notOnOffer(first)));
    }

    /** Asks for a time ten minutes from now. */
    Ending bookTooSoon(Line line) {
        Offer offer = findSlots(line);
        if (offer.slots().isEmpty()) {
            return decline(line);
        }
        Slot first = offer.slots().get(0);
        String soon = soon(line.now(), offer.timeZone());
        return propose(line, new Slot(soon, "", first.service(), "in ten minutes"));
    }

    private Ending propose(Line line, Slot first) {
        line.says("I can offer you " + first.spoken() + ". Shall I book that?");
        line.hears("Yes, please.");
        Slot wanted = first;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            JsonNode answer = line.use("book_appointment", arguments(line, wanted));
            if (answer.path("booked").asBoolean(false)) {
                lastBookings.note(line, wanted);
                return booked(line, answer.path("spoken").asText(wanted.spoken()));
            }
            if (answer.isMissingNode()) {
                return unreachable(line);
            }
            List<Slot> others = Slot.list(answer.path("alternatives"));
            others = others.isEmpty() ? findSlots(line).slots() : others;
            if (others.isEmpty()) {
                return decline(line);
            }
            wanted = others.get(0);
            line.says("I am sorry, that time is not free. What about " + wanted.spoken() + "?");
            line.hears("That works too.");
        }
        return decline(line);
    }

    private static ObjectNode arguments(Line line, Slot slot) {
        ObjectNode arguments = slot.arguments();
        JsonNode customer = line.call().placement().request().path("customer");
        for (String field : List.of("name", "email")) {
            if (customer.has(field)) {
                arguments.set(field, customer.get(field));
            }
        }
        return arguments;
    }

    private static Ending booked(Line line, String spoken) {
        line.says("You are booked for " + spoken + ". You will get a confirmation in a moment.");
        line.hears("Thank you, goodbye.");
        return Ending.after(
                "assistant-ended-call", "booked", "positive", 9, "The lead booked an appointment for " + spoken + ".");
    }

    private static Ending decline(Line line) {
        line.says("I am sorry, there is no free time at the moment.");
        line.hears("A pity. I am still interested, please let me know when there is one. Goodbye.");
        return Ending.after(
                "customer-ended-call", "interested", "neutral", 6, "The lead is interested, but no time was free.");
    }

    private static Ending unreachable(Line line) {
        line.says("I am sorry, I can not reach the calendar just now.");
        line.hears("Then another time. I am still interested. Goodbye.");
        return Ending.after(
                "customer-ended-call",
                "interested",
                "neutral",
                4,
                "The lead wanted to book, but the calendar could not be reached.");
    }

    // Off by a minute, so that it is on no calendar's grid: refused whether or not the first slot is still free.
    private static Slot notOnOffer(Slot first) {
        try {
            String start = OffsetDateTime.parse(first.start()).plusMinutes(1).toString();
            return new Slot(start, first.resource(), first.service(), first.spoken());
        } catch (DateTimeException e) {
            return first;
        }
    }

    private static String soon(Instant now, String timeZone) {
        ZoneId zone;
        try {
            zone = ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            zone = ZoneOffset.UTC;
        }
        Instant soon = now.plus(TOO_SOON).truncatedTo(ChronoUnit.MINUTES);
        return soon.atZone(zone).toOffsetDateTime().toString();
    }
}
