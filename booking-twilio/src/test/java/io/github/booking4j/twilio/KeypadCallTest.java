package io.github.booking4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.spi.gateway.InboundResponse;
import io.github.booking4j.spi.gateway.VoiceInbox.IncomingAnswer;
import io.github.booking4j.spi.gateway.VoiceInbox.IncomingCall;
import io.github.booking4j.spi.gateway.VoiceInbox.ToolCall;
import io.github.booking4j.spi.gateway.VoiceInbox.Turn;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.io.StringReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class KeypadCallTest {
    private static final String TOKEN = "f00dfeed0123456789abcdef01234567";
    private static final String URL = "https://example.com/webhooks/twilio/voice";
    private static final String OPENING = Conversation.opening(URL, "call-1", "Rock & Sons <Dental>");

    private final RecordingVoiceInbox inbox = new RecordingVoiceInbox();
    private final TwilioVoice voice = TwilioVoice.builder()
            .account("AC0123456789abcdef0123456789abcdef", TOKEN)
            .from("+15005550006")
            .clock(() -> Instant.parse("2030-03-04T15:00:30Z"))
            .build();
    private final WebhookHandler webhook = voice.webhooks(inbox).get(0);

    @AfterEach
    void close() {
        voice.close();
    }

    @Test
    @Tag("twilio.keypad-first-words")
    void theFirstWordsNameTheBusinessSayThatTheVoiceIsAutomatedAndOfferAnOptOut() throws Exception {
        Element gather = child(ask(OPENING, Map.of("AnsweredBy", "human")), "Gather");

        assertThat(gather.getTextContent())
                .startsWith("Hello. This is the automated assistant of Rock & Sons <Dental>, calling")
                .contains("Press 9 or say stop at any time, and we will not contact you again.")
                .contains("For Tuesday at 3 & a bit, press 1.")
                .contains("For Wednesday at 10, press 2.");
        assertThat(gather.getAttribute("input")).isEqualTo("dtmf speech");
        assertThat(inbox.tools).extracting(ToolCall::callId).containsExactly("call-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"machine_start", "machine_end_beep", "fax"})
    @Tag("twilio.keypad-leaves-machines-alone")
    void aMachineHearsNothing(String answeredBy) throws Exception {
        Element response = ask(OPENING, Map.of("AnsweredBy", answeredBy));

        assertThat(child(response, "Hangup")).isNotNull();
        assertThat(response.getTextContent()).isEmpty();
        assertThat(inbox.tools).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Digits, 2", "SpeechResult, The second one please"})
    @Tag("twilio.keypad-books")
    void theTimeThatWasChosenIsBooked(String field, String value) throws Exception {
        String next = next(ask(OPENING, Map.of()));
        Element answer = ask(next, Map.of(field, value));

        assertThat(answer.getTextContent()).startsWith("You are booked for Tuesday at 3.");
        ToolCall booked = inbox.tools.get(1);
        assertThat(booked.name()).isEqualTo("book_appointment");
        assertThat(booked.arguments())
                .isEqualTo(Map.of("start", "2030-03-06T10:00-05:00", "resource", "room-1", "service", "check-up"));
    }

    @Test
    @Tag("twilio.keypad-steps-are-idempotent")
    void aStepThatIsAskedForTwiceIsTheSameToolCallAndTurn() throws Exception {
        String next = next(ask(OPENING, Map.of()));
        ask(next, Map.of("Digits", "1"));
        ask(next, Map.of("Digits", "1"));

        assertThat(inbox.tools.subList(1, 3)).extracting(ToolCall::toolCallId).containsOnly("book_appointment:1");
        assertThat(inbox.turns.subList(1, 3)).extracting(Turn::number).containsOnly(1);
    }

    @Test
    @Tag("twilio.keypad-books")
    void whenTheTimeIsGoneTheAlternativesAreOffered() throws Exception {
        String next = next(ask(OPENING, Map.of()));
        inbox.answers.put("book_appointment", """
                {"booked":false,"code":"slot_taken","alternatives":[
                {"start":"2030-03-07T11:00-05:00","resource":"room-2","service":"check-up","spoken":"Thursday at 11"}]}""");

        Element answer = ask(next, Map.of("Digits", "1"));
        assertThat(answer.getTextContent()).contains("not free any more").contains("For Thursday at 11, press 1.");
        ask(next(answer), Map.of("Digits", "1"));
        assertThat(inbox.tools.get(2).arguments()).containsEntry("resource", "room-2");
    }

    @ParameterizedTest
    @CsvSource({"Digits, 9, 1.0", "SpeechResult, Please stop calling, 0.9", "SpeechResult, stop calling me, 0.01"})
    @Tag("twilio.keypad-opt-out-at-any-time")
    void anOptOutIsUnderstoodAtEveryStep(String field, String value, String confidence) throws Exception {
        String first = next(ask(OPENING, Map.of()));
        String afterBooking = next(ask(first, Map.of("Digits", "1")));
        for (String step : new String[] {first, afterBooking}) {
            inbox.tools.clear();
            Element answer = ask(step, Map.of(field, value, "Confidence", confidence));

            assertThat(inbox.tools).extracting(ToolCall::name).containsExactly("opt_out");
            assertThat(answer.getTextContent()).isEqualTo("You will not be contacted again. Goodbye.");
            assertThat(child(answer, "Hangup")).isNotNull();
        }
    }

    @Test
    @Tag("twilio.keypad-opt-out-at-any-time")
    void anOptOutThatCouldNotBeKeptIsNotClaimed() throws Exception {
        String next = next(ask(OPENING, Map.of()));
        inbox.answers.put("opt_out", "{\"error\":\"unknown_call\"}");
        assertThat(ask(next, Map.of("Digits", "9")).getTextContent()).contains("does not work");

        inbox.broken = true;
        assertThat(ask(next, Map.of("Digits", "9")).getTextContent()).contains("does not work");
    }

    @ParameterizedTest
    @CsvSource({"6, not_interested", "7, wrong_number", "5, callback_requested"})
    @Tag("twilio.keypad-keeps-the-transcript")
    void whatWasPressedAndWhatItCameToIsKept(String digit, String outcome) throws Exception {
        ask(next(ask(OPENING, Map.of())), Map.of("Digits", digit));

        Turn turn = inbox.turns.get(1);
        assertThat(turn.text()).startsWith("User: (pressed " + digit + ")\nAI: ");
        assertThat(turn.byLead()).isTrue();
        assertThat(turn.outcome()).isEqualTo(outcome);
        assertThat(inbox.turns.get(0).byLead()).isFalse();
        assertThat(inbox.turns.get(0).text()).contains("press 1");
    }

    @Test
    @Tag("twilio.keypad-books")
    void otherTimesAreLookedForFromTheNextDayOn() throws Exception {
        ask(next(ask(OPENING, Map.of())), Map.of("Digits", "4"));
        assertThat(inbox.tools.get(1).arguments()).isEqualTo(Map.of("from", "2030-03-07"));
    }

    @Test
    @Tag("twilio.keypad-gives-up")
    void whoDoesNotAnswerIsAskedThreeTimesAndThenLeftAlone() throws Exception {
        Element answer = ask(OPENING, Map.of());
        for (int i = 0; i < 2; i++) {
            answer = ask(next(answer), Map.of());
            assertThat(answer.getTextContent())
                    .contains("I did not hear an answer.")
                    .contains("press 1");
        }
        Element last = ask(next(answer), Map.of());
        assertThat(last.getTextContent()).endsWith("Goodbye.");
        assertThat(child(last, "Hangup")).isNotNull();
        assertThat(inbox.turns).noneMatch(Turn::byLead);
    }

    @Test
    @Tag("twilio.keypad-inbound")
    void whoRingsInIsAskedForAndServedOrDeclined() throws Exception {
        Map<String, String> form = Map.of("Direction", "inbound", "From", "+14155550123", "To", "+15005550006");
        assertThat(ask(URL, form).getTextContent())
                .startsWith("Hello. You have reached the automated assistant of Acme. ");
        assertThat(inbox.incoming)
                .containsExactly(new IncomingCall("CA1", new PhoneNumber("+14155550123"), "+15005550006"));

        inbox.incomingAnswer = new IncomingAnswer(null, Map.of(), "We are closed & away.");
        Element declined = ask(URL, Map.of("Direction", "inbound", "From", "anonymous", "To", "+15005550006"));
        assertThat(declined.getTextContent()).isEqualTo("We are closed & away.");
        assertThat(inbox.incoming.get(1).from()).isNull();
    }

    @Test
    @Tag("twilio.keypad-changes")
    void whoHasAnAppointmentMovesItAndBooksNoSecondOne() throws Exception {
        inbox.answers.put("reschedule_appointment", """
                {"ok":false,"code":"several_appointments","appointments":[{"appointmentId":"a-1"},{"appointmentId":"a-2"}]}""");
        Element greeting = ringsBooked();
        assertThat(greeting.getTextContent())
                .contains("You have an appointment on Monday at 9.", "I can move it. For Tuesday", "press 8");

        Element others = ask(next(greeting), Map.of("Digits", "4"));
        ask(next(others), Map.of("Digits", "2"));
        assertThat(inbox.tools)
                .extracting(ToolCall::name)
                .startsWith("find_slots", "find_slots", "reschedule_appointment", "reschedule_appointment")
                .doesNotContain("book_appointment");
        assertThat(inbox.tools.get(3).arguments())
                .isEqualTo(Map.of("start", "2030-03-06T10:00-05:00", "appointmentId", "a-1"));

        inbox.answers.put("reschedule_appointment", "{\"rescheduled\":true,\"spoken\":\"Wednesday at 10\"}");
        assertThat(ask(next(greeting), Map.of("Digits", "2")).getTextContent())
                .startsWith("Your appointment is moved to Wednesday at 10.");
    }

    @ParameterizedTest
    @CsvSource({"Digits, 8", "SpeechResult, I want to cancel my appointment"})
    @Tag("twilio.keypad-changes")
    void whoHasAnAppointmentCallsItOff(String field, String value) throws Exception {
        inbox.answers.put("cancel_appointment", "{\"cancelled\":true}");

        assertThat(ask(next(ringsBooked()), Map.of(field, value)).getTextContent())
                .startsWith("Your appointment is called off.");
        assertThat(inbox.tools).extracting(ToolCall::name).containsExactly("find_slots", "cancel_appointment");

        inbox.answers.put("cancel_appointment", "{\"ok\":false,\"code\":\"no_appointment\"}");
        assertThat(ask(next(ringsBooked()), Map.of(field, value)).getTextContent())
                .contains("nothing was changed");
    }

    @ParameterizedTest
    @CsvSource({
        "Digits, 6, stands as it is",
        "Digits, 5, cannot arrange that",
        "SpeechResult, do not cancel it, did not understand"
    })
    @Tag("twilio.keypad-changes")
    void whoHasAnAppointmentKeepsItAndIsPromisedNoCall(String field, String value, String words) throws Exception {
        assertThat(ask(next(ringsBooked()), Map.of(field, value)).getTextContent())
                .contains(words);
        assertThat(inbox.tools).extracting(ToolCall::name).containsExactly("find_slots");
    }

    @Test
    @Tag("twilio.keypad-changes")
    void whoHasNoAppointmentCannotCallOneOff() throws Exception {
        assertThat(ask(next(ask(OPENING, Map.of())), Map.of("Digits", "8")).getTextContent())
                .contains("did not understand");
        assertThat(inbox.tools).extracting(ToolCall::name).containsExactly("find_slots");
    }

    private Element ringsBooked() throws Exception {
        inbox.incomingAnswer =
                new IncomingAnswer(null, Map.of("businessName", "Acme", "appointment", "Monday at 9"), null);
        return ask(URL, Map.of("Direction", "inbound", "From", "+14155550123", "To", "+15005550006"));
    }

    @Test
    @Tag("twilio.unsigned-changes-nothing")
    void aStepWhoseAddressWasChangedIsRefused() {
        Map<String, String> form = Map.of("CallSid", "CA1", "Digits", "1");
        var signed = SignedForm.post(OPENING, form, TOKEN);
        var forged = new io.github.booking4j.spi.gateway.InboundRequest(
                "POST", OPENING + "&step=1", signed.headers(), signed.body());

        assertThat(webhook.handle(forged).status()).isEqualTo(403);
        assertThat(webhook.handle(SignedForm.post(OPENING, form, "another")).status())
                .isEqualTo(403);
        assertThat(inbox.tools).isEmpty();
    }

    private Element ask(String url, Map<String, String> answer) throws Exception {
        Map<String, String> form = new HashMap<>(Map.of("CallSid", "CA1", "Direction", "outbound-api"));
        form.putAll(answer);
        InboundResponse response = webhook.handle(SignedForm.post(url, form, TOKEN));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("text/xml");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(response.body())))
                .getDocumentElement();
    }

    private static Element child(Element parent, String name) {
        return (Element) parent.getElementsByTagName(name).item(0);
    }

    private static String next(Element response) {
        return child(response, "Gather").getAttribute("action");
    }
}
