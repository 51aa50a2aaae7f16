package io.github.booking4j.servlet;

import static io.github.booking4j.servlet.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.servlet.ServedEngine.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lead does with the link in its confirmation, in a browser that runs no scripts. */
class ManageRoutesTest {
    private static final Pattern LINK =
            Pattern.compile(Pattern.quote(ServedEngine.PUBLIC_URL) + "(/manage/[A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])");
    private static final String FORM = "application/x-www-form-urlencoded";

    private ServedEngine served;
    private AppointmentId id;
    private String link;

    @BeforeEach
    void book() {
        served = ServedEngine.start();
        id = booked("2026-03-04T10:00", "+12125550123");
        link = link(id);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    @Tag("manage.see")
    void theLinkInTheConfirmationShowsTheAppointmentWithoutAnAccount() {
        Answer page = open(link);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().body())
                .contains("Acme Dental", "Check-up", "Wednesday, March 4, 2026", "10:00", "10:30", "Eastern Time")
                .contains("Change the time", "Cancel it", "tel:+12125550100")
                .doesNotContain("<script", "{{", "null", "http://", "https://");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "form-action 'self'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    @Tag("manage.get-changes-nothing")
    void whoeverOnlyFollowsLinksChangesNothing() {
        String before = served.everythingOfAcme();
        for (int i = 0; i < 2; i++) {
            for (String path : List.of("", "/times", "/times?day=2026-03-09", "/cancel", "/colors.css")) {
                assertThat(open(link + path).status()).as(path).isEqualTo(200);
                assertThat(served.send(served.request("HEAD", link + path, null, null, null))
                                .status())
                        .as(path)
                        .isEqualTo(200);
            }
            assertThat(open(link + "/move?start=2026-03-09T10:00-04:00").status())
                    .isEqualTo(200);
        }

        assertThat(served.everythingOfAcme()).isEqualTo(before);
        assertThat(appointment().version()).isZero();
    }

    @Test
    @Tag("manage.move")
    void aLeadChoosesAnotherTimeIsAskedOnceMoreAndMoves() {
        Answer times = follow(open(link), "Change the time");
        assertThat(times.response().body()).contains("Wednesday, March 4, 2026").doesNotContain("Saturday");
        Answer asked = follow(follow(times, "Later days"), "2:15");
        assertThat(asked.response().body()).contains("Move your appointment?", "Tuesday, March 10, 2026", "2:15");

        Answer moved = submit(asked);

        assertThat(moved.response().body()).contains("is moved", "Tuesday, March 10, 2026", "2:15");
        assertThat(appointment().start()).isEqualTo(Instant.parse("2026-03-10T18:15:00Z"));
        served.engine.runDue();
        assertThat(texts(id)).anyMatch(text -> text.contains("is moved to"));
    }

    @Test
    @Tag("manage.move")
    void movingTwiceToTheSameTimeIsMovingOnce() {
        Answer asked = open(link + "/move?start=2026-03-09T10:00-04:00");
        submit(asked);

        Answer again = submit(asked);

        assertThat(again.response().body()).contains("is moved");
        assertThat(appointment().sequence()).isEqualTo(1);
    }

    @Test
    @Tag("manage.taken")
    void aTimeThatSomebodyElseTookMeanwhileIsAnsweredWithOthersAndTheAppointmentStands() {
        Answer asked = open(link + "/move?start=2026-03-04T11:00-05:00");
        booked("2026-03-04T11:00", "+12125550124");

        Answer answer = submit(asked);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.response().body()).contains("not free any more", "/move?start=");
        assertThat(appointment().start()).isEqualTo(Instant.parse("2026-03-04T15:00:00Z"));
        assertThat(submit(follow(answer, "11:30")).response().body()).contains("is moved");
    }

