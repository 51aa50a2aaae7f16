package io.github.booking4j.servlet;

import static io.github.booking4j.servlet.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.servlet.ServedEngine.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final int MORE_THAN_A_MINUTE_HOLDS = 2_000;

    @Test
    @Tag("http.rate-limit")
    void whoAsksTooOftenIsToldWhenToComeBackAndNobodyElseIs() {
        try (ServedEngine served = ServedEngine.start()) {
            Answer first = served.get("/api/leads/{key}?limit=1");
            Answer last = first;
            for (int i = 0; i < MORE_THAN_A_MINUTE_HOLDS && last.status() == 200; i++) {
                last = served.get("/api/leads/{key}?limit=1");
            }

            assertThat(first.header("RateLimit-Limit")).isEqualTo("120");
            assertThat(first.header("RateLimit-Remaining")).isEqualTo("119");
            assertProblem(last, 429, "rate_limited");
            assertThat(last.header("RateLimit-Remaining")).isEqualTo("0");
            assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);

            assertThat(served.send(served.request("GET", "/api/leads/" + served.other, served.otherKey, null, null))
                            .status())
                    .isEqualTo(200);
            assertThat(served.send(served.request("GET", "/api/leads/{key}", ServedEngine.ADMIN, null, null))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    @Tag("http.rate-limit-pages")
    void anOpenDashboardTakesNothingOfWhatProgramsMayAsk() {
        try (ServedEngine served = ServedEngine.start()) {
            String cookie = "booking_session=" + Access.cookieValue(served.acmeKey);
            Answer page = fromPage(served, cookie);
            for (int i = 0; i < MORE_THAN_A_MINUTE_HOLDS && page.status() == 200; i++) {
                page = fromPage(served, cookie);
            }

            assertProblem(page, 429, "rate_limited");
            Answer program = served.get("/api/leads/{key}?limit=1");
            assertThat(program.status()).isEqualTo(200);
            assertThat(program.header("RateLimit-Remaining")).isEqualTo("119");
        }
    }

    @Test
    @Tag("http.rate-limit")
    void formsThatAreSentTooOftenAreLimitedLikeOtherRequests() {
        try (ServedEngine served = ServedEngine.start()) {
            Answer last = form(served, served.acmeKey);
            assertThat(last.header("RateLimit-Remaining")).isEqualTo("119");
            for (int i = 0; i < MORE_THAN_A_MINUTE_HOLDS && last.status() < 400; i++) {
                last = form(served, served.acmeKey);
            }

            assertProblem(last, 429, "rate_limited");
            assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
            assertThat(form(served, ServedEngine.ADMIN).status()).isEqualTo(200);
        }
    }

    private static Answer form(ServedEngine served, String key) {
        return served.send(served.request(
                "POST", "/webhooks/new-lead/{key}", key, ServedEngine.JSON, "{\"phone\":\"+12125550123\"}"));
    }

    private static Answer fromPage(ServedEngine served, String cookie) {
        return served.send(served.request("GET", "/api/leads/{key}?limit=1", null, null, null)
                .header("Cookie", cookie));
    }
}
