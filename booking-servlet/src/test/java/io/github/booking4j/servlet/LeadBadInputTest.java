package io.github.booking4j.servlet;

import static io.github.booking4j.servlet.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.servlet.ServedEngine.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which what is told of a lead can be wrong: by the API, the webhook for new leads, edits and opt-outs. */
class LeadBadInputTest {
    private static ServedEngine served;
    private static String lead;

    @BeforeAll
    static void start() {
        served = ServedEngine.start();
        lead = served.post("/api/leads/{key}", "{\"phone\":\"+12125550177\",\"name\":\"Ana\"}")
                .json()
                .at("/lead/id")
                .textValue();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @ParameterizedTest
    @Tag("http.bad-input-named")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        nothing                | ``                      | phone_empty             | no phone number was given
        blanks                 | `   `                   | phone_empty             | no phone number was given
        a word                 | nobody                  | phone_letters           | letters
        a vanity number        | 1-800-FLOWERS           | phone_letters           | letters
        a spreadsheet's number | 4.15555E+09             | phone_letters           | letters
        a sign                 | +1 212 555 01#3         | phone_extension         | extension
        a star                 | +1 212 555*0123         | phone_bad_character     | character
        two numbers            | +12125550123;+12125550124 | phone_bad_character   | character
        a null                 | +1212555\\u00000123     | phone_control_character | control
        a broken character     | +12125550123\\ud800     | phone_bad_character     | character
        an extension           | +1 212 555 0123 ext. 5  | phone_extension         | extension
        no country             | +999 12125550123        | phone_country_unknown   | country
        an emergency number    | 911                     | phone_short_code        | short code
        a short code           | 22422                   | phone_short_code        | short code
        too few digits         | +1 212 555              | phone_too_short         | few digits
        too many digits        | +1 212 555 01234567     | phone_too_long          | many digits
        no such number         | +1 111 555 0123         | phone_not_assignable    | numbering plan
        a premium-rate number  | +1 900 555 0123         | phone_premium_rate      | premium
        a foreign premium rate | +44 909 879 0123        | phone_premium_rate      | premium
        a long text            | {200 digits}            | phone_text_too_long     | longer
        """)
    void aPhoneThatCannotBeCalledIsRefusedWithTheReason(String what, String phone, String code, String reason) {
        String typed = phone.replace("{200 digits}", "1".repeat(200));
        String json = "{\"phone\":\"" + typed + "\"}";

        for (String path : new String[] {"/api/leads/{key}", "/webhooks/new-lead/{key}"}) {
            JsonNode error = refused("POST", path, json, 422, "lead_invalid", "/phone");
            assertThat(error.path("code").textValue()).as(path).isEqualTo(code);
            assertThat(error.path("detail").textValue()).as(path).contains(reason);
        }
        JsonNode error = refused("POST", "/api/opt-outs/{key}", json, 422, "invalid", "/phone");
        assertThat(error.path("code").textValue()).isEqualTo(code);
    }

    @ParameterizedTest
    @Tag("http.bad-input-named")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        name     | "{201}"                  | too_long
        name     | "A\\u0000"               | control_character
        name     | "A\\nB"                  | control_character
        name     | "\\ud83d"                | control_character
        name     | 7                        | wrong_type
        name     | ["Ana"]                  | wrong_type
        email    | "ana"                    | email_invalid
        email    | "ana@example"            | email_invalid
        email    | "ana@@example.com"       | email_invalid
        email    | "ana@example.com\\r\\nBcc: all@example.com" | email_invalid
        email    | "ana@127.0.0.1"          | email_invalid
        email    | "{255}@example.com"      | email_invalid
        email    | true                     | wrong_type
        service  | "{101}"                  | too_long
        service  | "A\\tB"                  | control_character
        service  | {}                       | wrong_type
        notes    | "{4001}"                 | too_long
        notes    | "a\\u001b[0m"            | control_character
        notes    | 1.5                      | wrong_type
        timeZone | "Mars"                   | time_zone_invalid
        timeZone | "+05:00"                 | time_zone_invalid
        timeZone | "EST"                    | time_zone_invalid
        timeZone | 5                        | wrong_type
        """)
    void aFieldThatIsWrongIsNamedWithTheReasonInANewLeadAndInAnEdit(String field, String value, String code) {
        String json = "\"" + field + "\":" + filled(value);

        String kind = code.equals("wrong_type") ? "invalid" : "lead_invalid";
        JsonNode submitted = refused(
                "POST", "/api/leads/{key}", "{\"phone\":\"+12125550123\"," + json + "}", 422, kind, "/" + field);
        assertThat(submitted.path("code").textValue()).isEqualTo(code);
        JsonNode edited = refused("PATCH", "/api/leads/{key}/" + lead, "{" + json + "}", 422, "invalid", "/" + field);
        assertThat(edited.path("code").textValue()).isEqualTo(code);
    }

