package io.github.booking4j.servlet;

import static io.github.booking4j.servlet.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.servlet.ServedEngine.Answer;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a call cannot be asked for, called off or planned. */
class CallBadInputTest {
    private static final String NOBODY = "0190a0a0-0000-7000-8000-000000000000";

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
    @Tag("http.bad-input-named")
    @CsvSource(delimiter = '|', textBlock = """
        opted out         | opted_out
        held              | no_consent
        booked            | already_booked
        on a call         | already_on_call
        client is away    | client_inactive
        """)
    void aCallThatMayNotBeMadeIsRefusedWithTheReason(String state, String code) {
        String lead = leadThatIs(state);
        String before = served.everythingOfAcme();

        Answer answer = served.post("/api/leads/{key}/" + lead + "/call", "{}");

        assertProblem(answer, 409, code);
        assertThat(served.everythingOfAcme()).isEqualTo(before);
    }

    private String leadThatIs(String state) {
        if (state.equals("held")) {
            served.post("/api/import-leads/{key}", "{\"leads\":[{\"phone\":\"+12125550123\"}]}");
            return served.get("/api/leads/{key}").json().at("/items/0/id").textValue();
        }
        if (state.equals("waits for one")) {
            served.clock.set(Instant.parse("2026-03-03T07:00:00Z")); // night in New York
        }
        String lead = served.post("/api/leads/{key}", "{\"phone\":\"+12125550123\"}")
                .json()
                .at("/lead/id")
                .textValue();
        switch (state) {
            case "opted out" -> served.post("/api/opt-outs/{key}", "{\"phone\":\"+12125550123\"}");
            case "booked" ->
                served.post("/api/appointments/{key}", "{\"start\":\"2026-03-04T09:00\",\"leadId\":\"" + lead + "\"}");
            case "client is away" -> {
                served.post("/api/leads/{key}/" + lead + "/stop", "{}");
                served.post("/api/clients/{key}/deactivate", "{}");
            }
            default -> served.engine.runDue();
        }
        return lead;
    }

