package io.github.booking4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.SmsGateway.SmsReceipt;
import io.github.booking4j.spi.gateway.SmsGateway.SmsReceipt.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("twilio.unknown-message-is-looked-up")
class FindingTest {
    private static final PhoneNumber LEAD = new PhoneNumber("+14155550123");
    private static final Instant ASKED = Instant.parse("2026-05-04T09:00:30.5Z");
    private static final String PATH = "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json";

    private final HttpStub server = new HttpStub();
    private final TwilioSms sms = gateway().build();

    @AfterEach
    void close() {
        sms.close();
        server.close();
    }

    @Test
    void findsTheMessageByNumberTextAndTime() {
        server.then(
                200, page(null, message("SM1", "Hello", ASKED, "delivered"), message("SM2", "Other", ASKED, "sent")));

        assertThat(find("Hello")).contains(new SmsReceipt("SM1", State.DELIVERED, null));

        assertThat(server.seen())
                .singleElement()
                .extracting(HttpStub.Seen::uri)
                .isEqualTo(PATH + "?To=%2B14155550123&PageSize=1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "Hello ", "Hell", "Hello\n"})
    void anotherTextIsAnotherMessage(String text) {
        server.then(200, page(null, message("SM1", "Hello", ASKED, "sent")));
        assertThat(find(text)).isEmpty();
    }

    @Test
    void whatATrialAccountPutsBeforeTheTextDoesNotHideIt() {
        String body = "Sent from your Twilio trial account - Hello";
        server.then(200, page(null, message("SM1", body, ASKED, "sent")));
        assertThat(find("Hello")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"-61, false", "-60, true", "-1, true", "0, true", "3600, true"})
    void aMessageOfBeforeIsNotOursButForAMinuteOfDifferingClocks(int seconds, boolean found) {
        server.then(
                200,
                page(null, message("SM1", "Hello", ASKED.plusSeconds(seconds).plusMillis(500), "sent")));
        assertThat(find("Hello").isPresent()).isEqualTo(found);
    }

    @Test
    void aQueuedMessageIsFoundThoughItHasNoDateOfSending() {
        server.then(200, page(null, message("SM1", "Hello", ASKED, "queued")));
        assertThat(find("Hello")).contains(new SmsReceipt("SM1", State.SENT, null));
        assertThat(server.seen().get(0).uri()).doesNotContain("DateSent");
    }

    @Test
    void aMessageThatCameInIsNotOneThatWentOut() {
        server.then(200, page(null, message("SM1", "Hello", ASKED, "received").replace("outbound-api", "inbound")));
        assertThat(find("Hello")).isEmpty();
    }

    @Test
    void looksThroughThePages() {
        server.then(200, page(PATH + "?Page=1", message("SM2", "Other", ASKED, "sent")))
                .then(200, page(null, message("SM1", "Hello", ASKED, "failed")));
        assertThat(find("Hello")).map(SmsReceipt::providerId).contains("SM1");
        assertThat(server.seen().get(1).uri()).isEqualTo(PATH + "?Page=1");
    }

    @Test
    void looksThroughThePagesBehindAPathOfTheBase() {
        server.then(200, page(PATH + "?Page=1", message("SM2", "Other", ASKED, "sent")))
                .then(200, page(null, message("SM1", "Hello", ASKED, "sent")));
        try (TwilioSms behind =
                gateway().baseUrl(server.url() + "/proxy/twilio/").build()) {
            assertThat(behind.find(LEAD, "Hello", ASKED)).isPresent();
        }
        assertThat(server.seen().get(1).uri()).isEqualTo("/proxy/twilio" + PATH + "?Page=1");
    }

    @Test
    void stopsWhereTheListIsOlderThanTheRequest() {
        server.then(
                200,
                page(
                        PATH + "?Page=1",
                        message("SM3", "Other", ASKED, "sent"),
                        message("SM2", "Other", ASKED.minusSeconds(90), "sent")));
        assertThat(find("Hello")).isEmpty();
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void anOldMessageProvesNothingWhereTheListIsNotNewestFirst() {
        server.then(
                        200,
                        page(
                                PATH + "?Page=1",
                                message("SM4", "Other", ASKED.minusSeconds(900), "sent"),
                                message("SM3", "Other", ASKED.minusSeconds(90), "sent")))
                .then(200, page(null, message("SM1", "Hello", ASKED, "sent")));
        assertThat(find("Hello")).map(SmsReceipt::providerId).contains("SM1");
    }

    @Test
    void tooManyMessagesToLookThroughAreNoProofOfAbsence() {
        for (int i = 0; i < MessageSearch.MOST_PAGES; i++) {
            server.then(200, page(PATH + "?Page=" + i, message("SM" + i, "Other", ASKED, "sent")));
        }
        assertThat(failure().kind()).isEqualTo(Kind.NOT_DONE);
        assertThat(server.seen()).hasSize(MessageSearch.MOST_PAGES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org/2010-04-01/Accounts/x/Messages.json",
                "//evil.example.org/Messages.json",
                "/2010-04-01/Accounts/ACother/Messages.json"
            })
    void neverFollowsAPageOutOfTheAccount(String next) {
        server.then(200, page(next, message("SM2", "Other", ASKED, "sent")));
        assertThat(failure().providerCode()).isEqualTo("unreadable_answer");
        assertThat(server.seen()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500, NOT_DONE", "503, NOT_DONE", "429, NOT_DONE", "401, REFUSED"})
    void aQuestionWithoutAnAnswerIsNoAbsence(int status, Kind kind) {
        server.then(status, "");
        assertThat(failure().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html/>",
                "{}",
                "{\"messages\":null}",
                "{\"messages\":[{\"direction\":\"outbound-api\",\"body\":\"Hello\",\"date_created\":\"2026-05-04\"}]}"
            })
    void anUnreadableListIsNoAbsence(String body) {
        server.then(200, body);
        assertThat(failure().providerCode()).isEqualTo("unreadable_answer");
    }

    @Test
    void aMessageThatTheRecipientStoppedSaysSo() {
        String stopped =
                message("SM1", "Hello", ASKED, "failed").replace("\"error_code\":null", "\"error_code\":21610");
        server.then(200, page(null, stopped));
        assertThat(find("Hello")).contains(new SmsReceipt("SM1", State.OPTED_OUT, "21610"));
    }

    private TwilioSmsBuilder gateway() {
        return TwilioSms.builder()
                .account("AC0123456789abcdef0123456789abcdef", "f00dfeed")
                .from("+15005550006")
                .baseUrl(server.url());
    }

    private Optional<SmsReceipt> find(String text) {
        return sms.find(LEAD, text, ASKED);
    }

    private GatewayException failure() {
        return catchThrowableOfType(GatewayException.class, () -> find("Hello"));
    }

    private static String page(String next, String... messages) {
        String link = next == null ? "null" : "\"" + next + "\"";
        return "{\"messages\":[" + String.join(",", messages) + "],\"next_page_uri\":" + link + "}";
    }

    private static String message(String sid, String body, Instant created, String status) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME
                .format(created.atOffset(ZoneOffset.UTC))
                .replace("GMT", "+0000");
        return "{\"sid\":\"" + sid + "\",\"body\":\"" + body + "\",\"status\":\"" + status
                + "\",\"direction\":\"outbound-api\",\"date_sent\":null,\"error_code\":null,\"date_created\":\"" + date
                + "\"}";
    }
}
