package io.github.booking4j.servlet;

import static io.github.booking4j.servlet.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.error.StoreException;
import io.github.booking4j.servlet.ServedEngine.Answer;
import io.github.booking4j.servlet.ServedEngine.Setup;
import io.github.booking4j.spi.gateway.InboundRequest;
import io.github.booking4j.spi.gateway.InboundResponse;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<InboundRequest> SEEN = new CopyOnWriteArrayList<>();

    private static ServedEngine served;

    @BeforeAll
    static void start() {
        served = ServedEngine.start(new Setup()
                .at("/of/the", "/world/*")
                .webhooks(
                        handler("/webhooks/echo", request -> InboundResponse.xml("<ok/>")),
                        handler("/webhooks/strict", request -> InboundResponse.status(403)),
                        handler("/webhooks/away", request -> {
                            throw new StoreException("away", true, null);
                        }),
                        handler("/webhooks/broken", request -> {
                            throw new IllegalStateException("broken on purpose");
                        })));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    @Tag("http.webhooks-raw")
    void aProvidersRequestReachesItsAdapterAsItCame() {
        SEEN.clear();
        String body = "Body=caf%C3%A9+au%20lait&Empty=&From=%2B12125550123";

        Answer answer = served.send(served.request("POST", "/webhooks/echo?b=1%2F2&a=%C3%A9&b=+", null, FORM, body)
                .header("X-Signature", "one")
                .header("X-Signature", "two"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo("<ok/>");
        assertThat(answer.header("Content-Type")).startsWith("text/xml");
        InboundRequest request = SEEN.get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.publicUrl()).isEqualTo(ServedEngine.PUBLIC_URL + "/webhooks/echo?b=1%2F2&a=%C3%A9&b=+");
        assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo(body);
        assertThat(request.headers()).containsEntry("x-signature", List.of("one", "two"));
        assertThat(request.header("content-type")).contains(FORM);
    }

    @Test
    @Tag("http.webhooks-raw")
    void whatTheAdapterDoesNotBelieveIsRefusedAsItSays() {
        Answer answer = served.send(served.request("POST", "/webhooks/strict", null, ServedEngine.JSON, "{}"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.response().body()).isEmpty();
    }

    @Test
    @Tag("http.webhooks-raw")
    void whileTheStoreIsAwayAProviderIsAskedToComeAgain() {
        Answer answer = served.send(served.request("POST", "/webhooks/away", null, ServedEngine.JSON, "{}"));

        assertProblem(answer, 503, "unavailable");
        assertThat(answer.header("Retry-After")).isNotBlank();
    }

    @Test
    @Tag("http.internal-error")
    void whatShouldNotHappenTellsNothingButAnId() {
        Answer answer = served.send(served.request("POST", "/webhooks/broken", null, ServedEngine.JSON, "{}"));

        assertProblem(answer, 500, "internal_error");
        assertThat(answer.response().body()).doesNotContain("on purpose").doesNotContain("IllegalState");
    }

    @Test
    @Tag("http.body-limit")
    void aProvidersRequestHasABoundToo() {
        SEEN.clear();
        String large = "x".repeat((6 << 20) + 1);

        Answer answer = served.send(served.request("POST", "/webhooks/echo", null, ServedEngine.JSON, large));

        assertProblem(answer, 413, "body_too_large");
        assertThat(SEEN).isEmpty();
    }

    private static WebhookHandler handler(String path, Function<InboundRequest, InboundResponse> answer) {
        return new WebhookHandler() {
            @Override
            public String path() {
                return path;
            }

            @Override
            public InboundResponse handle(InboundRequest request) {
                SEEN.add(request);
                return answer.apply(request);
            }
        };
    }
}
