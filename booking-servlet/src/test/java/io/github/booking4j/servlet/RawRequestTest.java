package io.github.booking4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawRequestTest {
    private static final String LEADS = "/api/leads/{key}";
    private static final byte[] LARGE = new byte[50 << 20];

    private static ServedEngine served;

    @BeforeAll
    static void start() {
        served = ServedEngine.start(new ServedEngine.Setup().lenientPaths());
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    @Tag("http.body-limit")
    void aBodyOfFiftyMegabytesIsRefusedBeforeItIsSent() throws IOException {
        try (RawHttp http = new RawHttp(served.base)) {
            http.write(head(LEADS, "application/json", "Content-Length: 52428800"));

            String answer = http.readUntil("never said"); // the connection ends

            assertThat(answer)
                    .startsWith("HTTP/1.1 413")
                    .contains("application/problem+json")
                    .contains("body_too_large");
        }
    }

    @Test
    @Tag("http.body-limit")
    void aBodyThatGrowsBeyondTheLimitIsRefusedWhereItDoes() throws IOException {
        try (RawHttp http = new RawHttp(served.base)) {
            http.write(head(LEADS, "application/json", "Transfer-Encoding: chunked"));
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            for (int i = 0; i < 17; i++) { // one more than the megabyte it may have
                http.write(chunk);
            }

            assertThat(http.readUntil("\"code\"")).startsWith("HTTP/1.1 413");
        }
    }

    @RepeatedTest(10) // the answer raced with the reset of the connection
    @Tag("http.body-limit")
    void anOrdinaryClientIsToldThatItsBodyIsTooLarge() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(served.base.resolve(path(LEADS)))
                .header("X-API-Key", served.acmeKey)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofByteArray(LARGE))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    @Tag("http.body-limit")
    void aFileOfLeadsBeyondItsLimitIsRefusedBeforeItIsSent() throws IOException {
        try (RawHttp http = new RawHttp(served.base)) {
            http.write(head("/api/import-leads/{key}", "text/csv", "Content-Length: 268435457"));

            assertThat(http.readUntil("\"code\"")).startsWith("HTTP/1.1 413");
        }
    }

    @ParameterizedTest
    @Tag("http.body-unreadable")
    @ValueSource(strings = {"application/json", "text/csv"})
    void aBodyThatBreaksOffIsRefusedAndNotBelieved(String type) throws IOException {
        String before = served.everythingOfAcme();
        try (RawHttp http = new RawHttp(served.base)) {
            http.write(head("/api/import-leads/{key}", type, "Content-Length: 1000"))
                    .write("phone\n+12125550123\n")
                    .end();

            assertThat(http.readUntil("\"}")).startsWith("HTTP/1.1 400").contains("body_unreadable");
        }
        assertThat(served.everythingOfAcme()).isEqualTo(before);
    }

    @Test
    @Tag("http.body-unreadable")
    void aBodyThatIsIllFramedIsRefused() throws IOException {
        try (RawHttp http = new RawHttp(served.base)) {
            http.write(head(LEADS, "application/json", "Transfer-Encoding: chunked"))
                    .write("nonsense\r\n\r\n");

            assertThat(http.readUntil("\r\n")).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    @Tag("http.bad-input-named")
    void bytesThatAreNoTextAreNoJson() throws IOException {
        try (RawHttp http = new RawHttp(served.base)) {
            // What begins like UTF-32 and goes on as nothing.
            http.write(head(LEADS, "application/json", "Content-Length: 8")).write("\0\0\0{\u007f\u007f\u007f\u007f");

            assertThat(http.readUntil("\"}")).startsWith("HTTP/1.1 400").contains("malformed_json");
        }
    }

    @ParameterizedTest
    @Tag("http.not-found")
    @ValueSource(
            strings = {
                "/api%2Fleads%2F{key}",
                "/api/leads/{key}%2F..%2F{key}",
                "/api/leads/%zz",
                "/api/leads/%ff%fe",
                "/api/leads//{key}",
                "/api/leads/{key}?limit=%zz",
                "/api/../api/../../etc/passwd",
                "/assets/%2e%2e/pages/index.html"
            })
    void aPathThatIsNoneOfOursFindsNothing(String path) throws IOException {
        try (RawHttp http = new RawHttp(served.base)) {
            http.write("GET " + path(path) + " HTTP/1.1\r\nHost: t\r\nConnection: close\r\nX-API-Key: " + served.acmeKey
                    + "\r\n\r\n");

            assertThat(http.readUntil("\r\n")).matches("HTTP/1.1 40[04] .*\r\n");
        }
    }

    @Test
    @Tag("http.not-found")
    void aSegmentThatIsEncodedIsTheSameSegment() {
        assertThat(served.get("/api/%6Ceads/" + served.acme.value().replace("-", "%2D"))
                        .status())
                .isEqualTo(200);
    }

    private static String head(String path, String type, String framing) {
        return "POST " + path(path) + " HTTP/1.1\r\nHost: t\r\nContent-Type: " + type + "\r\nX-API-Key: "
                + served.acmeKey + "\r\n" + framing + "\r\n\r\n";
    }

    private static String path(String template) {
        return template.replace("{key}", served.acme.value());
    }
}
