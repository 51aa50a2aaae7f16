package io.github.booking4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.servlet.ServedEngine.Answer;
import io.github.booking4j.servlet.ServedEngine.Setup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountTest {
    @ParameterizedTest
    @Tag("http.any-mount")
    @CsvSource({"/, /*, /", "/, /booking/*, /booking", "/app, /*, /app", "/app, /booking/*, /app/booking", "/, /, /"})
    void itWorksWhereverItIsMounted(String context, String mapping, String mount) {
        try (ServedEngine served = ServedEngine.start(new Setup().at(context, mapping))) {
            Answer index = served.get("/");
            Answer signIn = served.send(served.request(
                    "POST",
                    "/dashboard/{key}/session",
                    null,
                    ServedEngine.JSON,
                    "{\"apiKey\":\"" + served.acmeKey + "\"}"));

            assertThat(index.status()).isEqualTo(200);
            assertThat(index.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
            assertThat(served.get("/api/leads/{key}").status()).isEqualTo(200);
            assertThat(served.get("/health/live").status()).isEqualTo(200);
            assertThat(served.get("/dashboard/{key}").status()).isEqualTo(200);
            assertThat(served.get("/assets/dashboard.js").status()).isEqualTo(200);
            assertThat(signIn.header("Set-Cookie")).contains("Path=" + mount + ";");
        }
    }

    @Test
    @Tag("http.any-mount")
    void theMountItselfLeadsToItsIndex() {
        try (ServedEngine served = ServedEngine.start(new Setup().at("/", "/booking/*"))) {
            Answer answer = served.get("");

            assertThat(answer.status()).isEqualTo(308);
            assertThat(answer.header("Location")).endsWith("/booking/");
        }
    }

    @Test
    @Tag("http.stream-needs-async")
    void withoutAsyncSupportOnlyTheStreamIsMissing() {
        try (ServedEngine served = ServedEngine.start(new Setup().withoutAsync())) {
            assertThat(served.get("/api/leads/{key}").status()).isEqualTo(200);
            assertThat(served.get("/api/realtime/{key}/events").status()).isEqualTo(500);
        }
    }
}