    @Test
    @Tag("manage.cancel")
    void aLeadCancelsAfterItWasAskedOnceMoreAndTwiceIsOnce() {
        Answer asked = follow(open(link), "Cancel it");
        assertThat(asked.response().body()).contains("Cancel your appointment?");
        assertThat(appointment().status()).isEqualTo(AppointmentStatus.BOOKED);

        Answer done = submit(asked);
        Answer again = submit(asked);

        assertThat(done.response().body()).contains("is cancelled").doesNotContain("Change the time");
        assertThat(again.response().body()).contains("is cancelled");
        assertThat(appointment().status()).isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(open(link + "/times").response().uri().getPath()).isEqualTo(link);
    }

    @Test
    @Tag("manage.changed-meanwhile")
    void whatWasChangedMeanwhileIsShownInsteadOfChangedAgain() {
        Answer cancelling = open(link + "/cancel");
        Answer moving = open(link + "/move?start=2026-03-09T10:00-04:00");
        served.engine.appointments().reschedule(served.acme, id, NewTime.at("2026-03-05T09:00"));

        assertThat(submit(cancelling).response().body()).contains("changed in the meantime", "March 5");
        assertThat(submit(moving).response().body()).contains("changed in the meantime", "March 5");
        assertThat(appointment().status()).isEqualTo(AppointmentStatus.BOOKED);
    }

