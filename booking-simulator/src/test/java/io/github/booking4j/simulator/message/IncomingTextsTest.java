package io.github.booking4j.simulator.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.booking4j.simulator.Library;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.Stage;
import io.github.booking4j.simulator.internal.http.FormText;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("simulator.twilio-incoming-texts")
class IncomingTextsTest {
    private static final String PERSON = "+14155550123";
    private static final String OURS = ProviderSimulator.TWILIO_FROM_NUMBER;

    @AutoClose
    private final Stage stage = new Stage();

    @Test
    void anIncomingTextIsPostedSigned() {
        stage.simulator.inboundSmsUrl(stage.library.url("/sms?tenant=7"));
        InboundAnswer answer = stage.simulator.inboundSms(PERSON, OURS, "Yes, café at 5pm 👍");
        assertThat(answer.status()).isEqualTo(200);
        Library.Received received = stage.library.received().get(0);
        assertThat(received.genuine()).isTrue();
        var form = FormText.parse(received.body());
        assertThat(form.get("Body")).containsExactly("Yes, café at 5pm 👍");
        assertThat(form.get("From")).containsExactly(PERSON);
        assertThat(form.get("MessageSid")).containsExactly(answer.sid());
        assertThat(form.get("SmsStatus")).containsExactly("received");
    }

    @Test
    void whatTheAnswerAsksForIsSentBack() {
        stage.simulator.inboundSmsUrl(stage.library.url("/sms"));
        stage.library.answeringSmsWith("<?xml version=\"1.0\"?><Response><Message>See you &amp; bye</Message>"
                + "<Message><Body>Two</Body></Message></Response>");
        InboundAnswer answer = stage.simulator.inboundSms(PERSON, OURS, "CONFIRM");
        assertThat(answer.replies()).containsExactly("See you & bye", "Two");
        assertThat(stage.simulator.messages())
                .filteredOn(text -> text.direction().equals("outbound-reply"))
                .extracting(SimulatedMessage::to, SimulatedMessage::body)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(PERSON, "See you & bye"),
                        org.assertj.core.groups.Tuple.tuple(PERSON, "Two"));
    }

    @Test
    void anAnswerThatIsNoTwimlSendsNothing() {
        stage.simulator.inboundSmsUrl(stage.library.url("/sms"));
        stage.library.answeringSmsWith(
                "<!DOCTYPE x [<!ENTITY e \"boom\">]><Response><Message>&e;</Message></Response>");
        assertThat(stage.simulator.inboundSms(PERSON, OURS, "Hi").replies()).isEmpty();
    }

    @Test
    void whoSaidStopGetsNothingMoreUntilStart() {
        stage.simulator.inboundSmsUrl(stage.library.url("/sms"));
        Map<String, String> text = Map.of("To", PERSON, "From", OURS, "Body", "Hello");
        stage.simulator.inboundSms(PERSON, OURS, "stop please");
        assertThat(stage.client.sms(text).status()).isEqualTo(201);
        stage.simulator.inboundSms(PERSON, OURS, " Stop ");
        assertThat(stage.client.sms(text).json().path("code").asInt()).isEqualTo(21610);
        assertThat(stage.client
                        .sms(Map.of("To", PERSON, "From", "+14155550199", "Body", "Hello"))
                        .status())
                .isEqualTo(201);
        stage.simulator.inboundSms(PERSON, OURS, "START");
        assertThat(stage.client.sms(text).status()).isEqualTo(201);
    }

    @Test
    void aServiceLearnsLaterThatSomebodySaidStop() {
        stage.simulator.inboundSmsUrl(stage.library.url("/sms"));
        stage.simulator.inboundSms(PERSON, OURS, "STOP");
        String service = "MG" + "0".repeat(32);
        assertThat(stage.client
                        .sms(Map.of("To", PERSON, "MessagingServiceSid", service, "Body", "Hi"))
                        .status())
                .isEqualTo(201);
        Awaitility.await()
                .until(() -> stage.simulator.messages().get(1).status().equals("failed"));
        assertThat(stage.simulator.messages().get(1).errorCode()).isEqualTo(21610);
    }

    @Test
    void withoutAnAddressAnIncomingTextIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> stage.simulator.inboundSms(PERSON, OURS, "Hi"));
    }
}
