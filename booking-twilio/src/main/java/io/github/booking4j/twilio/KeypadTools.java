package io.github.booking4j.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.booking4j.spi.gateway.VoiceInbox;
import io.github.booking4j.spi.gateway.VoiceInbox.ToolCall;
import io.github.booking4j.spi.gateway.VoiceInbox.Turn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tools of one step of a call: the same that an assistant uses. What is done in a step is named after the step, so that a step
 * that is asked for twice does nothing twice and is answered the same.
 */
final class KeypadTools {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final VoiceInbox inbox;
    private final String providerId;
    private final @Nullable String callId;
    private final int step;

    KeypadTools(VoiceInbox inbox, String providerId, Conversation talk) {
        this.inbox = inbox;
        this.providerId = providerId;
        this.callId = talk.callId();
        this.step = talk.step();
    }

    /**
     * Free times.
     *
     * @param from the first day; null: as soon as possible
     */
    List<OfferedSlot> slots(@Nullable LocalDate from) {
        Map<String, Object> arguments = from == null ? Map.of() : Map.of("from", from.toString());
        return OfferedSlot.list(use("find_slots", arguments).path("slots"));
    }

    /** Books a time. */
    Booking book(OfferedSlot slot) {
        JsonNode answer = use(
                "book_appointment",
                Map.of("start", slot.start(), "resource", slot.resource(), "service", slot.service()));
        return new Booking(
                answer.path("booked").asBoolean(false),
                answer.path("spoken").asText(slot.spoken()),
                OfferedSlot.list(answer.path("alternatives")));
    }

    /** Moves the next appointment of the caller to a time; what it is for stays. */
    Booking move(OfferedSlot slot) {
        JsonNode answer = change("reschedule_appointment", Map.of("start", slot.start()));
        return new Booking(
                answer.path("rescheduled").asBoolean(false),
                answer.path("spoken").asText(slot.spoken()),
                OfferedSlot.list(answer.path("alternatives")));
    }

    /** Whether the next appointment of the caller is called off. */
    boolean cancel() {
        return change("cancel_appointment", Map.of()).path("cancelled").asBoolean(false);
    }

    /** Of several appointments the earliest is meant: it is the one that was named. */
    private JsonNode change(String tool, Map<String, Object> arguments) {
        JsonNode answer = use(tool, arguments);
        if (!answer.path("code").asText().equals("several_appointments")) {
            return answer;
        }
        Map<String, Object> first = new HashMap<>(arguments);
        first.put("appointmentId", answer.at("/appointments/0/appointmentId").asText());
        return use(tool, tool + ":" + step + ":first", first);
    }

    /** Whether the wish to be called at a time is kept. */
    boolean callBack(Instant time) {
        return use("request_callback", Map.of("time", time.toString()))
                .path("ok")
                .asBoolean(false);
    }

    /** Whether the wish never to be contacted again is kept. */
    boolean optOut() {
        return use("opt_out", Map.of()).path("ok").asBoolean(false);
    }

    /** Keeps what was answered in this step and what we said to it. */
    void heard(@Nullable String answer, String words, @Nullable String outcome) {
        String text = (answer == null ? "" : "User: " + answer + "\n") + "AI: " + words;
        inbox.heard(new Turn(providerId, callId, step, text, answer != null, outcome));
    }

    private JsonNode use(String tool, Map<String, Object> arguments) {
        return use(tool, tool + ":" + step, arguments);
    }

    private JsonNode use(String tool, String id, Map<String, Object> arguments) {
        String answer = inbox.tool(new ToolCall(providerId, callId, id, tool, arguments));
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * What came of a booking.
     *
     * @param isBooked whether the time is the lead's
     * @param spoken the time in words
     * @param alternatives other free times, if not
     */
    record Booking(boolean isBooked, String spoken, List<OfferedSlot> alternatives) {}
}