    @ParameterizedTest
    @Tag("http.bad-input-named")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a lead that is none        | POST | /api/leads/{key}/7/call                      | 404 | not_found
        nobody                     | POST | /api/leads/{key}/{nobody}/call               | 404 | lead_not_found
        a stop of no id            | POST | /api/leads/{key}/x/stop                      | 404 | not_found
        a call that is none        | POST | /api/calls/{key}/x/cancel                    | 404 | not_found
        no recording               | GET  | /api/calls/{key}/{nobody}/recording          | 404 | not_found
        a list of no lead          | GET  | /api/calls/{key}?leadId=7                    | 400 | parameter_invalid
        a list in no status        | GET  | /api/calls/{key}?status=ringing%20off        | 400 | parameter_invalid
        a list of no page          | GET  | /api/calls/{key}?cursor=%25%25               | 400 | parameter_invalid
        a long list                | GET  | /api/calls/{key}?limit=100000                | 400 | parameter_invalid
        a queue of nothing         | GET  | /api/call-queue/{key}?limit=0                | 400 | parameter_invalid
        a template of no kind      | GET  | /api/templates/{key}/poem/sms                | 404 | not_found
        a template by pigeon       | GET  | /api/templates/{key}/reminder/pigeon         | 404 | not_found
        a template of replies      | GET  | /api/templates/{key}/reply/sms               | 404 | template_not_found
        a sequence after nothing   | GET  | /api/sequences/{key}/asleep                  | 404 | not_found
        messages of no appointment | GET  | /api/messages/{key}?appointmentId=7          | 400 | parameter_invalid
        """)
    void whatIsNotThereIsNotCalled(String what, String method, String path, int status, String code) {
        Answer answer = send(method, path.replace("{nobody}", NOBODY), "{}");

        assertProblem(answer, status, code);
    }

    @ParameterizedTest
    @Tag("http.bad-input-named")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"steps":null}                                                    | /steps            | required
        {"steps":{"after":"PT1H"}}                                        | /steps            | wrong_type
        {"steps":["call"]}                                                | /steps/0          | wrong_type
        {"steps":[{"via":"call"}]}                                        | /steps/0/after    | required
        {"steps":[{"after":"","via":"call"}]}                             | /steps/0/after    | invalid
        {"steps":[{"after":60,"via":"call"}]}                             | /steps/0/after    | wrong_type
        {"steps":[{"after":"-PT1H","via":"call"}]}                        | /steps/0/after    | out_of_range
        {"steps":[{"after":"PT99999999H","via":"call"}]}                  | /steps/0/after    | out_of_range
        {"steps":[{"after":"P1M","via":"call"}]}                          | /steps/0/after    | invalid
        {"steps":[{"after":"PT1H"}]}                                      | /steps/0/via      | required
        {"steps":[{"after":"PT1H","via":""}]}                             | /steps/0/via      | invalid
        {"steps":[{"after":"PT1H","via":"pigeon"}]}                       | /steps/0/via      | invalid
        {"steps":[{"after":"PT1H","via":"call","template":"follow_up_missed"}]} | /steps/0/template | not_allowed
        {"steps":[{"after":"PT1H","via":"sms"}]}                          | /steps/0/template | invalid
        {"steps":[{"after":"PT1H","via":"sms","template":"welcome"}]}     | /steps/0/template | invalid
        {"steps":[{"after":"PT1H","via":"sms","template":"nothing"}]}     | /steps/0/template | invalid
        {"steps":[{"after":"PT1H","via":"call","when":"never"}]}          | /steps/0/when     | invalid
        {"steps":[{"after":"PT1H","via":"call","text":"Hi"}]}             | /steps/0/text     | unknown_field
        {"steps":[{21 steps}]}                                            | /steps            | too_many
        {"steps":[],"outcome":"failed"}                                   | /outcome          | invalid
        """)
    void aSequenceThatCannotBeFollowedIsRefusedAndTheOldOneStays(String json, String pointer, String code) {
        JsonNode before = served.get("/api/sequences/{key}/busy").json();
        String step = "{\"after\":\"PT1H\",\"via\":\"call\"}";
        String steps = json.replace("{21 steps}", (step + ",").repeat(20) + step);

        Answer answer = send("PUT", "/api/sequences/{key}/busy", steps);

        assertProblem(answer, 422, "invalid");
        assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
        assertThat(answer.json().at("/errors/0/code").textValue()).isEqualTo(code);
        assertThat(served.get("/api/sequences/{key}/busy").json()).isEqualTo(before);
    }

    @ParameterizedTest
    @Tag("http.bad-input-named")
    @ValueSource(
            strings = {"tomorrow", "2026-03-04T10:00", "+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", ""})
    void aPreviewForNoTimeIsRefused(String callbackAt) {
        String lead = leadThatIs("new");

        Answer answer = send(
                "POST",
                "/api/sequences/{key}/callback_requested/preview",
                "{\"leadId\":\"" + lead + "\",\"callbackAt\":\"" + callbackAt + "\"}");

        assertProblem(answer, 422, "invalid");
        assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo("/callbackAt");
    }

    @Test
    @Tag("http.bad-input-named")
    void aCallThatIsOverCannotBeCalledOff() {
        String lead = leadThatIs("waits for one");
        String call = served.get("/api/calls/{key}?leadId=" + lead)
                .json()
                .at("/items/0/id")
                .textValue();
        assertThat(send("POST", "/api/calls/{key}/" + call + "/cancel", "{}").status())
                .isEqualTo(200);
        served.clock.set(Instant.parse(ServedEngine.NOW));
        served.post("/api/leads/{key}/" + lead + "/call", "{}");
        served.engine.runDue();
        String second = served.get("/api/calls/{key}?leadId=" + lead)
                .json()
                .at("/items/0/id")
                .textValue();
        assertThat(second).isNotEqualTo(call);
        served.voice.reportEnded(
                served.voice.dialled().get(0),
                served.clock.instant(),
                served.clock.instant(),
                Ending.Kind.COMPLETED,
                null);
        served.engine.runDue();

        assertProblem(send("POST", "/api/calls/{key}/" + second + "/cancel", "{}"), 409, "call_over");
    }

    private Answer send(String method, String path, String json) {
        boolean body = !method.equals("GET");
        return served.send(
                served.request(method, path, ServedEngine.ADMIN, body ? ServedEngine.JSON : null, body ? json : null));
    }
}
