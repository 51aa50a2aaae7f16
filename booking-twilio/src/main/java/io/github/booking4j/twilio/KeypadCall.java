package io.github.booking4j.twilio;

import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.spi.gateway.InboundResponse;
import io.github.booking4j.spi.gateway.VoiceInbox;
import io.github.booking4j.spi.gateway.VoiceInbox.IncomingAnswer;
import io.github.booking4j.spi.gateway.VoiceInbox.IncomingCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Conducts a call by keys and spoken words: Twilio asks what to do, and asks again with each answer. Nothing is remembered here; what
 * the next step needs is in its address, see {@link Conversation}. Thread-safe.
 */
final class KeypadCall {
    static final int MOST_STEPS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(KeypadCall.class);
    private static final int MAX_SID_LENGTH = 64;
    private static final int MOST_MISSED = 2;
    private static final String NO_APPOINTMENT = "none";
    private static final Duration CALL_BACK_AFTER = Duration.ofHours(2);

    private final VoiceInbox inbox;
    private final Twiml twiml;
    private final InstantSource clock;

    KeypadCall(VoiceInbox inbox, Twiml twiml, InstantSource clock) {
        this.inbox = inbox;
        this.twiml = twiml;
        this.clock = clock;
    }

    /** What Twilio is to do now. */
    InboundResponse answer(String url, FormParameters form) {
        Optional<String> sid = form.find("CallSid").filter(id -> id.length() <= MAX_SID_LENGTH);
        if (sid.isEmpty()) {
            return InboundResponse.status(400);
        }
        try {
            Conversation talk = Conversation.of(url);
            return InboundResponse.xml(
                    talk.step() == 0 ? open(talk, url, sid.get(), form) : goOn(talk, url, sid.get(), form));
        } catch (RuntimeException failed) {
            LOG.error("Call {} is ended, since nobody could say how to go on", sid.get(), failed);
            return InboundResponse.xml(twiml.end(Phrases.TROUBLE));
        }
    }

    private String open(Conversation talk, String url, String sid, FormParameters form) {
        if (VoiceReports.isMachine(form.find("AnsweredBy").orElse(""))) {
            return twiml.end(); // what follows a voicemail is a text, not a menu that nobody hears
        }
        if (!form.find("Direction").orElse("").equals("inbound")) {
            return greet(talk, url, sid, false);
        }
        IncomingAnswer answer = inbox.incoming(new IncomingCall(
                sid,
                form.find("From").flatMap(KeypadCall::number).orElse(null),
                form.find("To").orElse("")));
        if (answer.refusal() != null) {
            return twiml.end(answer.refusal());
        }
        return greet(rungUp(talk, answer), url, sid, true);
    }

    private String greet(Conversation talk, String url, String sid, boolean rangIn) {
        KeypadTools tools = new KeypadTools(inbox, sid, talk);
        String greeting = Phrases.greeting(talk.business(), rangIn);
        List<OfferedSlot> slots = tools.slots(null);
        return say(tools, url, null, offer(talk, slots).after(greeting));
    }

    /** The call of a business that was rung, with what is known of the caller. */
    private static Conversation rungUp(Conversation talk, IncomingAnswer answer) {
        String appointment = answer.variables().getOrDefault("appointment", NO_APPOINTMENT);
        return talk.with(
                answer.variables().getOrDefault("businessName", ""),
                appointment.equals(NO_APPOINTMENT) ? "" : appointment);
    }

    /** What is offered with these times: without any, only what there is to call off. */
    private static Reply offer(Conversation talk, List<OfferedSlot> slots) {
        Conversation offering = talk.offering(slots);
        return slots.isEmpty() && !talk.isBooked()
                ? new Reply(talk.closed(), Phrases.NO_TIMES, "interested")
                : new Reply(offering, Phrases.offer(offering), null);
    }

    private String goOn(Conversation talk, String url, String sid, FormParameters form) {
        KeypadTools tools = new KeypadTools(inbox, sid, talk);
        GivenAnswer given = GivenAnswer.of(form);
        Choice choice = given.choice(talk.slots(), inbox);
        if (choice == Choice.OPT_OUT) {
            return optOut(tools, given.text());
        }
        if (talk.closing()) {
            return twiml.end();
        }
        if (talk.step() >= MOST_STEPS) {
            return end(tools, given.text(), Phrases.GIVE_UP);
        }
        Reply reply = reply(talk, tools, choice);
        return reply == null ? end(tools, given.text(), Phrases.GIVE_UP) : say(tools, url, given.text(), reply);
    }

