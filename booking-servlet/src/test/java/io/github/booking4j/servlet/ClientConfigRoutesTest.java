package io.github.booking4j.servlet;

import static io.github.booking4j.servlet.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.servlet.ServedEngine.Answer;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientConfigRoutesTest {
    private static final String CLIENT = "/api/clients/{key}";
    private static final String CONFIG = CLIENT + "/config";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private ServedEngine served;

    @BeforeEach
    void start() {
        served = ServedEngine.start();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @ParameterizedTest
    @Tag("http.config")
    @ValueSource(strings = {MERGE_PATCH, MERGE_PATCH + "; charset=utf-8", ServedEngine.JSON})
    void settingsArePatchedAndShownWithTheirVersion(String type) {
        String before = served.get(CLIENT).header("ETag");

        Answer patched = served.send(patch(type, "{\"calls\":{\"maxConcurrentCalls\":3}}"));

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json().at("/settings/calls/maxConcurrentCalls").intValue())
                .isEqualTo(3);
        assertThat(patched.json().at("/settings/calls/importPacing").textValue())
                .isEqualTo("PT15S");
        assertThat(patched.header("ETag")).isNotEqualTo(before);
        Answer read = served.get(CLIENT);
        assertThat(read.json()).isEqualTo(patched.json());
        assertThat(read.header("ETag"))
                .isEqualTo(patched.header("ETag"))
                .isEqualTo("\"" + read.json().path("version").intValue() + "\"");
    }

    @Test
    @Tag("http.config-numbers")
    void onlyTheAdminSetsToWhomCallsAreHandedOver() {
        String taker = "{\"voice\":{\"transferTo\":\"+12125550190\"}}";

        Answer own = served.send(patch(MERGE_PATCH, taker));

        assertProblem(own, 403, "admin_only");
        assertThat(own.json().at("/errors")).hasSize(1);
        assertThat(own.json().at("/errors/0/pointer").textValue()).isEqualTo("/voice/transferTo");
        Answer admin = served.send(served.request("PATCH", CONFIG, ServedEngine.ADMIN, MERGE_PATCH, taker));
        assertThat(admin.json().at("/settings/voice/transferTo").textValue()).isEqualTo("+12125550190");
    }

    @Test
    @Tag("http.config-numbers")
    void onlyTheAdminSetsTheNumbersOnWhichAClientIsRung() {
        String numbers = "{\"calls\":{\"maxAttempts\":4},\"voice\":{\"numbers\":[\"+12125550190\"]}}";

        Answer own = served.send(patch(MERGE_PATCH, numbers));

        assertProblem(own, 403, "admin_only");
        assertThat(own.json().at("/errors/0/pointer").textValue()).isEqualTo("/voice/numbers");
        assertThat(served.get(CLIENT).json().at("/settings/calls/maxAttempts").intValue())
                .isEqualTo(3);

        Answer admin = served.send(served.request("PATCH", CONFIG, ServedEngine.ADMIN, MERGE_PATCH, numbers));
        assertThat(admin.status()).isEqualTo(200);
        assertThat(served.send(patch(MERGE_PATCH, numbers.replace("4", "5"))).status())
                .isEqualTo(200);
        assertProblem(served.send(patch(MERGE_PATCH, "{\"voice\":null}")), 403, "admin_only");
        assertProblem(
                served.send(served.request(
                        "PATCH",
                        "/api/clients/" + served.other.value() + "/config",
                        ServedEngine.ADMIN,
                        MERGE_PATCH,
                        numbers)),
                422,
                "invalid");
    }

    @Test
    @Tag("http.config")
    void aPatchOfAnOldVersionIsRefused() {
        String tag = served.get(CLIENT).header("ETag");

        HttpRequest.Builder first = patch(MERGE_PATCH, "{\"calls\":{\"maxAttempts\":4}}");
        assertThat(served.send(first.header("If-Match", tag)).status()).isEqualTo(200);
        HttpRequest.Builder second = patch(MERGE_PATCH, "{\"calls\":{\"maxAttempts\":5}}");
        assertProblem(served.send(second.header("If-Match", tag)), 412, "version_conflict");
        HttpRequest.Builder whichever = patch(MERGE_PATCH, "{\"calls\":{\"maxAttempts\":6}}");
        assertThat(served.send(whichever.header("If-Match", "*")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @Tag("http.bad-input-named")
    @CsvSource(delimiter = '|', textBlock = """
        a setting that is not known | {"colour":"blue"}                          | 422 | invalid        | /colour
        an unknown one inside       | {"calls":{"fresh":true}}                   | 422 | invalid        | /calls/fresh
        a number too large          | {"calls":{"maxConcurrentCalls":1001}}      | 422 | invalid        | /calls/maxConcurrentCalls
        no duration                 | {"calendar":{"step":"a quarter"}}          | 422 | invalid        | /calendar/step
        a huge exponent             | {"averageAppointmentValue":{"amount":1e99999999,"currency":"USD"}} | 422 | invalid | /averageAppointmentValue
        one right, one wrong        | {"calls":{"maxAttempts":4,"hours":"late"}} | 422 | invalid        | /calls/hours
        no object                   | []                                         | 400 | malformed_json |
        no JSON                     | {"calls":                                  | 400 | malformed_json |
        a member twice              | {"calls":{},"calls":{}}                    | 400 | malformed_json |
        """)
    void aWrongPatchChangesNothingAndIsAnsweredWithPlaceAndReason(
            String what, String json, int status, String code, String pointer) {
        JsonNode before = served.get(CLIENT).json();

        Answer answer = served.send(patch(MERGE_PATCH, json));

        assertProblem(answer, status, code);
        assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
        assertThat(served.get(CLIENT).json()).isEqualTo(before);
    }

    @Test
    @Tag("http.bad-input-named")
    void everyProblemOfAPatchIsNamedAtOnce() {
        Answer answer =
                served.send(patch(MERGE_PATCH, "{\"calls\":{\"maxAttempts\":0,\"hours\":7},\"messages\":[],\"x\":1}"));

        assertProblem(answer, 422, "invalid");
        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/calls/maxAttempts", "/calls/hours", "/messages", "/x");
    }

    @Test
    @Tag("http.bad-input-named")
    void aBodyOfAnotherTypeIsToldWhichIsWanted() {
        Answer answer = served.send(patch("application/json-patch+json", "[]"));

        assertProblem(answer, 415, "unsupported_media_type");
        assertThat(answer.header("Accept-Patch")).isEqualTo(MERGE_PATCH);
    }

    @ParameterizedTest
    @Tag("http.bad-input-named")
    @ValueSource(strings = {"3", "\"three\"", "W/\"3\"", "\"1\", \"2\"", "\"99999999999\""})
    void anIfMatchThatIsNoTagOfOursIsRefused(String tag) {
        assertProblem(served.send(patch(MERGE_PATCH, "{}").header("If-Match", tag)), 400, "if_match_invalid");
    }

    @Test
    @Tag("http.deactivate")
    void aClientIsDeactivatedAndActivatedByItsOwnKey() {
        assertThat(served.post(CLIENT + "/deactivate", "").json().path("status").textValue())
                .isEqualTo("inactive");
        assertThat(served.post(CLIENT + "/deactivate", "").status()).isEqualTo(200);
        assertThat(served.get(CLIENT).json().path("status").textValue()).isEqualTo("inactive");
        assertThat(served.post(CLIENT + "/activate", "").json().path("status").textValue())
                .isEqualTo("active");
    }

    @ParameterizedTest
    @Tag("http.tier")
    @CsvSource({"free, 60", "starter, 120", "pro, 300", "enterprise, 1000"})
    void theRateLimitFollowsTheTierAtOnce(String tier, String limit) {
        served.get(CLIENT);

        Answer set = served.send(setTier("{\"tier\":\"" + tier + "\"}"));

        assertThat(set.json().path("tier").textValue()).isEqualTo(tier);
        assertThat(served.get(CLIENT).header("RateLimit-Limit")).isEqualTo(limit);
    }

    @ParameterizedTest
    @Tag("http.bad-input-named")
    @ValueSource(
            strings = {
                "{}",
                "{\"tier\":null}",
                "{\"tier\":\"\"}",
                "{\"tier\":\"gold\"}",
                "{\"tier\":\"PRO\"}",
                "{\"tier\":3}"
            })
    void aTierThatDoesNotExistIsRefused(String json) {
        Answer answer = served.send(setTier(json));

        assertProblem(answer, 422, "invalid");
        assertThat(answer.json().at("/errors")).hasSize(1);
        assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo("/tier");
    }

    private HttpRequest.Builder setTier(String json) {
        return served.request("PUT", CLIENT + "/tier", ServedEngine.ADMIN, ServedEngine.JSON, json);
    }

    private HttpRequest.Builder patch(String type, String json) {
        return served.request("PATCH", CONFIG, served.acmeKey, type, json);
    }
}
