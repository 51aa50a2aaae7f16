package io.github.booking4j.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.Circuit;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacingErrorsTest {
    private static final String PLACED = "{\"id\":\"0198f0aa-1111-7000-8000-5f5f5f5f5f5f\"}";

    private final StubVapi vapi = new StubVapi();

    @AfterEach
    void stop() {
        vapi.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"message\":[\"property metadata should not exist\"],\"statusCode\":400} | REFUSED | http_400",
                "400 | {\"message\":\"Over Concurrency Limit. Upgrade\"}                        | AT_CAPACITY | concurrency",
                "201 | {\"subscriptionLimits\":{\"concurrencyBlocked\":true}}                  | AT_CAPACITY | concurrency",
                "400 | {\"message\":\"Insufficient credits\"}                                  | REFUSED | http_400",
                "400 | <html>Bad</html>                                                        | REFUSED | http_400",
                "401 | {\"message\":\"Invalid Key.\",\"error\":\"Unauthorized\"}               | REFUSED | unauthorized",
                "403 | <html>Cloudflare</html>                                                 | REFUSED | unauthorized",
                "404 | {\"message\":\"no such assistant\"}                                     | REFUSED | http_404",
                "408 | ''                                                                      | UNKNOWN | http_408",
                "429 | <html>slow down</html>                                                  | NOT_DONE | rate_limited",
                "500 | {\"message\":\"oops\"}                                                  | UNKNOWN | http_500",
                "502 | <html><body>Bad gateway</body></html>                                   | UNKNOWN | http_502",
                "503 | ''                                                                      | UNKNOWN | http_503",
                "522 | <!doctype html>                                                         | UNKNOWN | http_522",
                "302 | ''                                                                      | NOT_DONE | http_302",
                "200 | <html>hello</html>                                                      | UNKNOWN | unreadable_answer",
                "201 | {\"results\":[]}                                                        | UNKNOWN | unreadable_answer",
                "201 | ''                                                                      | UNKNOWN | unreadable_answer"
            })
    @Tag("vapi.errors-say-what-is-known")
    void saysOfEachAnswerWhetherTheCallMayHaveBeenPlaced(int status, String body, Kind kind, String code) {
        vapi.answer(status, body, "Location", vapi.url() + "/elsewhere");

        GatewayException error = failure();

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.providerCode()).isEqualTo(code);
        assertThat(vapi.asked()).hasSize(1);
    }

    @Test
    @Tag("vapi.dials-once")
    void neverSendsARequestAgainThatVapiAskedToRepeatAtOnce() {
        vapi.answer(503, "", "Retry-After", "0").answer(201, PLACED);

        assertThat(failure().kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(vapi.asked()).hasSize(1);
    }

    @Test
    @Tag("vapi.dials-once")
    void neverSendsARequestAgainWhoseConnectionWasDropped() {
        vapi.drop().answer(201, PLACED);

        GatewayException error = failure();

        assertThat(error.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(error.providerCode()).isEqualTo("io");
        assertThat(vapi.asked()).hasSize(1);
    }

    @Test
    @Tag("vapi.dials-once")
    void doesNotKnowTheFateOfARequestThatIsNotAnsweredInTime() {
        vapi.hang().answer(201, PLACED);

        GatewayException error = failure(Samples.settings(vapi.url()).callTimeout(Duration.ofMillis(300)));

        assertThat(error.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(error.providerCode()).isEqualTo("timeout");
        assertThat(vapi.asked()).hasSize(1);
    }

    @Test
    @Tag("vapi.dials-once")
    void doesNotKnowTheFateOfARequestWhoseAnswerBreaksOff() {
        vapi.breakOff();

        assertThat(failure().kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(vapi.asked()).hasSize(1);
    }

    @Test
    @Tag("vapi.dials-once")
    void letsNoInterceptorOfTheHostRepeatARequest() {
        vapi.answer(500, "").answer(201, PLACED);
        OkHttpClient stubborn = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    chain.proceed(chain.request()).close();
                    return chain.proceed(chain.request());
                })
                .build();

        GatewayException error = failure(Samples.settings(vapi.url()).httpClient(stubborn));

        assertThat(error.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(vapi.asked()).hasSize(1);
    }

    @Test
    @Tag("vapi.errors-say-what-is-known")
    void knowsThatNothingHappenedWhenVapiCannotBeReached() {
        String nobody = vapi.url();
        vapi.close();

        GatewayException error = failure(Samples.settings(nobody));

        assertThat(error.kind()).isEqualTo(Kind.NOT_DONE);
        assertThat(error.providerCode()).isEqualTo("not_sent");
    }

    @Test
    @Tag("vapi.errors-say-what-is-known")
    void knowsThatNothingHappenedWhenNoSecureConnectionStands() {
        GatewayException error =
                failure(Samples.settings("https://127.0.0.1:" + vapi.port()).callTimeout(Duration.ofMillis(500)));

        assertThat(error.kind()).isEqualTo(Kind.NOT_DONE);
        assertThat(vapi.asked()).isEmpty();
    }

    @Test
    @Tag("vapi.errors-say-what-is-known")
    void knowsThatNothingHappenedWhenTheNameIsUnknown() {
        assertThat(failure(Samples.settings("http://nowhere.invalid")).kind()).isEqualTo(Kind.NOT_DONE);
    }

    @ParameterizedTest
    @CsvSource({
        "7, PT7S",
        "0, PT0S",
        "999999, PT1H",
        "'Fri, 02 Jan 2026 03:10:30 GMT', PT30S",
        "'Fri, 02 Jan 2026 03:09:00 GMT',",
        "soon,"
    })
    @Tag("vapi.errors-say-what-is-known")
    void passesOnHowLongVapiWantsToBeLeftAlone(String header, String wait) {
        vapi.answer(429, "{}", "Retry-After", header);

        Duration expected = wait == null ? null : Duration.parse(wait);
        assertThat(failure().retryAfter().orElse(null)).isEqualTo(expected);
    }

    @Test
    @Tag("vapi.tells-no-secrets")
    void masksPersonalDataInWhatVapiSaysOfAnError() {
        vapi.answer(400, "{\"message\":[\"number +1 (415) 555-0123 of dana@example.com is bad\"]}");

        assertThat(failure()).hasMessage("Vapi answered 400: number ••• of ••• is bad");
    }

    @Test
    @Tag("vapi.errors-say-what-is-known")
    void readsOnlyTheStartOfAnEndlessError() {
        vapi.answer(400, "{\"message\":\"" + "x".repeat(3_000_000) + "\"}");

        assertThat(failure().getMessage()).hasSizeLessThan(300);
    }

    @Test
    @Tag("vapi.circuit-spares-a-dead-provider")
    void asksNoMoreOnceVapiFailedTooOften() {
        vapi.answer(502, "");
        try (VapiVoice voice = Samples.settings(vapi.url()).build()) {
            assertThat(voice.circuit()).isEqualTo("closed");
            for (int i = 0; i < Circuit.FAILURES; i++) {
                assertThatThrownBy(() -> voice.place(Samples.dial())).isInstanceOf(GatewayException.class);
            }

            GatewayException error = catchThrowableOfType(GatewayException.class, () -> voice.place(Samples.dial()));

            assertThat(error.kind()).isEqualTo(Kind.NOT_DONE);
            assertThat(error.providerCode()).isEqualTo("circuit_open");
            assertThat(error.retryAfter()).isPresent();
            assertThat(voice.circuit()).isEqualTo("open");
            assertThat(vapi.asked()).hasSize(Circuit.FAILURES);
        }
    }

    @Test
    @Tag("vapi.circuit-spares-a-dead-provider")
    void countsNoRefusalAsAFailureOfVapi() {
        vapi.answer(400, "{}");
        try (VapiVoice voice = Samples.settings(vapi.url()).build()) {
            for (int i = 0; i < 3 * Circuit.REQUESTS; i++) {
                assertThatThrownBy(() -> voice.place(Samples.dial())).isInstanceOf(GatewayException.class);
            }

            assertThat(voice.circuit()).isEqualTo("closed");
            assertThat(vapi.asked()).hasSize(3 * Circuit.REQUESTS);
        }
    }

    private GatewayException failure() {
        return failure(Samples.settings(vapi.url()));
    }

    private static GatewayException failure(VapiVoiceBuilder settings) {
        try (VapiVoice voice = settings.build()) {
            return catchThrowableOfType(GatewayException.class, () -> voice.place(Samples.dial()));
        }
    }
}
