package io.github.booking4j.simulator.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.simulator.Client;
import io.github.booking4j.simulator.Client.Answer;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.Stage;
import io.github.booking4j.simulator.internal.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("simulator.vapi-call-lookup")
class CallLookupTest {
    @AutoClose
    private final Stage stage =
            new Stage(ProviderSimulator.builder().speed(1).concurrencyLimit(3).clock(CallLookupTest::tick));

    private final List<String> ids = new ArrayList<>();

    private static final AtomicLong TICKS = new AtomicLong();

    /** No two instants are the same, so that calls have an order. */
    private static Instant tick() {
        return Instant.ofEpochMilli(1_900_000_000_000L + TICKS.incrementAndGet());
    }

    private void dial(String number, String phoneNumberId) {
        var body = Client.call(number, stage.library.url("/vapi")).put("phoneNumberId", phoneNumberId);
        ids.add(stage.client.vapi("POST", "/call", body).id());
    }

    @Test
    void callsAreListedNewestFirstAndFiltered() {
        dial("+14155550100", "one");
        dial("+14155550101", "two");
        dial("+14155550102", "one");
        assertThat(list("")).containsExactly(ids.get(2), ids.get(1), ids.get(0));
        assertThat(list("?limit=2")).containsExactly(ids.get(2), ids.get(1));
        assertThat(list("?phoneNumberId=one")).containsExactly(ids.get(2), ids.get(0));
        assertThat(list("?assistantId=template-assistant")).hasSize(3);
        assertThat(list("?assistantId=other")).isEmpty();
        assertThat(list("?id=" + ids.get(1))).containsExactly(ids.get(1));
        String created = stage.find(ids.get(1)).state().createdAt().toString();
        assertThat(list("?createdAtGe=" + created))
                .contains(ids.get(1), ids.get(2))
                .doesNotContain(ids.get(0));
        assertThat(list("?createdAtGt=" + created)).doesNotContain(ids.get(0), ids.get(1));
        assertThat(list("?createdAtLe=" + created))
                .contains(ids.get(0), ids.get(1))
                .doesNotContain(ids.get(2));
        assertThat(list("?createdAtLt=" + created)).doesNotContain(ids.get(1), ids.get(2));
    }

    private List<String> list(String query) {
        return stage.client.vapi("GET", "/call" + query).json().findValuesAsText("id").stream()
                .filter(ids::contains)
                .toList();
    }

    @Test
    void aQuestionThatIsNotUnderstoodIsRefused() {
        assertThat(stage.client.vapi("GET", "/call?bogus=1").status()).isEqualTo(400);
        assertThat(stage.client.vapi("GET", "/call?limit=1001").status()).isEqualTo(400);
        assertThat(stage.client.vapi("GET", "/call?createdAtGt=yesterday").status())
                .isEqualTo(400);
    }

    @Test
    void theAnswerToADialIsTheCallWithItsLimits() {
        JsonNode call = stage.client
                .vapi("POST", "/call", Client.call("+14155550100", stage.library.url("/vapi")))
                .json();
        assertThat(call.path("status").asText()).isEqualTo("queued");
        assertThat(call.path("type").asText()).isEqualTo("outboundPhoneCall");
        assertThat(call.path("name").asText()).isEqualTo("call-1");
        assertThat(call.path("customer").path("number").asText()).isEqualTo("+14155550100");
        assertThat(call.path("assistantOverrides")
                        .path("metadata")
                        .path("callId")
                        .asText())
                .isEqualTo("our-call-1");
        assertThat(call.path("monitor").path("controlUrl").asText())
                .contains(call.path("id").asText());
        assertThat(call.path("subscriptionLimits")
                        .path("remainingConcurrentCalls")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    @Tag("simulator.vapi-concurrency")
    void moreCallsThanLinesAreRefusedUntilOneEnds() {
        dial("+14155550100", "one");
        dial("+14155550101", "one");
        dial("+14155550102", "one");
        Answer refused = stage.client.vapi("POST", "/call", Client.call("+14155550103", stage.library.url("/vapi")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("message").asText()).startsWith("Over Concurrency Limit");
        assertThat(stage.client.vapi("DELETE", "/call/" + ids.get(0)).status()).isEqualTo(200);
        org.awaitility.Awaitility.await()
                .until(() -> stage.client
                                .vapi("POST", "/call", Client.call("+14155550103", stage.library.url("/vapi")))
                                .status()
                        == 201);
    }

    @Test
    void aCallIsRenamedAndDeleted() {
        dial("+14155550100", "one");
        String path = "/call/" + ids.get(0);
        assertThat(stage.client
                        .vapi("PATCH", path, Json.object().put("name", "other"))
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("other");
        assertThat(stage.client
                        .vapi("PATCH", path, Json.object().put("status", "ended"))
                        .status())
                .isEqualTo(400);
        assertThat(stage.client.vapi("DELETE", path).json().path("endedReason").asText())
                .isEqualTo("call-deleted");
        assertThat(stage.client.vapi("GET", path).status()).isEqualTo(404);
        assertThat(stage.client.vapi("DELETE", path).status()).isEqualTo(404);
    }
}
