package io.github.booking4j.servlet;

import static io.github.booking4j.servlet.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.servlet.ServedEngine.Answer;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
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
    @Tag("http.key-required")
    @CsvSource({
        "GET, /api/clients",
        "POST, /api/onboard-client",
        "GET, /api/clients/{key}",
        "PATCH, /api/clients/{key}/config",
        "POST, /api/clients/{key}/deactivate",
        "POST, /api/clients/{key}/activate",
        "PUT, /api/clients/{key}/tier",
        "GET, /api/clients/{key}/api-keys",
        "POST, /api/clients/{key}/api-keys",
        "DELETE, /api/clients/{key}/api-keys/1",
        "GET, /api/leads/{key}",
        "POST, /api/leads/{key}",
        "GET, /api/leads/{key}/1",
        "POST, /api/opt-outs/{key}",
        "POST, /api/import-leads/{key}",
        "GET, /api/import-leads/{key}/1",
        "GET, /api/calls/{key}",
        "POST, /api/calls/{key}/1/cancel",
        "GET, /api/call-queue/{key}",
        "GET, /api/messages/{key}",
        "POST, /api/messages/{key}",
        "GET, /api/templates/{key}/reminder/sms",
        "PUT, /api/templates/{key}/reminder/sms",
        "DELETE, /api/templates/{key}/reminder/sms",
        "POST, /api/templates/{key}/reminder/sms/preview",
        "GET, /api/slots/{key}",
        "GET, /api/appointments/{key}",
        "POST, /api/appointments/{key}",
        "POST, /api/appointments/{key}/1/cancel",
        "GET, /api/analytics/{key}/metrics",
        "GET, /api/realtime/{key}/events"
    })
    void everyPathOfTheApiNeedsAKey(String method, String path) {
        Answer without = served.send(served.request(method, path, null, ServedEngine.JSON, "{}"));
        Answer wrong = served.send(served.request(method, path, "bk_wrong", ServedEngine.JSON, "{}"));

        assertProblem(without, 401, "unauthorized");
        assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertProblem(wrong, 401, "unauthorized");
    }

    @ParameterizedTest
    @Tag("http.clients-apart")
    @ValueSource(
            strings = {
                "/api/clients/",
                "/api/leads/",
                "/api/calls/",
                "/api/messages/",
                "/api/appointments/",
                "/api/slots/"
            })
    void anotherClientLooksLikeNoClient(String path) {
        Answer another = served.get(path + served.other);
        Answer unknown = served.get(path + "nobody-at-all");

        assertProblem(another, 404, "not_found");
        assertProblem(unknown, 404, "not_found");
        assertThat(another.response().body()).isEqualTo(unknown.response().body());
    }

    @Test
    @Tag("http.clients-apart")
    void anotherClientsLeadIsNotFoundUnderOnesOwnKey() {
        LeadResult.Accepted theirs =
                (LeadResult.Accepted) served.engine.leads().submit(served.other, NewLead.phone("+12125550155"));

        assertProblem(served.get("/api/leads/{key}/" + theirs.lead().id()), 404, "not_found");
        assertProblem(
                served.post(
                        "/api/appointments/{key}",
                        "{\"start\":\"2026-03-04T10:00\",\"leadId\":\""
                                + theirs.lead().id() + "\"}"),
                422,
                "invalid");
    }

    @ParameterizedTest
    @Tag("http.admin-only")
    @CsvSource({"GET, /api/clients", "POST, /api/onboard-client", "PUT, /api/clients/{key}/tier"})
    void aClientsKeyOpensNothingOfTheAdmins(String method, String path) {
        assertProblem(
                served.send(served.request(method, path, served.acmeKey, ServedEngine.JSON, "{}")), 403, "admin_only");
    }

    @Test
    @Tag("http.admin-only")
    void theAdminSeesEveryClient() {
        assertThat(served.send(served.request("GET", "/api/leads/" + served.other, ServedEngine.ADMIN, null, null))
                        .status())
                .isEqualTo(200);
        assertProblem(
                served.send(served.request("GET", "/api/leads/nobody-at-all", ServedEngine.ADMIN, null, null)),
                404,
                "not_found");
    }

    @Test
    @Tag("http.key-required")
    void aKeyMayComeAsABearerToken() {
        HttpRequest.Builder request = served.request("GET", "/api/leads/{key}", null, null, null)
                .header("Authorization", "bearer " + served.acmeKey);

        assertThat(served.send(request).status()).isEqualTo(200);
    }

    @Test
    @Tag("http.cookie-reads-only")
    void aCookieReadsAndChangesNothing() {
        Answer signedIn = served.send(served.request(
                "POST",
                "/dashboard/{key}/session",
                null,
                ServedEngine.JSON,
                "{\"apiKey\":\"" + served.acmeKey + "\"}"));
        String cookie = signedIn.header("Set-Cookie").split(";", 2)[0];

        Answer read = served.send(
                served.request("GET", "/api/leads/{key}", null, null, null).header("Cookie", cookie));
        Answer write = served.send(served.request("POST", "/api/leads/{key}", null, ServedEngine.JSON, "{}")
                .header("Cookie", cookie));

        assertThat(read.status()).isEqualTo(200);
        assertProblem(write, 401, "unauthorized");
    }

    @Test
    @Tag("http.cookie-reads-only")
    void theCookieOfADashboardIsHiddenFromScriptsAndOtherSites() {
        Answer signedIn = served.send(served.request(
                "POST",
                "/dashboard/{key}/session",
                null,
                ServedEngine.JSON,
                "{\"apiKey\":\"" + ServedEngine.ADMIN + "\"}"));

        assertThat(signedIn.status()).isEqualTo(204);
        assertThat(signedIn.header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Strict", "Secure", "Path=/")
                .doesNotContain(ServedEngine.ADMIN);
    }

    @Test
    @Tag("http.body-limit")
    void whoSignsInIsReadNoFurtherThanAKeyIsLong() {
        String endless = "{\"apiKey\":\"" + "k".repeat(5_000) + "\"}";

        Answer answer =
                served.send(served.request("POST", "/dashboard/{key}/session", null, ServedEngine.JSON, endless));

        assertProblem(answer, 413, "body_too_large");
    }

    @Test
    @Tag("http.cookie-reads-only")
    void aKeyOfAnotherClientOpensNoDashboard() {
        Answer answer = served.send(served.request(
                "POST",
                "/dashboard/{key}/session",
                null,
                ServedEngine.JSON,
                "{\"apiKey\":\"" + served.otherKey + "\"}"));

        assertProblem(answer, 401, "unauthorized");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    @Tag("http.cookie-reads-only")
    void aDashboardThatIsSignedOutForgetsItsKey() {
        Answer before = served.send(served.request("GET", "/dashboard/{key}/session", null, null, null));
        Answer out = served.send(served.request("DELETE", "/dashboard/{key}/session", null, null, null));

        assertThat(before.json().path("signedIn").booleanValue()).isFalse();
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).contains("Expires=Thu, 01 Jan 1970");
    }
}
