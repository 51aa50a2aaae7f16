package io.github.booking4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.servlet.ServedEngine.Answer;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {
    private static ServedEngine served;
    private static String lead;
    private static String appointment;

    @BeforeAll
    static void start() {
        served = ServedEngine.start();
        lead = served.post("/api/leads/{key}", "{\"phone\":\"+12125550177\"}")
                .json()
                .at("/lead/id")
                .textValue();
        appointment = served.post(
                        "/api/appointments/{key}",
                        "{\"start\":\"2026-03-04T09:00\",\"lead\":{\"phone\":\"+12125550178\"}}")
                .json()
                .path("id")
                .textValue();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @ParameterizedTest
    @Tag("http.bad-input-named")
    @CsvSource(delimiter = '|', textBlock = """
        malformed JSON            | POST | /api/leads/{key}        | {"phone":                          | 400 | malformed_json   |
        JSON twice                | POST | /api/leads/{key}        | {"phone":"1"} {}                   | 400 | malformed_json   |
        a member twice            | POST | /api/leads/{key}        | {"phone":"1","phone":"2"}          | 400 | malformed_json   |
        a list                    | POST | /api/leads/{key}        | []                                 | 400 | malformed_json   |
        a text                    | POST | /api/leads/{key}        | "phone"                            | 400 | malformed_json   |
        nothing                   | POST | /api/leads/{key}        | ''                                 | 400 | malformed_json   |
        an unknown field          | POST | /api/leads/{key}        | {"phone":"+12125550123","fone":1}  | 422 | invalid          | /fone
        a wrong type              | POST | /api/leads/{key}        | {"phone":12125550123}              | 422 | invalid          | /phone
        no phone                  | POST | /api/leads/{key}        | {"name":"Ana"}                     | 422 | invalid          | /phone
        no phone number           | POST | /api/leads/{key}        | {"phone":"12"}                     | 422 | lead_invalid     | /phone
        no email address          | POST | /api/leads/{key}        | {"phone":"+12125550123","email":"x"} | 422 | lead_invalid   | /email
        no zone                   | POST | /api/leads/{key}        | {"phone":"+12125550123","timeZone":"Mars"} | 422 | lead_invalid | /timeZone
        a control character       | POST | /api/leads/{key}        | {"phone":"+12125550123","name":"A\\u0007"} | 422 | lead_invalid | /name
        a patch of the phone      | PATCH | /api/leads/{key}/{lead} | {"phone":"+12125550124"}          | 422 | invalid          | /phone
        a patch of a wrong type   | PATCH | /api/leads/{key}/{lead} | {"name":7}                        | 422 | invalid          | /name
        a patch with no address   | PATCH | /api/leads/{key}/{lead} | {"email":"x"}                     | 422 | invalid          | /email
        a patch of no zone        | PATCH | /api/leads/{key}/{lead} | {"timeZone":"Mars"}               | 422 | invalid          | /timeZone
        consent taken back        | PATCH | /api/leads/{key}/{lead} | {"consent":null}                  | 422 | invalid          | /consent
        consent from nowhere      | PATCH | /api/leads/{key}/{lead} | {"consent":{"text":"yes"}}        | 422 | invalid          | /consent/source
        a patch of nobody         | PATCH | /api/leads/{key}/0190a0a0-0000-7000-8000-000000000000 | {}  | 404 | lead_not_found   |
        a call to nobody          | POST | /api/leads/{key}/0190a0a0-0000-7000-8000-000000000000/call | {} | 404 | lead_not_found |
        a cancel of no call       | POST | /api/calls/{key}/0190a0a0-0000-7000-8000-000000000000/cancel | {} | 404 | call_not_found |
        too long a queue          | GET  | /api/call-queue/{key}?limit=201 |                            | 400 | parameter_invalid | /limit
        a stop of nobody          | POST | /api/leads/{key}/0190a0a0-0000-7000-8000-000000000000/stop | {} | 404 | lead_not_found |
        no number to opt out      | POST | /api/opt-outs/{key}     | {"phone":"nobody"}                 | 422 | invalid          | /phone
        a source with a bell      | POST | /api/opt-outs/{key}     | {"phone":"+12125550123","source":"A\\u0007"} | 422 | invalid | /source
        two opt-outs in one       | POST | /api/opt-outs/{key}     | {"phone":"+12125550123","email":"a@b.example"} | 422 | invalid | /email
        no address to opt out     | POST | /api/opt-outs/{key}     | {"email":"nobody"}                 | 422 | invalid          | /email
        nothing to opt out        | POST | /api/opt-outs/{key}     | {}                                 | 422 | invalid          | /phone
        addresses that are none   | POST | /api/opt-outs/{key}     | {"addresses":[7]}                  | 422 | invalid          | /addresses/0
        no list of addresses      | POST | /api/opt-outs/{key}     | {"addresses":{}}                   | 422 | invalid          | /addresses
        an opt-out of no number   | GET  | /api/opt-outs/{key}?phone=12 |                               | 422 | invalid          | /phone
        no start                  | POST | /api/appointments/{key} | {"lead":{"phone":"+12125550123"}}  | 422 | invalid          | /start
        no lead                   | POST | /api/appointments/{key} | {"start":"2026-03-04T10:00"}       | 422 | invalid          | /leadId
        a lead that is a text     | POST | /api/appointments/{key} | {"start":"2026-03-04T10:00","lead":"Ana"} | 422 | invalid   | /lead
        a lead with a bad phone   | POST | /api/appointments/{key} | {"start":"2026-03-04T10:00","lead":{"phone":"12"}} | 422 | invalid | /lead/phone
        an id that is none        | POST | /api/appointments/{key} | {"start":"2026-03-04T10:00","leadId":"7"} | 422 | invalid   | /leadId
        no time                   | POST | /api/appointments/{key} | {"start":"tomorrow","lead":{"phone":"+12125550123"}} | 422 | invalid | /start
        an unknown service        | POST | /api/appointments/{key} | {"service":"massage","start":"2026-03-04T10:00","lead":{"phone":"+12125550123"}} | 422 | invalid | /service
        a move to nowhere         | POST | /api/appointments/{key}/{appointment}/reschedule | {}           | 422 | invalid          | /start
        a move to no time         | POST | /api/appointments/{key}/{appointment}/reschedule | {"start":"soon"} | 422 | invalid      | /start
        a move of a wrong type    | POST | /api/appointments/{key}/{appointment}/reschedule | {"start":7}  | 422 | invalid          | /start
        a move to a far zone      | POST | /api/appointments/{key}/{appointment}/reschedule | {"start":"2026-03-04T10:00+01:00"} | 422 | outside_hours |
        a move into a DST gap     | POST | /api/appointments/{key}/{appointment}/reschedule | {"start":"2026-03-08T02:30"} | 422 | nonexistent_local_time |
        a move to no resource     | POST | /api/appointments/{key}/{appointment}/reschedule | {"start":"2026-03-04T11:00","resource":"moon"} | 422 | invalid | /resource
        a move to no resource's id | POST | /api/appointments/{key}/{appointment}/reschedule | {"start":"2026-03-04T11:00","resource":"A B"} | 422 | invalid | /resource
        a move with more          | POST | /api/appointments/{key}/{appointment}/reschedule | {"start":"2026-03-04T11:00","lead":"Ana"} | 422 | invalid | /lead
        a move into the night     | POST | /api/appointments/{key}/{appointment}/reschedule | {"start":"2026-03-04T23:00"} | 422 | outside_hours |
        a move far away           | POST | /api/appointments/{key}/{appointment}/reschedule | {"start":"2027-03-04T10:00"} | 422 | too_far |
        a move that is no JSON    | POST | /api/appointments/{key}/{appointment}/reschedule | {"start"     | 400 | malformed_json   |
        a move of nothing         | POST | /api/appointments/{key}/0190a0a0-0000-7000-8000-000000000000/reschedule | {"start":"2026-03-04T11:00"} | 404 | appointment_not_found |
        a move of no id           | POST | /api/appointments/{key}/7/reschedule | {"start":"2026-03-04T11:00"} | 404 | not_found |
        a time at night           | POST | /api/appointments/{key} | {"start":"2026-03-04T23:00","lead":{"phone":"+12125550123"}} | 422 | outside_hours |
        a time too soon           | POST | /api/appointments/{key} | {"start":"2026-03-03T10:30","lead":{"phone":"+12125550123"}} | 422 | too_soon |
        no lead of an import      | POST | /api/import-leads/{key} | {"rows":[]}                        | 422 | invalid          | /rows
        an import that is no list | POST | /api/import-leads/{key} | {"leads":{}}                       | 422 | invalid          | /leads
        a row that is no object   | POST | /api/import-leads/{key} | {"leads":["+12125550123"]}         | 422 | invalid          | /leads/0
        a row of unknown fields   | POST | /api/import-leads/{key} | {"leads":[{"phone":"+12125550123","tel":"1"}]} | 422 | invalid | /leads/0/tel
        consent without a source  | POST | /api/import-leads/{key} | {"leads":[],"consent":{"text":"yes"}} | 422 | invalid       | /consent/source
        consent at no time        | POST | /api/import-leads/{key} | {"leads":[],"consent":{"source":"fair","time":"May"}} | 422 | invalid | /consent/time
        no steps                  | PUT  | /api/sequences/{key}/busy | {}                                | 422 | invalid          | /steps
        a step without a delay    | PUT  | /api/sequences/{key}/busy | {"steps":[{"via":"call"}]}        | 422 | invalid          | /steps/0/after
        a delay in words          | PUT  | /api/sequences/{key}/busy | {"steps":[{"after":"soon","via":"call"}]} | 422 | invalid  | /steps/0/after
        a step by pigeon          | PUT  | /api/sequences/{key}/busy | {"steps":[{"after":"PT1H","via":"pigeon"}]} | 422 | invalid | /steps/0/via
        a text that says nothing  | PUT  | /api/sequences/{key}/busy | {"steps":[{"after":"PT1H","via":"sms"}]} | 422 | invalid   | /steps/0/template
        a step in no case         | PUT  | /api/sequences/{key}/busy | {"steps":[{"after":"PT1H","via":"call","when":"time_given"}]} | 422 | invalid | /steps/0/when
        a step after the end      | PUT  | /api/sequences/{key}/opted_out | {"steps":[{"after":"PT1H","via":"call"}]} | 422 | invalid | /steps
        another outcome           | PUT  | /api/sequences/{key}/busy | {"outcome":"failed","steps":[]}   | 422 | invalid          | /outcome
        a template of nothing     | PUT  | /api/templates/{key}/reminder/sms | {}                            | 422 | invalid          | /text
        a template of a number    | PUT  | /api/templates/{key}/reminder/sms | {"text":7}                    | 422 | invalid          | /text
        an unknown variable       | PUT  | /api/templates/{key}/reminder/sms | {"text":"{{lead.shoe}}"}      | 422 | invalid          | /text
        another kind              | PUT  | /api/templates/{key}/reminder/sms | {"kind":"welcome","text":"x"} | 422 | invalid          | /kind
        a preview for no lead     | POST | /api/templates/{key}/reminder/sms/preview | {"leadId":"x"}        | 422 | invalid          | /leadId
        words to nobody           | POST | /api/messages/{key}       | {"channel":"sms","text":"Hi"}         | 422 | invalid          | /leadId
        words by pigeon           | POST | /api/messages/{key}       | {"leadId":"0190a0a0-0000-7000-8000-000000000000","channel":"pigeon","text":"Hi"} | 422 | invalid | /channel
        words of no kind          | POST | /api/messages/{key}       | {"leadId":"0190a0a0-0000-7000-8000-000000000000","channel":"sms","kind":"spam","text":"Hi"} | 422 | invalid | /kind
        a preview for nobody      | POST | /api/sequences/{key}/busy/preview | {}                        | 422 | invalid          | /leadId
        no cursor                 | GET  | /api/leads/{key}?cursor=%21 |                                | 400 | parameter_invalid | /cursor
        a cursor of another list  | GET  | /api/appointments/{key}?cursor=YWJj |                        | 400 | parameter_invalid | /cursor
        a limit of nothing        | GET  | /api/leads/{key}?limit=0 |                                   | 400 | parameter_invalid | /limit
        a limit of too many       | GET  | /api/calls/{key}?limit=201 |                                 | 400 | parameter_invalid | /limit
        a limit that is no number | GET  | /api/messages/{key}?limit=ten |                              | 400 | parameter_invalid | /limit
        no status                 | GET  | /api/leads/{key}?status=asleep |                             | 400 | parameter_invalid | /status
        a search too long         | GET  | /api/leads/{key}?q={101 characters} |                         | 400 | parameter_invalid | /q
        a search with a bell      | GET  | /api/leads/{key}?q=a%07 |                                    | 400 | parameter_invalid | /q
        leads since no time       | GET  | /api/leads/{key}?from=May |                                  | 400 | parameter_invalid | /from
        leads until a bare time   | GET  | /api/leads/{key}?to=2026-03-03T15:00:00 |                    | 400 | parameter_invalid | /to
        leads of a time backwards | GET  | /api/leads/{key}?from=2026-03-03T15:00:00Z&to=2026-03-03T14:00:00Z | | 400 | parameter_invalid | /to
        leads of the end of time  | GET  | /api/leads/{key}?to=%2B999999999-12-31T00:00:00Z |           | 400 | parameter_invalid | /to
        a status twice            | GET  | /api/leads/{key}?status=new&status=held |                    | 400 | parameter_invalid | /status
        a source with a null      | GET  | /api/leads/{key}?source=a%00b |                              | 400 | parameter_invalid | /source
        consent with a null       | POST | /api/import-leads/{key} | {"leads":[],"consent":{"source":"fair","text":"A\\u0000"}} | 422 | invalid | /consent/text
        no outcome                | GET  | /api/calls/{key}?outcome=asleep |                            | 400 | parameter_invalid | /outcome
        no day                    | GET  | /api/analytics/{key}/metrics?from=2026-02-30&to=2026-03-01 | | 400 | parameter_invalid | /from
        half a period             | GET  | /api/analytics/{key}/metrics?from=2026-03-01 |               | 400 | parameter_invalid | /to
        a period backwards        | GET  | /api/analytics/{key}/metrics?from=2026-03-02&to=2026-03-01 | | 400 | parameter_invalid | /to
        the end of time           | GET  | /api/analytics/{key}/metrics?from=2026-03-02&to=%2B999999999-12-31 | | 400 | parameter_invalid | /to
        no days                   | GET  | /api/analytics/{key}/metrics?days=0 |                         | 400 | parameter_invalid | /days
        too many days             | GET  | /api/analytics/{key}/metrics?days=367 |                      | 400 | parameter_invalid | /days
        a time without offset     | GET  | /api/slots/{key}?from=2026-03-04T10:00 |                     | 400 | parameter_invalid | /from
        no service                | GET  | /api/slots/{key}?service=NO%20SERVICE |                      | 400 | parameter_invalid | /service
        an unknown resource       | GET  | /api/slots/{key}?resource=chair |                            | 422 | invalid          | /resource
        """)
    void badInputIsAnsweredWithWhereAndWhyAndChangesNothing(
            String what, String method, String path, String body, int status, String code, String pointer) {
        String before = served.everythingOfAcme();

        // With the admin key, which is not limited: these are more requests than the client has in a minute.
        String at = path.replace("{lead}", lead)
                .replace("{appointment}", appointment)
                .replace("{101 characters}", "x".repeat(101));
        Answer answer = served.send(served.request(method, at, ServedEngine.ADMIN, ServedEngine.JSON, body));

        assertProblem(answer, status, code);
        if (pointer != null) {
            assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
            assertThat(answer.json().at("/errors/0/code").textValue()).isNotBlank();
            assertThat(answer.json().at("/errors/0/detail").textValue()).isNotBlank();
        }
        assertThat(served.everythingOfAcme()).isEqualTo(before);
    }

    @ParameterizedTest
    @Tag("http.bad-input-named")
    @CsvSource(delimiter = '|', textBlock = """
        no time zone        | {"businessName":"B","email":"b@b.example","phone":"+12125550111"}                        | /timeZone
        a phone of nobody   | {"businessName":"B","email":"b@b.example","phone":"12","timeZone":"Europe/Paris"}         | /phone
        a service unnamed   | {"businessName":"B","email":"b@b.example","phone":"+12125550111","timeZone":"Europe/Paris","services":[{"price":"1"}]} | /services/0/name
        half a minute       | {"businessName":"B","email":"b@b.example","phone":"+12125550111","timeZone":"Europe/Paris","services":[{"name":"A","durationMinutes":0.5}]} | /services/0/durationMinutes
        an endless price    | {"businessName":"B","email":"b@b.example","phone":"+12125550111","timeZone":"Europe/Paris","services":[{"name":"A","price":1e999999999,"currency":"EUR"}]} | /services/0/price
        """)
    void anOnboardingThatIsWrongIsRefusedWhole(String what, String body, String pointer) {
        String before = served.everythingOfAcme();

        Answer answer =
                served.send(served.request("POST", "/api/onboard-client", ServedEngine.ADMIN, ServedEngine.JSON, body));

        assertProblem(answer, 422, "invalid");
        assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
        assertThat(served.everythingOfAcme()).isEqualTo(before);
    }

    @Test
    @Tag("http.bad-input-named")
    void everyBadFieldIsNamedAtOnce() {
        Answer answer = served.post("/api/leads/{key}", "{\"phone\":\"12\",\"email\":\"x\",\"timeZone\":\"Mars\"}");

        assertThat(answer.json().findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/phone", "/email", "/timeZone");
    }

    @ParameterizedTest
    @Tag("http.bad-input-named")
    @CsvSource({
        "POST, /api/leads/{key}, text/plain",
        "POST, /api/leads/{key}, application/x-www-form-urlencoded",
        "POST, /api/leads/{key}, ",
        "POST, /api/import-leads/{key}, application/vnd.ms-excel",
        "POST, /dashboard/{key}/session, text/plain"
    })
    void aBodyOfAnotherKindIsRefused(String method, String path, String type) {
        assertProblem(
                served.send(served.request(method, path, served.acmeKey, type, "{}")), 415, "unsupported_media_type");
    }

    @Test
    @Tag("http.bad-input-named")
    void aFileWithoutAPhoneColumnIsRefusedWhole() {
        String before = served.everythingOfAcme();

        Answer answer = served.send(served.request(
                "POST", "/api/import-leads/{key}", served.acmeKey, "text/csv", "name,email\nAna,ana@example.com\n"));

        assertProblem(answer, 422, "invalid");
        assertThat(answer.json().at("/errors/0/code").textValue()).isEqualTo("phone_column_missing");
        assertThat(answer.json().at("/errors/0/detail").textValue())
                .contains("phone")
                .contains("email");
        assertThat(served.everythingOfAcme()).isEqualTo(before);
    }

    @Test
    @Tag("http.dst-gap-refused")
    void aTimeThatClocksJumpOverIsRefusedWithTheTwoNearest() {
        Answer answer = served.post(
                "/api/appointments/{key}", "{\"start\":\"2026-03-08T02:30\",\"lead\":{\"phone\":\"+12125550123\"}}");

        assertProblem(answer, 422, "nonexistent_local_time");
        assertThat(answer.json().path("before").textValue())
                .startsWith("2026-03-08T01:")
                .endsWith("-05:00");
        assertThat(answer.json().path("after").textValue())
                .startsWith("2026-03-08T03:")
                .endsWith("-04:00");
    }

    @Test
    @Tag("http.bad-input-named")
    void anIdempotencyKeyThatIsTooLongIsRefused() {
        HttpRequest.Builder request = served.request(
                        "POST",
                        "/api/appointments/{key}",
                        served.acmeKey,
                        ServedEngine.JSON,
                        "{\"start\":\"2026-03-04T10:00\",\"lead\":{\"phone\":\"+12125550123\"}}")
                .header("Idempotency-Key", "k".repeat(201));

        assertProblem(served.send(request), 400, "idempotency_key_invalid");
    }

    @Test
    @Tag("http.method-not-allowed")
    void aMethodThatIsNotAnsweredIsToldWhichAre() {
        Answer answer = served.send(served.request("DELETE", "/api/leads/{key}", served.acmeKey, null, null));

        assertProblem(answer, 405, "method_not_allowed");
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
    }

    @Test
    @Tag("http.method-not-allowed")
    void optionsTellsWhatIsAnswered() {
        Answer answer = served.send(served.request("OPTIONS", "/api/import-leads/{key}", null, null, null));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).isEqualTo("OPTIONS, POST");
    }

    @ParameterizedTest
    @Tag("http.not-found")
    @CsvSource({
        "/api/nothing",
        "/api/leads/{key}/",
        "/api/leads/{key}/not-an-id",
        "/api/leads/{key}/0190a0a0-0000-7000-8000-000000000000",
        "/api/appointments/{key}/0190a0a0-0000-7000-8000-000000000000",
        "/api/calls/{key}/0190a0a0-0000-7000-8000-000000000000",
        "/api/messages/{key}/0190a0a0-0000-7000-8000-000000000000",
        "/api/import-leads/{key}/0190a0a0-0000-7000-8000-000000000000",
        "/api/clients/no-such-client",
        "/api/clients/NO",
        "/assets/dashboard.html",
        "/assets/..%2Fpages%2Findex.html"
    })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(served.get(path).status()).isIn(400, 404);
    }

    @Test
    @Tag("http.not-found")
    void cancellingWhatIsNotThereIsNotFound() {
        assertProblem(
                served.post("/api/appointments/{key}/" + UUID.randomUUID() + "/cancel", "{}"),
                404,
                "appointment_not_found");
    }

    static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("type").textValue()).isEqualTo("about:blank");
        assertThat(problem.path("title").textValue()).isNotBlank();
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("detail").textValue()).isNotBlank();
        assertThat(problem.path("code").textValue()).isEqualTo(code);
    }
}