    @Test
    @Tag("manage.over")
    void whatHasBegunIsOnlyShownAndAMonthAfterItsEndNotAnyMore() {
        Answer cancelling = open(link + "/cancel");
        served.clock.set(appointment().start());

        assertThat(open(link).response().body())
                .contains("Your appointment was")
                .doesNotContain("Cancel it");
        assertThat(submit(cancelling).response().body()).contains("Your appointment was");
        assertThat(appointment().status()).isEqualTo(AppointmentStatus.BOOKED);

        served.clock.set(appointment().end().plus(Duration.ofDays(30)));
        assertThat(open(link).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @Tag("manage.unknown")
    @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAA", "x", "%41%20", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aTokenThatOpensNothingIsAnsweredWithAPage(String token) {
        for (String path : List.of("", "/times", "/cancel", "/colors.css")) {
            assertThat(open("/manage/" + token + path).status()).as(path).isEqualTo(404);
        }
        assertThat(served.send(served.request("POST", "/manage/" + token + "/cancel", null, FORM, "version=0"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Tag("manage.unknown")
    void aLinkOpensItsOwnAppointmentAndNoOther() {
        AppointmentId second = booked("2026-03-04T12:00", "+12125550124");
        String own = link(second);

        assertThat(own).isNotEqualTo(link);
        submit(open(own + "/cancel"));

        assertThat(appointment().status()).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(served.send(served.request("GET", "/api/leads/{key}", link.substring(8), null, null))
                        .status())
                .isEqualTo(401);
    }

    @Test
    @Tag("manage.bad-input")
    void badInputIsRefusedAndChangesNothing() {
        assertProblem(post("/cancel", "application/json", "{}"), 415, "unsupported_media_type");
        assertProblem(post("/cancel", FORM, ""), 400, "parameter_invalid");
        assertProblem(post("/cancel", FORM, "version=x"), 400, "parameter_invalid");
        assertProblem(post("/move", FORM, "version=0"), 400, "parameter_invalid");
        assertProblem(post("/move", FORM, "version=0&start=tomorrow"), 400, "parameter_invalid");
        assertThat(post("/move", FORM, "version=0&start=2026-03-04T10:07Z" + "x".repeat(5_000))
                        .status())
                .isEqualTo(413);
        assertProblem(open(link + "/times?day=soon"), 400, "parameter_invalid");
        assertThat(post("/move", FORM, "version=0&start=2026-03-08T10:00Z").status())
                .isEqualTo(409);
        assertThat(appointment().version()).isZero();
    }

    @Test
    @Tag("http.appointment-file")
    void theAppointmentIsAFileForCalendars() {
        for (Answer answer :
                List.of(open(link + "/appointment.ics"), served.get("/api/appointments/{key}/" + id + ".ics"))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("text/calendar;charset=utf-8");
            assertThat(answer.header("Content-Disposition")).contains("appointment.ics");
            assertThat(answer.response().body()).contains("METHOD:PUBLISH", "UID:" + id, "DTSTART:20260304T150000Z");
        }
        assertProblem(served.get("/api/appointments/{key}/x.ics"), 404, "not_found");
        assertThat(served.send(served.request(
                                "GET",
                                "/api/appointments/" + served.other + "/" + id + ".ics",
                                served.otherKey,
                                null,
                                null))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Tag("manage.colors")
    void thePagesHaveTheColourOfTheClientAndWhatIsWrittenOnItCanBeRead() {
        String path = "/api/clients/{key}/config";
        served.send(served.request(
                "PATCH", path, served.acmeKey, ServedEngine.JSON, "{\"pages\":{\"color\":\"#FFE066\"}}"));

        assertThat(open(link + "/colors.css").response().body()).contains("--brand: #ffe066", "--brand-ink: #000000");
        assertThat(Contrast.on("#0f3d66")).isEqualTo("#ffffff");
        assertThat(served.send(served.request(
                                "PATCH", path, served.acmeKey, ServedEngine.JSON, "{\"pages\":{\"color\":\"red;}\"}}"))
                        .json()
                        .at("/errors/0/pointer")
                        .textValue())
                .isEqualTo("/pages/color");
    }

    private AppointmentId booked(String start, String phone) {
        Answer answer = served.post(
                "/api/appointments/{key}",
                "{\"service\":\"check-up\",\"start\":\"%s\",\"lead\":{\"phone\":\"%s\",\"name\":\"Ana\"}}"
                        .formatted(start, phone));
        assertThat(answer.status()).isEqualTo(201);
        served.engine.runDue();
        return AppointmentId.parse(answer.json().path("id").textValue());
    }

    private Appointment appointment() {
        return served.engine.appointments().find(served.acme, id).orElseThrow();
    }

    private List<String> texts(AppointmentId about) {
        return served.engine.messages().list(served.acme, new MessageQuery(null, about, null, null, 50)).stream()
                .map(Message::content)
                .filter(Objects::nonNull)
                .map(Message.Content::text)
                .toList();
    }

    private String link(AppointmentId about) {
        Matcher matcher = LINK.matcher(texts(about).get(0));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private Answer open(String path) {
        Answer answer = served.send(served.request("GET", path, null, null, null));
        return answer.status() == 303 ? opened(answer) : answer;
    }

    private Answer opened(Answer redirect) {
        String target =
                redirect.response().uri().resolve(redirect.header("Location")).toString();
        return open(target.substring(served.base.toString().length()));
    }

    private Answer follow(Answer page, String words) {
        Matcher matcher = Pattern.compile("<a [^>]*href=\"([^\"]+)\"[^>]*>" + words)
                .matcher(page.response().body());
        assertThat(matcher.find()).as(words + " in " + page.response().body()).isTrue();
        String target = page.response().uri().resolve(matcher.group(1)).toString();
        return open(target.substring(served.base.toString().length()));
    }

    /** Presses the button of the page's form. */
    private Answer submit(Answer page) {
        String body = page.response().body();
        Matcher action = Pattern.compile("action=\"([^\"]+)\"").matcher(body);
        assertThat(action.find()).as(body).isTrue();
        Matcher field = Pattern.compile("name=\"(\\w+)\" value=\"([^\"]*)\"").matcher(body);
        StringBuilder form = new StringBuilder();
        while (field.find()) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(field.group(1))
                    .append('=')
                    .append(URLEncoder.encode(field.group(2), StandardCharsets.UTF_8));
        }
        String target = page.response().uri().resolve(action.group(1)).toString();
        Answer answer = served.send(
                served.request("POST", target.substring(served.base.toString().length()), null, FORM, form.toString()));
        return answer.status() == 303 ? opened(answer) : answer;
    }

    private Answer post(String path, String type, String body) {
        return served.send(served.request("POST", link + path, null, type, body));
    }
}