    /** What is said to a choice; null: it is given up. */
    private @Nullable Reply reply(Conversation talk, KeypadTools tools, Choice choice) {
        return switch (choice) {
            case FIRST, SECOND, THIRD ->
                choice.slot() < talk.slots().size()
                        ? book(talk, tools, talk.slots().get(choice.slot()))
                        : again(talk, Phrases.UNCLEAR);
            case OTHER_TIMES -> otherTimes(talk, tools);
            case CALL_BACK -> callBack(talk, tools);
            case CANCEL -> cancel(talk, tools);
            case NOT_INTERESTED ->
                talk.isBooked()
                        ? new Reply(talk.closed(), Phrases.KEPT, null)
                        : new Reply(talk.closed(), Phrases.NOT_INTERESTED, "not_interested");
            case WRONG_NUMBER -> new Reply(talk.closed(), Phrases.WRONG_NUMBER, "wrong_number");
            case REPEAT -> new Reply(talk.missed(0), Phrases.offer(talk), null);
            case SILENCE -> again(talk, Phrases.SILENT);
            default -> again(talk, Phrases.UNCLEAR);
        };
    }

    private Reply book(Conversation talk, KeypadTools tools, OfferedSlot slot) {
        KeypadTools.Booking booking = talk.isBooked() ? tools.move(slot) : tools.book(slot);
        if (booking.isBooked()) {
            String done = talk.isBooked() ? Phrases.moved(booking.spoken()) : Phrases.booked(booking.spoken());
            return new Reply(talk.closed(), done, null);
        }
        List<OfferedSlot> others = booking.alternatives().isEmpty() ? tools.slots(null) : booking.alternatives();
        return offer(talk, others).after(Phrases.TAKEN);
    }

    private static Reply otherTimes(Conversation talk, KeypadTools tools) {
        LocalDate next = talk.slots().stream()
                .flatMap(slot -> slot.time().stream())
                .map(time -> time.toLocalDate().plusDays(1))
                .max(LocalDate::compareTo)
                .orElse(null);
        List<OfferedSlot> slots = tools.slots(next);
        return slots.isEmpty()
                ? new Reply(talk.missed(0), Phrases.offer(talk), null).after(Phrases.NO_LATER)
                : offer(talk, slots);
    }

    private static @Nullable Reply cancel(Conversation talk, KeypadTools tools) {
        if (!talk.isBooked()) {
            return again(talk, Phrases.UNCLEAR);
        }
        return new Reply(talk.closed(), tools.cancel() ? Phrases.CANCELLED : Phrases.TROUBLE, null);
    }

    private @Nullable Reply callBack(Conversation talk, KeypadTools tools) {
        if (talk.isBooked()) {
            return again(talk, Phrases.NO_CALL_BACK); // nobody is called who has an appointment
        }
        Instant time = clock.instant().plus(CALL_BACK_AFTER).truncatedTo(ChronoUnit.MINUTES);
        return tools.callBack(time)
                ? new Reply(talk.closed(), Phrases.CALL_BACK, "callback_requested")
                : new Reply(talk.missed(0), Phrases.offer(talk), null).after(Phrases.NO_CALL_BACK);
    }

    private static @Nullable Reply again(Conversation talk, String why) {
        return talk.missed() >= MOST_MISSED
                ? null
                : new Reply(talk.missed(talk.missed() + 1), Phrases.offer(talk), null).after(why);
    }

    private String optOut(KeypadTools tools, @Nullable String answer) {
        boolean kept = tools.optOut();
        String words = kept ? Phrases.OPTED_OUT : Phrases.TROUBLE;
        tools.heard(answer, words, kept ? "opted_out" : null);
        return twiml.end(words);
    }

    private String end(KeypadTools tools, @Nullable String answer, String words) {
        tools.heard(answer, words, null);
        return twiml.end(words);
    }

    private String say(KeypadTools tools, String url, @Nullable String answer, Reply reply) {
        tools.heard(answer, reply.words(), reply.outcome());
        return twiml.ask(reply.words(), reply.talk().next(url));
    }

    private static Optional<PhoneNumber> number(String text) {
        try {
            return Optional.of(new PhoneNumber(text));
        } catch (IllegalArgumentException withheld) {
            return Optional.empty();
        }
    }

    /**
     * What is said next.
     *
     * @param outcome what the call came to by it; null: nothing yet
     */
    private record Reply(
            Conversation talk, String words, @Nullable String outcome) {
        Reply after(String before) {
            return new Reply(talk, before + " " + words, outcome);
        }
    }
}
