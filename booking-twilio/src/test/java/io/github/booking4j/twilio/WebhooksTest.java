package io.github.booking4j.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.spi.gateway.InboundRequest;
import io.github.booking4j.spi.gateway.InboundResponse;
import io.github.booking4j.spi.gateway.SmsGateway.SmsReceipt;
import io.github.booking4j.spi.gateway.SmsGateway.SmsReceipt.State;
import io.github.booking4j.spi.gateway.SmsInbox;
import io.github.booking4j.spi.gateway.SmsInbox.IncomingSms;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {
    private static final String TOKEN = "f00dfeed0123456789abcdef01234567";
    private static final String BASE = "https://example.com/booking";
    private static final String INCOMING = "/webhooks/twilio/sms";
    private static final String STATUS = "/webhooks/twilio/sms-status";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final RecordingInbox inbox = new RecordingInbox();
    private final TwilioSms sms = TwilioSms.builder()
            .account("AC0123456789abcdef0123456789abcdef", TOKEN)
            .secondToken("second")
            .from("+15005550006")
            .build();

    @AfterEach
    void close() {
        sms.close();
    }

    @Tag("twilio.incoming-message")
    @Test
    void aMessageThatCameInIsPassedOnAndNotAnsweredByUs() {
        InboundResponse response = post(INCOMING, message("Yes, café at 5pm 👍"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("text/xml");
        assertThat(response.body()).endsWith("<Response/>");
        assertThat(inbox.messages())
                .containsExactly(
                        new IncomingSms("SM1", new PhoneNumber("+14155550123"), "+15005550006", "Yes, café at 5pm 👍"));
    }

    @Tag("twilio.incoming-message")
    @Test
    void aPictureWithoutTextIsAMessageToo() {
        assertThat(post(INCOMING, message("")).status()).isEqualTo(200);
        assertThat(inbox.messages()).extracting(IncomingSms::text).containsExactly("");
    }

    @Tag("twilio.incoming-message")
    @ParameterizedTest
    @ValueSource(strings = {"MyBank", "72345", "whatsapp:+14155550123", "+1", "266696687", "+1415555012\u0663", ""})
    void aSenderThatIsNoPhoneNumberIsAnsweredAndLeftAlone(String from) {
        Map<String, String> message = message("Hi");
        message.put("From", from);
        assertThat(post(INCOMING, message).status()).isEqualTo(200);
        assertThat(inbox.messages()).isEmpty();
    }

    @Tag("twilio.opt-out-type")
    @ParameterizedTest
    @CsvSource({"STOP, arrêt, STOP", "START, weiter, START", "HELP, aide, HELP", "OTHER, Hi,", "'', Hi,"})
    void whatTwilioRecognisedAsAKeywordCounts(String type, String body, @Nullable String keyword) {
        Map<String, String> message = message(body);
        message.put("OptOutType", type);
        post(INCOMING, message);
        assertThat(inbox.messages()).extracting(IncomingSms::keyword).containsExactly(keyword);
        assertThat(inbox.messages()).extracting(IncomingSms::text).containsExactly(body);
    }

    @Tag("twilio.incoming-message")
    @Test
    void aNumberMayBeSetToGet() {
        String url = BASE + INCOMING + "?MessageSid=SM1&From=%2B14155550123&To=%2B15005550006&Body=Hi+there";
        assertThat(handler(INCOMING)
                        .handle(new InboundRequest(
                                "GET", url, Map.of("x-twilio-signature", List.of(sign(TOKEN, url))), new byte[0]))
                        .status())
                .isEqualTo(200);
        assertThat(inbox.messages()).extracting(IncomingSms::text).containsExactly("Hi there");
    }

    @Tag("twilio.delivery-report")
    @ParameterizedTest
    @CsvSource({
        "queued, , SENT, ",
        "sending, , SENT, ",
        "sent, , SENT, ",
        "accepted, , SENT, ",
        "something_new, , SENT, ",
        "delivered, , DELIVERED, ",
        "read, , DELIVERED, ",
        "partially_delivered, , DELIVERED, ",
        "undelivered, 30003, FAILED, 30003",
        "failed, 30007, FAILED, 30007",
        "failed, , FAILED, ",
        "canceled, , FAILED, ",
        "failed, 21610, OPTED_OUT, 21610",
        "undelivered, 21610, OPTED_OUT, 21610",
        "delivered, 21610, DELIVERED, 21610",
        "failed, not a code, FAILED, "
    })
    void aDeliveryReportIsTranslated(String status, String code, State state, String error) {
        Map<String, String> report = new TreeMap<>(Map.of("MessageSid", "SM1", "MessageStatus", status));
        if (code != null) {
            report.put("ErrorCode", code);
        }
        assertThat(post(STATUS, report).status()).isEqualTo(200);
        assertThat(inbox.receipts()).containsExactly(new SmsReceipt("SM1", state, error));
    }

    @Tag("twilio.delivery-report")
    @Test
    void aDeliveryReportBringsBackWhatItsUrlSaysOfTheMessage() {
        String url = BASE + STATUS + "?via=proxy&message=acme-1.m%2D1";
        String form = "MessageSid=SM1&MessageStatus=sent";
        String signature = sign(TOKEN, url, form);
        InboundRequest request = new InboundRequest(
                "POST",
                url,
                Map.of("x-twilio-signature", List.of(signature), "content-type", List.of(FORM)),
                form.getBytes(UTF_8));
        assertThat(handler(STATUS).handle(request).status()).isEqualTo(200);
        assertThat(inbox.receipts()).containsExactly(new SmsReceipt("SM1", State.SENT, null, "acme-1.m-1"));
    }

    @Tag("twilio.delivery-report")
    @Test
    void olderNamesOfTheSameFieldsAreRead() {
        assertThat(post(STATUS, Map.of("SmsSid", "SM1", "SmsStatus", "sent")).status())
                .isEqualTo(200);
        assertThat(inbox.receipts()).hasSize(1);
    }

    @Tag("twilio.bad-request")
    @ParameterizedTest
    @ValueSource(
            strings = {"MessageStatus=sent", "MessageSid=SM1", "MessageSid=&MessageStatus=sent", "", "MessageSid=%"})
    void aReportThatSaysNothingIs400(String body) {
        assertThat(post(STATUS, body, sign(TOKEN, BASE + STATUS, body)).status())
                .isEqualTo(400);
        assertThat(inbox.receipts()).isEmpty();
    }

    @Tag("twilio.bad-request")
    @Test
    void anIdLongerThanAnyIs400() {
        Map<String, String> message = message("Hi");
        message.put("MessageSid", "S".repeat(65));
        assertThat(post(INCOMING, message).status()).isEqualTo(400);
        assertThat(inbox.messages()).isEmpty();
    }

    @Tag("twilio.unsigned-changes-nothing")
    @Test
    void withoutASignatureNothingIsBelieved() {
        for (String path : List.of(INCOMING, STATUS)) {
            InboundRequest request = new InboundRequest(
                    "POST",
                    BASE + path,
                    Map.of("content-type", List.of(FORM)),
                    form(message("Hi")).getBytes(UTF_8));
            assertThat(handler(path).handle(request).status()).isEqualTo(403);
        }
        assertThat(inbox.messages()).isEmpty();
        assertThat(inbox.receipts()).isEmpty();
    }

    @Tag("twilio.unsigned-changes-nothing")
    @Test
    void aSignatureOfAnotherTokenUrlOrBodyIs403() {
        String body = form(message("Hi"));
        assertThat(post(INCOMING, body, sign("other", BASE + INCOMING, body)).status())
                .isEqualTo(403);
        assertThat(post(INCOMING, body, sign(TOKEN, BASE + STATUS, body)).status())
                .isEqualTo(403);
        assertThat(post(INCOMING, body, sign(TOKEN, BASE + INCOMING, body + "&x=y"))
                        .status())
                .isEqualTo(403);
        assertThat(post(INCOMING, body, "").status()).isEqualTo(403);
        assertThat(inbox.messages()).isEmpty();
    }

    @Tag("twilio.unsigned-changes-nothing")
    @Test
    void theSecondTokenIsGoodToo() {
        String body = form(message("Hi"));
        assertThat(post(INCOMING, body, sign("second", BASE + INCOMING, body)).status())
                .isEqualTo(200);
    }

    @Tag("twilio.bad-request")
    @ParameterizedTest
    @CsvSource({"PUT, 405", "DELETE, 405", "HEAD, 405"})
    void onlyGetAndPostAreSpoken(String method, int status) {
        InboundRequest request =
                new InboundRequest(method, BASE + INCOMING, Map.of("x-twilio-signature", List.of("x")), new byte[0]);
        assertThat(handler(INCOMING).handle(request).status()).isEqualTo(status);
    }

    @Tag("twilio.bad-request")
    @Test
    void aBodyThatIsNoFormIsRefusedEvenWhenSigned() {
        String hash = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
        String url = BASE + INCOMING + "?bodySHA256=" + hash;
        assertThat(json(url, sign(TOKEN, url), "{}")).isEqualTo(415);
        assertThat(json(url, sign(TOKEN, url), "{} ")).isEqualTo(403);
        assertThat(json(BASE + INCOMING, sign(TOKEN, BASE + INCOMING), "{}")).isEqualTo(403);
    }

    @Tag("twilio.incoming-message")
    @Test
    void whatTheEngineCannotTakeNowIsNotAnswered() {
        SmsInbox broken = new SmsInbox() {
            @Override
            public void receipt(SmsReceipt receipt) {
                throw new IllegalStateException("away");
            }

            @Override
            public void received(IncomingSms message) {
                throw new IllegalStateException("away");
            }
        };
        WebhookHandler handler = sms.webhooks(broken).get(0);
        String body = form(message("Hi"));
        assertThatIllegalStateException()
                .isThrownBy(() -> handler.handle(request(INCOMING, body, sign(TOKEN, BASE + INCOMING, body))));
    }

    @Tag("twilio.delivery-report")
    @Test
    void reportsAreTakenWhereMessagesSayTheyAre() {
        assertThat(sms.statusPath()).isEqualTo(STATUS);
        assertThat(sms.webhooks(inbox)).extracting(WebhookHandler::path).containsExactly(INCOMING, STATUS);
    }

    private InboundResponse post(String path, Map<String, String> parameters) {
        String body = form(parameters);
        return post(path, body, sign(TOKEN, BASE + path, body));
    }

    private InboundResponse post(String path, String body, String signature) {
        return handler(path).handle(request(path, body, signature));
    }

    private static InboundRequest request(String path, String body, String signature) {
        Map<String, List<String>> headers =
                Map.of("content-type", List.of(FORM + "; charset=UTF-8"), "x-twilio-signature", List.of(signature));
        return new InboundRequest("POST", BASE + path, headers, body.getBytes(UTF_8));
    }

    private int json(String url, String signature, String body) {
        Map<String, List<String>> headers =
                Map.of("content-type", List.of("application/json"), "x-twilio-signature", List.of(signature));
        return handler(INCOMING)
                .handle(new InboundRequest("POST", url, headers, body.getBytes(UTF_8)))
                .status();
    }

    private WebhookHandler handler(String path) {
        return sms.webhooks(inbox).stream()
                .filter(handler -> handler.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> message(String body) {
        return new TreeMap<>(Map.of(
                "MessageSid", "SM1", "From", "+14155550123", "To", "+15005550006", "Body", body, "NumMedia", "0"));
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Signs a form whose names come once, independently of the code under test. */
    private static String sign(String token, String url, String form) {
        TreeMap<String, String> sorted = new TreeMap<>();
        for (String pair : form.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty() && parts.length == 2 && !parts[1].equals("%")) {
                sorted.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
            }
        }
        String text = sorted.entrySet().stream()
                .map(entry -> entry.getKey() + entry.getValue())
                .collect(Collectors.joining("", url, ""));
        return sign(token, text);
    }

    private static String sign(String token, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