    @ParameterizedTest
    @Tag("http.bad-input-named")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        source too long         | POST  | /api/leads/{key}            | {"phone":"+12125550123","source":"{101}"}  | lead_invalid | /source          | too_long
        consent by the API      | POST  | /api/leads/{key}            | {"phone":"+12125550123","consent":{"source":"fair"}} | invalid | /consent     | unknown_field
        a field with a slash    | POST  | /api/leads/{key}            | {"phone":"+12125550123","a/b~c":1}         | invalid      | /a~1b~0c         | unknown_field
        an edit of the source   | PATCH | /api/leads/{key}/{lead}     | {"source":"fair"}                          | invalid      | /source          | unknown_field
        an edit of the status   | PATCH | /api/leads/{key}/{lead}     | {"status":"booked"}                        | invalid      | /status          | unknown_field
        consent that is a text  | PATCH | /api/leads/{key}/{lead}     | {"consent":"yes"}                          | invalid      | /consent         | wrong_type
        consent of no source    | PATCH | /api/leads/{key}/{lead}     | {"consent":{"source":" "}}                 | invalid      | /consent/source  | required
        consent with more       | PATCH | /api/leads/{key}/{lead}     | {"consent":{"source":"a","by":"b"}}        | invalid      | /consent/by      | unknown_field
        consent of a long word  | PATCH | /api/leads/{key}/{lead}     | {"consent":{"source":"{201}"}}             | invalid      | /consent/source  | too_long
        consent at no time      | PATCH | /api/leads/{key}/{lead}     | {"consent":{"source":"a","time":"2026-02-30T10:00:00Z"}} | invalid | /consent/time | time_invalid
        consent to come         | PATCH | /api/leads/{key}/{lead}     | {"consent":{"source":"a","time":"2027-01-01T00:00:00Z"}} | invalid | /consent/time | time_invalid
        an opt-out to itself    | POST  | /api/opt-outs/{key}         | {"phone":"+12125550123","reason":"a"}      | invalid      | /reason          | unknown_field
        an opt-out of numbers   | POST  | /api/opt-outs/{key}         | {"phone":["+12125550123"]}                 | invalid      | /phone           | wrong_type
        an opt-out of too much  | POST  | /api/opt-outs/{key}         | {"phone":"+12125550123","text":"{2001}"}   | invalid      | /text            | too_long
        an opt-out from afar    | POST  | /api/opt-outs/{key}         | {"phone":"+12125550123","source":"{201}"}  | invalid      | /source          | too_long
        an opt-out of two kinds | POST  | /api/opt-outs/{key}         | {"addresses":["+12125550123"],"phone":"+12125550124"} | invalid | /phone    | invalid
        no email in a search    | GET   | /api/opt-outs/{key}?email=12 | ``                                        | invalid      | /email           | email_invalid
        """)
    void aFieldThatDoesNotBelongThereIsNamed(
            String what, String method, String path, String body, String code, String pointer, String fieldCode) {
        JsonNode error = refused(method, path.replace("{lead}", lead), filled(body), 422, code, pointer);

        assertThat(error.path("code").textValue()).isEqualTo(fieldCode);
    }

    @ParameterizedTest
    @Tag("http.bad-input-named")
    @ValueSource(
            strings = {
                "{\"data\":{\"name\":\"Bea\"}}",
                "{\"phone\":null}",
                "{\"phone\":{\"number\":\"+12125550123\"}}",
                "{\"phone\":[\"+12125550123\"]}",
                "{}"
            })
    void aFormWithoutAPhoneIsRefused(String json) {
        refused("POST", "/webhooks/new-lead/{key}", json, 422, "lead_invalid", "/phone");
    }

    @ParameterizedTest
    @Tag("http.bad-input-named")
    @CsvSource({"[], malformed_json", "\"a\", malformed_json", "'', malformed_json", "'{\"phone\":', malformed_json"})
    void aFormThatIsNoObjectIsRefused(String json, String code) {
        refused("POST", "/webhooks/new-lead/{key}", json, 400, code, null);
    }

    private static String filled(String text) {
        for (int length : new int[] {101, 201, 255, 2001, 4001}) {
            text = text.replace("{" + length + "}", "x".repeat(length));
        }
        return text;
    }

    /** The first error of an answer to bad input, which changed nothing. */
    private static JsonNode refused(String method, String path, String body, int status, String code, String pointer) {
        String before = served.everythingOfAcme();
        String type = method.equals("GET") ? null : ServedEngine.JSON;
        Answer answer = served.send(served.request(method, path, ServedEngine.ADMIN, type, type == null ? null : body));
        assertProblem(answer, status, code);
        assertThat(served.everythingOfAcme()).isEqualTo(before);
        assertThat(answer.response().body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2_000);
        JsonNode error = answer.json().at("/errors/0");
        assertThat(error.path("pointer").textValue()).isEqualTo(pointer);
        return error;
    }
}
