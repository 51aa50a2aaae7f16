package io.github.booking4j.servlet;

import static io.github.booking4j.servlet.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.servlet.ServedEngine.Answer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private static ServedEngine served;

    @BeforeAll
    static void start() {
        served = ServedEngine.start();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @ParameterizedTest
    @Tag("http.pages-self-contained")
    @ValueSource(strings = {"/", "/dashboard/{key}"})
    void aPageAsksNoOtherHostAndEveryLinkOfItWorks(String path) {
        Answer page = served.send(served.request("GET", path, null, null, null));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.response().body()).doesNotContain("style=", "<style", "onclick", "http://", "https://");
        Matcher links = LINK.matcher(page.response().body());
        int found = 0;
        while (links.find()) {
            String target = page.response().uri().resolve(links.group(1)).getPath();
            assertThat(served.send(served.request("GET", target, null, null, null))
                            .status())
                    .as(target)
                    .isEqualTo(200);
            found++;
        }
        assertThat(found).isGreaterThan(2);
    }

    @ParameterizedTest
    @Tag("http.pages-self-contained")
    @CsvSource({
        "dashboard.js, text/javascript;charset=utf-8",
        "index.js, text/javascript;charset=utf-8",
        "dashboard.css, text/css;charset=utf-8",
        "icon.svg, image/svg+xml"
    })
    void anAssetHasItsType(String file, String type) {
        Answer asset = served.send(served.request("GET", "/assets/" + file, null, null, null));

        assertThat(asset.header("Content-Type")).isEqualTo(type);
        assertThat(asset.response().body()).doesNotContain("innerHTML", "eval(");
    }

    @ParameterizedTest
    @Tag("http.security-headers")
    @ValueSource(strings = {"/", "/api/leads/{key}", "/health/live", "/api/nothing", "/assets/dashboard.js"})
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        Answer answer = served.get(path);

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @Test
    @Tag("http.method-not-allowed")
    void headIsAnsweredLikeGetWithoutABody() {
        Answer head = served.send(served.request("HEAD", "/api/leads/{key}", served.acmeKey, null, null));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).isEqualTo("application/json");
        assertThat(head.response().body()).isEmpty();
    }

    @Test
    @Tag("http.not-found")
    void aDashboardOfWhatIsNoClientKeyIsNotFound() {
        assertProblem(served.get("/dashboard/NOBODY"), 404, "not_found");
    }
}
