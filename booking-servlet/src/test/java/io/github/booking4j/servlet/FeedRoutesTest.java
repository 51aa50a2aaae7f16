package io.github.booking4j.servlet;

import static io.github.booking4j.servlet.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.servlet.ServedEngine.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FeedRoutesTest {
    private ServedEngine served;
    private String feed;

    @BeforeEach
    void start() {
        served = ServedEngine.start();
        Answer opened = served.post("/api/calendar-feeds/{key}", "{\"resource\":\"main\"}");
        assertThat(opened.status()).isEqualTo(201);
        String url = opened.json().path("url").textValue();
        assertThat(url).matches(ServedEngine.PUBLIC_URL + "/calendar/[A-Za-z0-9_-]{22}\\.ics");
        feed = url.substring(ServedEngine.PUBLIC_URL.length());
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    @Tag("feed.shows-resource")
    void aFeedShowsWhatStandsWithoutNames() {
        book("2026-03-04T10:00", "+12125550123");
        String cancelled = book("2026-03-04T11:00", "+12125550124");
        served.post("/api/appointments/{key}/" + cancelled + "/cancel", "");
        served.post("/api/appointments/{key}/holds", body("2026-03-04T12:00", "+12125550125"));

        Answer answer = read(feed);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/calendar;charset=utf-8");
        assertThat(answer.response().body())
                .contains("METHOD:PUBLISH", "DTSTART:20260304T150000Z", "SUMMARY:Check-up")
                .containsOnlyOnce("BEGIN:VEVENT")
                .doesNotContain("Ana", "2125550123");
    }

    @Test
    @Tag("feed.unchanged")
    void whoHasItAlreadyIsToldSoUntilItChanges() {
        String tag = read(feed).header("ETag");

        assertThat(readUnless(tag)).isEqualTo(304);
        book("2026-03-04T10:00", "+12125550123");
        assertThat(readUnless(tag)).isEqualTo(200);
    }

    @Test
    @Tag("feed.private")
    void onlyItsAddressOpensAFeedAndOnlyItsClientClosesIt() {
        String token = feed.substring("/calendar/".length());
        assertThat(read("/calendar/AAAAAAAAAAAAAAAAAAAAAA.ics").status()).isEqualTo(404);
        assertThat(read("/calendar/x").status()).isEqualTo(404);

        served.send(served.request(
                "DELETE", "/api/calendar-feeds/" + served.other + "/" + token, served.otherKey, null, null));
        assertThat(read(feed).status()).isEqualTo(200);
        served.engine.clients().deactivate(served.acme);
        assertThat(read(feed).status()).isEqualTo(404);
        served.engine.clients().activate(served.acme);
        assertThat(read(feed).status()).isEqualTo(200);
        Answer closed =
                served.send(served.request("DELETE", "/api/calendar-feeds/{key}/" + token, served.acmeKey, null, null));
        assertThat(closed.status()).isEqualTo(204);
        assertThat(read(feed).status()).isEqualTo(404);
    }

    @Test
    @Tag("feed.private")
    void aFeedOfNothingIsRefused() {
        assertProblem(served.post("/api/calendar-feeds/{key}", "{\"resource\":\"nobody\"}"), 404, "resource_not_found");
        assertProblem(served.post("/api/calendar-feeds/{key}", "{}"), 422, "invalid");
        assertProblem(served.post("/api/calendar-feeds/{key}", "{\"resource\":\"No id\"}"), 422, "invalid");
    }

    private String book(String start, String phone) {
        Answer answer = served.post("/api/appointments/{key}", body(start, phone));
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().path("id").textValue();
    }

    private static String body(String start, String phone) {
        return "{\"service\":\"check-up\",\"start\":\"%s\",\"lead\":{\"phone\":\"%s\",\"name\":\"Ana\"}}"
                .formatted(start, phone);
    }

    private Answer read(String path) {
        return served.send(served.request("GET", path, null, null, null));
    }

    private int readUnless(String tag) {
        return served.send(served.request("GET", feed, null, null, null).header("If-None-Match", tag))
                .status();
    }
}
