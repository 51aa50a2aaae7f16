package io.github.booking4j.twilio;

import io.github.booking4j.twilio.FormParameters.MalformedFormException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * How far the conversation of a call is. It travels in the query of the address that Twilio is told to ask next, which Twilio signs
 * with the request: so any node can go on with it, after any restart, and nobody else can change it. No personal data is in it.
 *
 * @param callId our id of the call; null: it rang in
 * @param business who calls
 * @param appointment when the next appointment of the caller is, in words; empty: it has none that is known
 * @param step how often something was answered before; 0: the call begins
 * @param missed how often in a row the answer was not understood
 * @param closing whether all is said but goodbye
 * @param slots what was offered last
 */
record Conversation(
        @Nullable String callId,
        String business,
        String appointment,
        int step,
        int missed,
        boolean closing,
        List<OfferedSlot> slots) {
    private static final String CALL = "call";
    private static final String BUSINESS = "business";
    private static final String APPOINTMENT = "appointment";
    private static final String STEP = "step";
    private static final String MISSED = "missed";
    private static final String CLOSING = "closing";
    private static final String SLOT = "slot";

    /** The address that a call begins with. */
    static String opening(String url, String callId, @Nullable String business) {
        HttpUrl.Builder opening = HttpUrl.get(url).newBuilder().addQueryParameter(CALL, callId);
        if (business != null) {
            opening.addQueryParameter(BUSINESS, business);
        }
        return opening.build().toString();
    }

    /** Reads the query of an address that was signed. */
    static Conversation of(String url) {
        FormParameters query = query(url);
        List<OfferedSlot> slots = query.list().stream()
                .filter(parameter -> parameter.name().equals(SLOT))
                .flatMap(parameter -> OfferedSlot.parse(parameter.value()).stream())
                .limit(OfferedSlot.MOST)
                .toList();
        return new Conversation(
                callId(query),
                query.find(BUSINESS).orElse(""),
                query.find(APPOINTMENT).orElse(""),
                number(query, STEP),
                number(query, MISSED),
                query.find(CLOSING).isPresent(),
                slots);
    }

    /** Our id of the call that an address belongs to. */
    static @Nullable String callId(String url) {
        return callId(query(url));
    }

    private static @Nullable String callId(FormParameters query) {
        return query.find(CALL).filter(id -> id.length() <= 64).orElse(null);
    }

    /** The address to be asked for the next step. */
    String next(String url) {
        HttpUrl.Builder next = HttpUrl.get(url).newBuilder().query(null);
        if (callId != null) {
            next.addQueryParameter(CALL, callId);
        }
        next.addQueryParameter(BUSINESS, business).addQueryParameter(STEP, Integer.toString(step + 1));
        if (isBooked()) {
            next.addQueryParameter(APPOINTMENT, appointment);
        }
        if (missed > 0) {
            next.addQueryParameter(MISSED, Integer.toString(missed));
        }
        if (closing) {
            next.addQueryParameter(CLOSING, "true");
        }
        slots.forEach(slot -> next.addQueryParameter(SLOT, slot.text()));
        return next.build().toString();
    }

    /** Whether the caller has an appointment, which can be moved and called off. */
    boolean isBooked() {
        return !appointment.isEmpty();
    }

    /** The same of a business that was rung up, by somebody who has an appointment or, where it is empty, has none. */
    Conversation with(String name, String upcoming) {
        return new Conversation(callId, name, upcoming, step, missed, closing, slots);
    }

    /** After an answer that was understood, or not. */
    Conversation missed(int times) {
        return new Conversation(callId, business, appointment, step, times, closing, slots);
    }

    /** With other times on offer. */
    Conversation offering(List<OfferedSlot> offered) {
        return new Conversation(callId, business, appointment, step, 0, closing, offered);
    }

    /** With only goodbye left to say. */
    Conversation closed() {
        return new Conversation(callId, business, appointment, step, 0, true, List.of());
    }

    private static FormParameters query(String url) {
        int start = url.indexOf('?');
        if (start < 0) {
            return FormParameters.NONE;
        }
        try {
            String query = url.substring(start + 1).split("#", 2)[0];
            return FormParameters.decode(query.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedFormException e) {
            return FormParameters.NONE;
        }
    }

    private static int number(FormParameters query, String name) {
        Optional<String> text = query.find(name).filter(value -> value.matches("[0-9]{1,4}"));
        return text.map(Integer::parseInt).orElse(0);
    }
}
