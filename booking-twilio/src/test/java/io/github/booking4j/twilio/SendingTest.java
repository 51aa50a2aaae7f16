package io.github.booking4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.Circuit;
import io.github.booking4j.spi.gateway.SmsGateway.SmsRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendingTest {
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "f00dfeed0123456789abcdef01234567";
    private static final String SID = "SM0123456789abcdef0123456789abcdef";
    private static final PhoneNumber LEAD = new PhoneNumber("+14155550123");
    private static final String STATUS_URL = "https://app.example.org/booking/webhooks/twilio/sms-status";
    private static final SmsRequest REQUEST = new SmsRequest(LEAD, "Tuesday, 3 pm", STATUS_URL, "acme-1.m-1");

    private final HttpStub server = new HttpStub();
    private final TwilioSms sms = gateway().build();

    @AfterEach
    void close() {
        sms.close();
        server.close();
    }

    @Tag("twilio.request")
    @Test
    void asksForAMessageWithAFormAndTheAccountsToken() {
        server.then(201, taken());

        assertThat(sms.send(REQUEST)).isEqualTo(SID);

        HttpStub.Seen seen = server.seen().get(0);
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.uri()).isEqualTo("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json");
        assertThat(seen.authorization()).isEqualTo(basic(ACCOUNT, TOKEN));
        assertThat(decoded(seen.body()))
                .containsExactlyInAnyOrder(
                        "To=+14155550123",
                        "From=+15005550006",
                        "Body=Tuesday, 3 pm",
                        "StatusCallback=" + STATUS_URL + "?message=acme-1.m-1");
    }

    @Tag("twilio.request")
    @Test
    void signsInWithAnApiKeyButStaysInTheAccountsPath() {
        server.then(201, taken());
        String key = "SK0123456789abcdef0123456789abcdef";
        try (TwilioSms withKey = gateway().apiKey(key, "secret").build()) {
            withKey.send(REQUEST);
        }
        assertThat(server.seen().get(0).authorization()).isEqualTo(basic(key, "secret"));
        assertThat(server.seen().get(0).uri()).contains(ACCOUNT);
    }

    @Tag("twilio.request")
    @Test
    void aMessagingServiceTakesThePlaceOfTheNumber() {
        server.then(201, taken());
        String service = "MG0123456789abcdef0123456789abcdef";
        try (TwilioSms pooled = TwilioSms.builder()
                .account(ACCOUNT, TOKEN)
                .messagingService(service)
                .baseUrl(server.url())
                .build()) {
            pooled.send(REQUEST);
            assertThat(pooled.sender()).isEqualTo(service);
        }
        assertThat(server.seen().get(0).body())
                .contains("MessagingServiceSid=" + service)
                .doesNotContain("From=");
    }

    @Tag("twilio.request")
    @Test
    void sendsTextOfAnyScriptUnchanged() {
        server.then(201, taken());
        String text = "Café 50% + 1 & más 👍\nfin";
        sms.send(new SmsRequest(LEAD, text, STATUS_URL, "acme-1.m-1"));
        assertThat(decoded(server.seen().get(0).body())).contains("Body=" + text);
    }

    @Tag("twilio.refused-callback-is-left-out")
    @ParameterizedTest
    @ValueSource(strings = {"https://my_host.example.org/sms-status", "not a url", "ftp://example.org/"})
    void aCallbackThatTwilioWouldRefuseDoesNotCostTheMessage(String url) {
        server.then(201, taken());
        assertThat(sms.send(new SmsRequest(LEAD, "Hi", url, "acme-1.m-1"))).isEqualTo(SID);
        assertThat(server.seen().get(0).body()).doesNotContain("StatusCallback");
    }

    @Tag("twilio.refused-callback-is-left-out")
    @ParameterizedTest
    @CsvSource({
        "https://api.twilio.com, http://localhost:8080/x, false",
        "https://api.twilio.com, http://127.0.0.1:8080/x, false",
        "https://api.twilio.com, http://[::1]:8080/x, false",
        "https://api.twilio.com, https://example.org/x, true",
        "http://localhost:9090, http://localhost:8080/x, true"
    })
    void aCallbackOfThisMachineIsOnlyForASimulatorOnIt(String api, String callback, boolean usable) {
        assertThat(new StatusCallback(HttpUrl.get(api))
                        .usable(callback, "acme-1.m-1")
                        .isPresent())
                .isEqualTo(usable);
    }

    @Tag("twilio.errors-say-what-is-known")
    @ParameterizedTest
    @CsvSource({
        "400, 21211, REFUSED, invalid_number",
        "400, 21401, REFUSED, invalid_number",
        "400, 21614, REFUSED, invalid_number",
        "400, 21635, REFUSED, invalid_number",
        "400, 21610, REFUSED, opted_out",
        "401, 20003, REFUSED, configuration",
        "404, 20404, REFUSED, configuration",
        "400, 21212, REFUSED, configuration",
        "403, 21408, REFUSED, configuration",
        "400, 21606, REFUSED, configuration",
        "400, 21608, REFUSED, configuration",
        "400, 21609, REFUSED, configuration",
        "400, 21602, REFUSED, invalid_message",
        "400, 21617, REFUSED, invalid_message",
        "400, 21612, REFUSED, 21612",
        "400, 99999, REFUSED, 99999",
        "429, 20429, NOT_DONE, rate_limited",
        "429, 21611, AT_CAPACITY, sending_limit",
        "400, 63038, AT_CAPACITY, sending_limit",
        "500, 20500, UNKNOWN, http_500",
        "503, 20503, UNKNOWN, http_503",
        "502, 21211, UNKNOWN, http_502"
    })
    void whatTwilioSaysDecidesWhatIsKnown(int status, int code, Kind kind, String word) {
        server.then(status, "{\"code\":" + code + ",\"message\":\"To +14155550123\",\"status\":" + status + "}");
        assertThat(failure()).satisfies(e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e.providerCode()).isEqualTo(word);
            assertThat(e.getMessage()).doesNotContain("4155550123");
        });
        assertThat(server.seen()).hasSize(1);
    }

    @Tag("twilio.errors-say-what-is-known")
    @ParameterizedTest
    @CsvSource({
        "400, REFUSED, http_400",
        "401, REFUSED, configuration",
        "403, REFUSED, configuration",
        "404, REFUSED, configuration",
        "429, NOT_DONE, rate_limited",
        "502, UNKNOWN, http_502"
    })
    void anErrorPageOfAProxyIsAnAnswerToo(int status, Kind kind, String word) {
        server.then(status, "<html><body>Sorry</body></html>");
        assertThat(failure()).satisfies(e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e.providerCode()).isEqualTo(word);
        });
    }

    @Tag("twilio.errors-say-what-is-known")
    @ParameterizedTest
    @ValueSource(strings = {"", "<html>OK</html>", "{\"sid\":null}", "{\"sid\":\"\"}", "[]", "{\"sid\":"})
    void aSuccessWithoutAnIdIsUnknown(String body) {
        server.then(201, body);
        assertThat(failure().kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Tag("twilio.errors-say-what-is-known")
    @ParameterizedTest
    @CsvSource({"21610, opted_out", "30007, 30007", "null, failed"})
    void aMessageThatHasFailedBeforeItWasSentIsRefused(String code, String word) {
        server.then(201, "{\"sid\":\"" + SID + "\",\"status\":\"failed\",\"error_code\":" + code + "}");
        assertThat(failure()).satisfies(e -> {
            assertThat(e.kind()).isEqualTo(Kind.REFUSED);
            assertThat(e.providerCode()).isEqualTo(word);
        });
    }

    @Tag("twilio.errors-say-what-is-known")
    @ParameterizedTest
    @CsvSource({"7, PT7S", "86400000000, PT1H", "-5, PT0S"})
    void waitsAsLongAsTwilioAsksWithinAnHour(String retryAfter, Duration expected) {
        server.then(429, "{\"code\":20429}", "Retry-After", retryAfter);
        assertThat(failure().retryAfter()).contains(expected);
    }

    @Tag("twilio.sends-once")
    @ParameterizedTest
    @CsvSource({"503, Retry-After, 0", "408, Retry-After, 0", "421, X, 0"})
    void neverSendsAgainByItself(int status, String header, String value) {
        server.then(status, "", header, value).then(201, taken());
        assertThat(failure()).isNotNull();
        assertThat(server.seen()).hasSize(1);
    }

    @Tag("twilio.sends-once")
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) {
        server.then(status, "", "Location", "/elsewhere");
        assertThat(failure().kind()).isEqualTo(Kind.REFUSED);
        assertThat(server.seen()).hasSize(1);
    }

    @Tag("twilio.sends-once")
    @Test
    void aHostsClientThatWouldRepeatIsStopped() {
        server.then(401, "{\"code\":20003}").then(201, taken());
        OkHttpClient stubborn = new OkHttpClient.Builder()
                .retryOnConnectionFailure(true)
                .authenticator((route, response) -> response.request()
                        .newBuilder()
                        .header("Authorization", Credentials.basic("again", "again"))
                        .build())
                .build();
        try (TwilioSms given = gateway().httpClient(stubborn).build()) {
            assertThat(failureOf(given).kind()).isEqualTo(Kind.UNKNOWN);
        }
        assertThat(server.seen()).hasSize(1);
    }

    @Tag("twilio.sends-once")
    @Test
    void aConnectionLostAfterTheRequestIsUnknown() {
        server.thenHangUp().then(201, taken());
        assertThat(failure()).satisfies(e -> {
            assertThat(e.kind()).isEqualTo(Kind.UNKNOWN);
            assertThat(e.providerCode()).isEqualTo("no_answer");
        });
        assertThat(server.seen()).hasSize(1);
    }

    @Tag("twilio.sends-once")
    @Test
    void aTimeOutIsUnknown() {
        server.thenStaySilent();
        try (TwilioSms impatient = gateway().callTimeout(Duration.ofMillis(300)).build()) {
            assertThat(failureOf(impatient).kind()).isEqualTo(Kind.UNKNOWN);
        }
        assertThat(server.seen()).hasSize(1);
    }

    @Tag("twilio.sends-once")
    @Test
    void aServerThatCannotBeReachedDidNothing() {
        server.close();
        assertThat(failure()).satisfies(e -> {
            assertThat(e.kind()).isEqualTo(Kind.NOT_DONE);
            assertThat(e.providerCode()).isEqualTo("unreachable");
        });
    }

    @Tag("twilio.sends-once")
    @Test
    void aHandshakeThatFailsDidNothing() {
        try (TwilioSms secured = gateway()
                .baseUrl(server.url().replace("http:", "https:"))
                .callTimeout(Duration.ofMillis(500))
                .build()) {
            assertThat(failureOf(secured).kind()).isEqualTo(Kind.NOT_DONE);
        }
        assertThat(server.seen()).isEmpty();
    }

    @Tag("twilio.circuit-spares-a-dead-provider")
    @Test
    void afterManyFailuresTwilioIsLeftAloneForAWhile() {
        for (int i = 0; i < Circuit.FAILURES; i++) {
            server.then(500, "");
            assertThat(failure().kind()).isEqualTo(Kind.UNKNOWN);
        }
        assertThat(sms.circuit()).isEqualTo("open");
        assertThat(failure()).satisfies(e -> {
            assertThat(e.kind()).isEqualTo(Kind.NOT_DONE);
            assertThat(e.providerCode()).isEqualTo("circuit_open");
            assertThat(e.retryAfter()).isPresent();
        });
        assertThat(server.seen()).hasSize(Circuit.FAILURES);
    }

    @Tag("twilio.circuit-spares-a-dead-provider")
    @Test
    void refusalsAreNoOutage() {
        for (int i = 0; i < Circuit.REQUESTS; i++) {
            server.then(400, "{\"code\":21610}");
            failure();
        }
        assertThat(sms.circuit()).isEqualTo("closed");
    }

    @Tag("twilio.circuit-spares-a-dead-provider")
    @Test
    void oneAnswerClosesTheCircuitAgain() {
        TwilioAccount account = new TwilioAccount(HttpUrl.get(server.url()), ACCOUNT, ACCOUNT, TOKEN);
        TwilioApi api =
                new TwilioApi(account, null, Duration.ofSeconds(5), new Circuit("Twilio", Duration.ofMillis(20)));
        try (TwilioSms patient =
                new TwilioSms(api, new TwilioSms.Sender("From", "+15005550006"), new TwilioSignature(List.of(TOKEN)))) {
            for (int i = 0; i < Circuit.FAILURES; i++) {
                server.thenHangUp();
                failureOf(patient);
            }
            server.then(201, taken());
            await().ignoreExceptions().until(() -> patient.send(REQUEST), SID::equals);
            assertThat(patient.circuit()).isEqualTo("closed");
        }
        assertThat(server.seen()).hasSize(Circuit.FAILURES + 1);
    }

    @Tag("twilio.sends-once")
    @Test
    void anEndlessAnswerIsCutOff() {
        byte[] blanks = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        server.then(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(blanks);
            }
        });
        assertThat(failure().kind()).isEqualTo(Kind.UNKNOWN);
    }

    private GatewayException failure() {
        return failureOf(sms);
    }

    private static GatewayException failureOf(TwilioSms gateway) {
        return catchThrowableOfType(GatewayException.class, () -> gateway.send(REQUEST));
    }

    private TwilioSmsBuilder gateway() {
        return TwilioSms.builder().account(ACCOUNT, TOKEN).from("+15005550006").baseUrl(server.url());
    }

    private static List<String> decoded(String form) {
        return Arrays.stream(form.split("&", -1))
                .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
                .toList();
    }

    private static String taken() {
        return "{\"sid\":\"" + SID + "\",\"status\":\"queued\",\"error_code\":null,\"to\":\"+14155550123\"}";
    }

    private static String basic(String user, String password) {
        byte[] bytes = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(bytes);
    }
}
