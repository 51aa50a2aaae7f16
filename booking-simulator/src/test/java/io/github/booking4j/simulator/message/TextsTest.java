package io.github.booking4j.simulator.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.simulator.Client;
import io.github.booking4j.simulator.Client.Answer;
import io.github.booking4j.simulator.Library;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.Stage;
import io.github.booking4j.simulator.internal.http.FormText;
import io.github.booking4j.simulator.journal.JournalEntry;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("simulator.twilio-texts")
class TextsTest {
    @AutoClose
    private final Stage stage = new Stage();

    private Map<String, String> text(String to, String body) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("To", to);
        form.put("From", ProviderSimulator.TWILIO_FROM_NUMBER);
        form.put("Body", body);
        form.put("StatusCallback", stage.library.url("/sms-status?x=1"));
        return form;
    }

    private List<String> statuses(String sid) {
        return stage.library.received().stream()
                .filter(Library.Received::genuine)
                .map(one -> FormText.parse(one.body()))
                .filter(form -> form.get("MessageSid").get(0).equals(sid))
                .map(form -> form.get("MessageStatus").get(0))
                .toList();
    }

    @Test
    void aTextIsQueuedThenSentThenDeliveredAndEachIsReportedSigned() {
        Answer answer = stage.client.sms(text("+14155550123", "Your visit is at 3 pm. Café?"));
        assertThat(answer.status()).isEqualTo(201);
        JsonNode json = answer.json();
        assertThat(json.path("status").asText()).isEqualTo("queued");
        assertThat(json.path("sid").asText()).matches("SM[0-9a-f]{32}");
        assertThat(json.path("num_segments").asText()).isEqualTo("1");
        assertThat(json.path("date_created").asText())
                .matches("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} .* \\+0000");
        String sid = json.path("sid").asText();
        Awaitility.await().until(() -> statuses(sid).size() == 2);
        assertThat(statuses(sid)).containsExactly("sent", "delivered");
        assertThat(stage.client
                        .twilio("GET", "/Messages/" + sid + ".json", Map.of())
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("delivered");
        assertThat(stage.simulator.journal())
                .filteredOn(entry -> entry.kind() == JournalEntry.Kind.SMS)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.to()).isEqualTo("+14155550123");
                    assertThat(entry.details()).containsEntry("body", "Your visit is at 3 pm. Café?");
                });
    }

    @Test
    void aServiceAcceptsFirstAndReportsQueuedToo() {
        Map<String, String> form = text("+14155550123", "Hello");
        form.remove("From");
        form.put("MessagingServiceSid", "MG" + "0".repeat(32));
        JsonNode json = stage.client.sms(form).json();
        assertThat(json.path("status").asText()).isEqualTo("accepted");
        assertThat(json.path("from").isNull()).isTrue();
        Awaitility.await().until(() -> statuses(json.path("sid").asText()).size() == 3);
        assertThat(statuses(json.path("sid").asText())).containsExactly("queued", "sent", "delivered");
    }

    @ParameterizedTest
    @CsvSource({
        "To, '', 21604",
        "To, 0123, 21211",
        "From, '', 21603",
        "From, ++, 21212",
        "Body, '', 21602",
        "StatusCallback, http://a_b.example.org/, 21609",
        "StatusCallback, nowhere, 21609",
        "MessagingServiceSid, MGx, 21701",
        "To, +15005550001, 21211",
        "To, +15005550004, 21610",
        "To, +15005550009, 21614",
        "From, +15005550007, 21606"
    })
    void aSpoiledTextIsRefusedWithTwiliosCode(String field, String value, int code) {
        Map<String, String> form = text("+14155550123", "Hello");
        form.put(field, value);
        Answer answer = stage.client.sms(form);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").asInt()).isEqualTo(code);
        assertThat(stage.simulator.messages()).isEmpty();
    }

    @Test
    void aTextOfMoreThan1600CharactersIsRefused() {
        assertThat(stage.client.sms(text("+14155550123", "x".repeat(1600))).status())
                .isEqualTo(201);
        assertThat(stage.client
                        .sms(text("+14155550123", "x".repeat(1601)))
                        .json()
                        .path("code")
                        .asInt())
                .isEqualTo(21617);
    }

    @Test
    void wrongCredentialsAreRefused() {
        var request = Client.request(stage.simulator.twilioUrl() + "/2010-04-01/Accounts/"
                        + ProviderSimulator.TWILIO_ACCOUNT_SID + "/Messages.json")
                .header("Authorization", "Basic eDp5");
        Answer answer = stage.client.send(request);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("code").asInt()).isEqualTo(20003);
    }

    @Test
    void theAccountCanBeAskedFor() {
        assertThat(stage.client
                        .twilio("GET", ".json", Map.of())
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("active");
        assertThat(stage.client.twilio("GET", "/Recordings.json", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void textsAreListedByRecipientSenderAndDayInPages() {
        for (int i = 0; i < 3; i++) {
            stage.client.sms(text("+14155550123", "text " + i));
        }
        stage.client.sms(text("+14155550124", "other"));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String to = "/Messages.json?To=%2B14155550123";
        assertThat(stage.client.twilio("GET", to, Map.of()).json().path("messages"))
                .extracting(message -> message.path("body").asText())
                .containsExactly("text 2", "text 1", "text 0");
        assertThat(found(to + "&DateSent=" + today)).isEqualTo(3);
        assertThat(found(to + "&DateSent%3E=" + today.plusDays(1))).isZero();
        assertThat(found(to + "&DateSent%3C=" + today.minusDays(1))).isZero();
        assertThat(found("/Messages.json?From=%2B14155550100")).isEqualTo(4);
        assertThat(stage.client.twilio("GET", to + "&DateSent=today", Map.of()).status())
                .isEqualTo(400);
        JsonNode first =
                stage.client.twilio("GET", to + "&PageSize=2", Map.of()).json();
        assertThat(first.path("messages")).hasSize(2);
        String account = "/2010-04-01/Accounts/" + ProviderSimulator.TWILIO_ACCOUNT_SID;
        String next = first.path("next_page_uri").asText();
        assertThat(next).startsWith(account);
        JsonNode second = stage.client
                .twilio("GET", next.substring(account.length()), Map.of())
                .json();
        assertThat(second.path("messages")).hasSize(1);
        assertThat(second.path("next_page_uri").isNull()).isTrue();
    }

    private int found(String path) {
        return stage.client
                .twilio("GET", path, Map.of())
                .json()
                .path("messages")
                .size();
    }

    @Test
    void aTextIsRedactedAndDeleted() {
        String path = "/Messages/"
                + stage.client
                        .sms(text("+14155550123", "secret"))
                        .json()
                        .path("sid")
                        .asText() + ".json";
        assertThat(stage.client
                        .twilio("POST", path, Map.of("Body", ""))
                        .json()
                        .path("body")
                        .asText())
                .isEmpty();
        assertThat(stage.client.twilio("POST", path, Map.of("Body", "other")).status())
                .isEqualTo(400);
        assertThat(stage.client.twilio("DELETE", path, Map.of()).status()).isEqualTo(204);
        assertThat(stage.client.twilio("GET", path, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void aNumberCanBeMadeUndeliverable() {
        stage.simulator.faults().undelivered("+14155550123", 30005);
        String sid = stage.client
                .sms(text("+14155550123", "Hello"))
                .json()
                .path("sid")
                .asText();
        Awaitility.await().until(() -> statuses(sid).size() == 2);
        assertThat(statuses(sid)).containsExactly("sent", "undelivered");
        assertThat(stage.simulator.messages().get(0).errorCode()).isEqualTo(30005);
        assertThat(stage.library.received().get(1).body()).contains("ErrorCode=30005");
    }
}
