package io.github.booking4j.servlet;

import static io.github.booking4j.servlet.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.servlet.ServedEngine.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which an import can be wrong, as a whole or in a row. */
class ImportBadInputTest {
    private static final String HEADER =
            "phone,name,email,service,source,notes,time zone,consent source,consent text,consent time\n";

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
    @Tag("http.import-rows")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        no phone              | ,Ana,,,,,,,,                               | phone          | no phone number was given
        no phone number       | 12,Ana,,,,,,,,                             | phone          | digits
        a premium-rate number | +19005550123,,,,,,,,,                      | phone          | premium
        a short code          | 911,,,,,,,,,                               | phone          | short code
        a spreadsheet's       | 1.21256E+10,,,,,,,,,                       | phone          | letters
        no email address      | +12125550101,,ana,,,,,,,                   | email          | email address
        a long name           | +12125550101,{201},,,,,,,,                 | name           | characters long
        a bell                | +12125550101,A\\u0007,,,,,,,,              | name           | control
        a long service        | +12125550101,,,{101},,,,,,                 | service        | characters long
        a long source         | +12125550101,,,,{101},,,,,                 | source         | characters long
        long notes            | +12125550101,,,,,{4001},,,,                | notes          | characters long
        no zone               | +12125550101,,,,,,Mars,,,                  | timeZone       | name of a place
        consent from nowhere  | +12125550101,,,,,,,,I agree,               | consent source | must be given
        consent at no time    | +12125550101,,,,,,,fair,,yesterday         | consent time   | must be a date
        consent to come       | +12125550101,,,,,,,fair,,2027-01-01        | consent/time   | must not be in the future
        too few columns       | +12125550101,Ana                           | row            | columns
        too many columns      | +12125550101,,,,,,,,,,more                 | row            | columns
        """)
    void aBadRowIsNamedWithItsNumberAndTheRestGoIn(String what, String row, String field, String reason) {
        String bad = row.replace("{101}", "x".repeat(101))
                .replace("{201}", "x".repeat(201))
                .replace("{4001}", "x".repeat(4001))
                .replace("\\u0007", "\u0007");

        JsonNode report = served.send(
                        csv("", HEADER + "+12125550123,Bea,,,,,,,,\n" + bad + "\n+12125550124,Cleo,,,,,,,,\n"))
                .json();

        assertThat(report.at("/validation/total").intValue()).isEqualTo(3);
        assertThat(report.at("/validation/accepted").intValue()).isEqualTo(2);
        assertThat(report.at("/validation/invalid").intValue()).isEqualTo(1);
        assertThat(report.path("problems")).hasSize(1);
        assertThat(report.at("/problems/0/row").intValue()).isEqualTo(2);
        assertThat(report.at("/problems/0/field").textValue()).isEqualTo(field);
        assertThat(report.at("/problems/0/reason").textValue()).contains(reason);
    }

    @Test
    @Tag("http.import-rows")
    void aRowOfBytesThatAreNoTextIsBadAndTheRestGoIn() {
        byte[] latin = "phone,name\n+12125550123,Jos\u00e9\n+12125550124,Ana\n".getBytes(StandardCharsets.ISO_8859_1);
        HttpRequest.Builder request = served.request("POST", "/api/import-leads/{key}", served.acmeKey, "text/csv", "");

        JsonNode report =
                served.send(request.POST(BodyPublishers.ofByteArray(latin))).json();

        assertThat(report.at("/validation/accepted").intValue()).isEqualTo(1);
        assertThat(report.at("/problems/0/row").intValue()).isEqualTo(1);
        assertThat(report.at("/problems/0/field").textValue()).isEqualTo("name");
        assertThat(report.at("/problems/0/reason").textValue()).contains("UTF-8");
    }

    @ParameterizedTest
    @Tag("http.import-rows")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        no phone             | {"name":"Ana"}                                        | phone          | no phone number was given
        a phone that is null | {"phone":null}                                        | phone          | no phone number was given
        a blank phone        | {"phone":" "}                                         | phone          | no phone number was given
        no phone number      | {"phone":"nobody"}                                    | phone          | letters
        no email address     | {"phone":"+12125550101","email":"ana"}                | email          | email address
        no zone              | {"phone":"+12125550101","timeZone":"Mars"}            | timeZone       | name of a place
        """)
    void aBadRowOfJsonIsNamedWithItsNumberAndTheRestGoIn(String what, String row, String field, String reason) {
        Answer answer = served.post(
                "/api/import-leads/{key}",
                "{\"leads\":[{\"phone\":\"+12125550123\"}," + row + ",{\"phone\":\"+12125550124\"}]}");

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.json().at("/validation/accepted").intValue()).isEqualTo(2);
        assertThat(answer.json().at("/validation/invalid").intValue()).isEqualTo(1);
        assertThat(answer.json().at("/problems/0/row").intValue()).isEqualTo(2);
        assertThat(answer.json().at("/problems/0/field").textValue()).isEqualTo(field);
        assertThat(answer.json().at("/problems/0/reason").textValue()).contains(reason);
    }

    @ParameterizedTest
    @Tag("http.bad-input-named")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        an empty file            | text/csv         | ``           | ``                                            | 422 | invalid           | header           | file_empty
        a file of blank lines    | text/csv         | ``           | `\\n\\n\\n`                                   | 422 | invalid           | header           | file_empty
        no phone column          | text/csv         | ``           | `name,email\\nAna,ana@example.com`            | 422 | invalid           | header           | phone_column_missing
        no header                | text/csv         | ``           | `+12125550123,Ana`                            | 422 | invalid           | header           | phone_column_missing
        too many columns         | text/csv         | ``           | {300 columns}                                 | 422 | invalid           | header           | too_many_columns
        a long source            | text/csv         | ?source={101} | `phone\\n+12125550123`                       | 422 | invalid           | /source          | too_long
        a long consent           | text/csv         | ?consent={201} | `phone\\n+12125550123`                      | 400 | parameter_invalid | /consent         | invalid
        a consent with a bell    | text/csv         | ?consent=a%07 | `phone\\n+12125550123`                       | 400 | parameter_invalid | /consent         | invalid
        no list                  | application/json | ``           | {"leads":{"phone":"+12125550123"}}            | 422 | invalid           | /leads           | wrong_type
        a row that is a list     | application/json | ``           | {"leads":[["+12125550123"]]}                  | 422 | invalid           | /leads/0         | wrong_type
        a phone that is a number | application/json | ``           | {"leads":[{"phone":12125550123}]}             | 422 | invalid           | /leads/0/phone   | wrong_type
        a row's bad consent      | application/json | ``           | {"leads":[{"phone":"+12125550123","consent":{"text":"a"}}]} | 422 | invalid | /leads/0/consent/source | required
        a consent that is a text | application/json | ``           | {"consent":"fair","leads":[]}                 | 422 | invalid           | /consent         | wrong_type
        a consent to come        | application/json | ``           | {"consent":{"source":"fair","time":"2027-01-01T00:00:00Z"},"leads":[]} | 422 | invalid | /consent/time | time_invalid
        a long source of JSON    | application/json | ?source={101} | {"leads":[]}                                 | 422 | invalid           | /source          | too_long
        """)
    void anImportThatIsWrongAsAWholeChangesNothing(
            String what, String type, String query, String body, int status, String code, String pointer, String why) {
        String before = served.everythingOfAcme();
        String sent = body.replace("\\n", "\n").replace("{300 columns}", "phone,".repeat(300) + "\n");
        String asked = query.replace("{101}", "x".repeat(101)).replace("{201}", "x".repeat(201));

        Answer answer =
                served.send(served.request("POST", "/api/import-leads/{key}" + asked, served.acmeKey, type, sent));

        assertProblem(answer, status, code);
        assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
        assertThat(answer.json().at("/errors/0/code").textValue()).isEqualTo(why);
        assertThat(served.everythingOfAcme()).isEqualTo(before);
    }

    @ParameterizedTest
    @Tag("http.bad-input-named")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        an empty list      | text/csv         | ``                               | 422 | invalid | header       | file_empty
        no phone column    | text/csv         | `name\\nAna`                     | 422 | invalid | header       | phone_column_missing
        no texts           | application/json | {"addresses":["+12125550123",7]} | 422 | invalid | /addresses/1 | wrong_type
        """)
    void aDoNotCallListThatIsWrongAsAWholeChangesNothing(
            String what, String type, String body, int status, String code, String pointer, String why) {
        String before = served.everythingOfAcme();

        Answer answer = served.send(
                served.request("POST", "/api/opt-outs/{key}", served.acmeKey, type, body.replace("\\n", "\n")));

        assertProblem(answer, status, code);
        assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
        assertThat(answer.json().at("/errors/0/code").textValue()).isEqualTo(why);
        assertThat(served.everythingOfAcme()).isEqualTo(before);
        assertThat(served.get("/api/opt-outs/{key}").json().path("items")).isEmpty();
    }

    private HttpRequest.Builder csv(String query, String text) {
        return served.request(
                "POST", "/api/import-leads/{key}" + query, served.acmeKey, "text/csv; charset=utf-8", text);
    }
}
