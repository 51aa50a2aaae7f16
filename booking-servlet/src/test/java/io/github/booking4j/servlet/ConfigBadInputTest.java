package io.github.booking4j.servlet;

import static io.github.booking4j.servlet.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.servlet.ServedEngine.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which each setting of a client can be wrong. */
class ConfigBadInputTest {
    private static final String CLIENT = "/api/clients/{key}";

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
    @Tag("http.bad-input-named")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"calls":7}                                        | /calls                       | wrong_type
        {"calls":{"maxConcurrentCalls":0}}                 | /calls/maxConcurrentCalls    | invalid
        {"calls":{"maxConcurrentCalls":-1}}                | /calls/maxConcurrentCalls    | invalid
        {"calls":{"maxConcurrentCalls":1.5}}               | /calls/maxConcurrentCalls    | invalid
        {"calls":{"maxConcurrentCalls":"5"}}               | /calls/maxConcurrentCalls    | invalid
        {"calls":{"maxConcurrentCalls":99999999999}}       | /calls/maxConcurrentCalls    | invalid
        {"calls":{"importPacing":"-PT1S"}}                 | /calls/importPacing          | invalid
        {"calls":{"importPacing":"P2D"}}                   | /calls/importPacing          | invalid
        {"calls":{"importPacing":"15s"}}                   | /calls/importPacing          | invalid
        {"calls":{"importPacing":15}}                      | /calls/importPacing          | wrong_type
        {"calls":{"importPacing":"PT99999999999999999999H"}} | /calls/importPacing        | invalid
        {"calls":{"maxAttempts":0}}                        | /calls/maxAttempts           | invalid
        {"calls":{"maxAttempts":21}}                       | /calls/maxAttempts           | invalid
        {"calls":{"recallAfter":"-P1D"}}                   | /calls/recallAfter           | invalid
        {"calls":{"recallAfter":"P9999D"}}                 | /calls/recallAfter           | invalid
        {"calls":{"maxCallDuration":"PT0S"}}               | /calls/maxCallDuration       | invalid
        {"calls":{"maxCallDuration":"PT25H"}}              | /calls/maxCallDuration       | invalid
        {"calls":{"hours":"Mon 20:00"}}                    | /calls/hours                 | invalid
        {"calls":{"hours":"Funday 09:00-17:00"}}           | /calls/hours                 | invalid
        {"calls":{"hours":"Mon 09:00-17:00; Mon 18:00-19:00"}} | /calls/hours             | invalid
        {"calls":{"hours":"Mon 09:00-12:00,11:00-13:00"}}  | /calls/hours                 | invalid
        {"calls":{"hours":["Mon 09:00-17:00"]}}            | /calls/hours                 | wrong_type
        {"calls":{"legalFrom":"8 am"}}                     | /calls/legalFrom             | invalid
        {"calls":{"legalFrom":"25:00"}}                    | /calls/legalFrom             | invalid
        {"calls":{"legalFrom":"21:00","legalTo":"08:00"}}  | /calls/legalTo               | invalid
        {"calls":{"legalTo":8}}                            | /calls/legalTo               | wrong_type
        {"calls":{"publicHolidays":"sometimes"}}           | /calls/publicHolidays        | invalid
        {"calls":{"publicHolidays":true}}                  | /calls/publicHolidays        | wrong_type
        {"calls":{"fresh":true}}                           | /calls/fresh                 | unknown_field
        {"calls":{"budget":{"daily":"-1"}}}                | /calls/budget/daily          | invalid
        {"calls":{"budget":{"monthly":"a lot"}}}           | /calls/budget/monthly        | invalid
        {"calls":{"budget":{"perCall":true}}}              | /calls/budget/perCall        | invalid
        {"calls":{"budget":{"currency":"bucks"}}}          | /calls/budget/currency       | invalid
        {"calls":{"budget":{"yearly":"1"}}}                | /calls/budget/yearly         | unknown_field
        {"calendar":[]}                                    | /calendar                    | wrong_type
        {"calendar":{"minimumNotice":"-PT2H"}}             | /calendar/minimumNotice      | invalid
        {"calendar":{"minimumNotice":"P61D"}}              | /calendar/minimumNotice      | invalid
        {"calendar":{"horizon":"PT1H"}}                    | /calendar/horizon            | invalid
        {"calendar":{"horizon":"P1Y"}}                     | /calendar/horizon            | invalid
        {"calendar":{"step":"PT0S"}}                       | /calendar/step               | invalid
        {"calendar":{"step":"P2D"}}                        | /calendar/step               | invalid
        {"messages":{"reminders":"PT1H"}}                  | /messages/reminders          | invalid
        {"messages":{"reminders":["PT1H","PT60M"]}}        | /messages/reminders/1        | invalid
        {"messages":{"reminders":["PT2H",null]}}           | /messages/reminders/1        | invalid
        {"messages":{"reminders":["-PT1H"]}}               | /messages/reminders/0        | invalid
        {"messages":{"reminders":[60]}}                    | /messages/reminders/0        | wrong_type
        {"messages":{"reminders":["PT1H","PT2H","PT3H","PT4H","PT5H","PT6H","PT7H","PT8H","PT9H","PT10H","PT11H"]}} | /messages/reminders | invalid
        {"messages":{"locale":"English"}}                  | /messages/locale             | invalid
        {"messages":{"locale":""}}                         | /messages/locale             | invalid
        {"messages":{"locale":"en_US"}}                    | /messages/locale             | invalid
        {"messages":{"marketingFrom":"21:00","marketingTo":"08:00"}} | /messages/marketingTo | invalid
        {"messages":{"marketingFrom":"dawn"}}              | /messages/marketingFrom      | invalid
        {"closures":"Christmas"}                           | /closures                    | invalid
        {"closures":"2026-02-30"}                          | /closures                    | invalid
        {"closures":"2026-12-26/2026-12-24"}               | /closures                    | invalid
        {"closures":"2026-12-24 09:00-12:00; 2026-12-24"}  | /closures                    | invalid
        {"closures":["2026-12-24"]}                        | /closures                    | wrong_type
        {"averageAppointmentValue":80}                     | /averageAppointmentValue     | invalid
        {"averageAppointmentValue":{}}                     | /averageAppointmentValue     | invalid
        {"averageAppointmentValue":{"amount":"80"}}        | /averageAppointmentValue     | invalid
        {"averageAppointmentValue":{"amount":"-1","currency":"USD"}} | /averageAppointmentValue | invalid
        {"averageAppointmentValue":{"amount":"80","currency":"US"}}  | /averageAppointmentValue | invalid
        {"averageAppointmentValue":{"amount":true,"currency":"USD"}} | /averageAppointmentValue | invalid
        {"averageAppointmentValue":{"amount":"80","currency":"USD","tax":1}} | /averageAppointmentValue/tax | unknown_field
        {"voice":{"numbers":"+12125550123"}}               | /voice/numbers               | invalid
        {"voice":{"numbers":["12 125"]}}                   | /voice/numbers/0             | invalid
        {"voice":{"numbers":["+1"]}}                       | /voice/numbers/0             | invalid
        {"voice":{"numbers":[7]}}                          | /voice/numbers/0             | wrong_type
        {"voice":{"numbers":["+12125550123",null]}}        | /voice/numbers/1             | invalid
        {"voice":{"numbers":["+12125550123","+12125550123"]}} | /voice/numbers            | invalid
        {"voice":{"transferTo":"212 555"}}                 | /voice/transferTo            | invalid
        {"voice":{"transferTo":12125550123}}               | /voice/transferTo            | wrong_type
        {"a/b~c":1}                                        | /a~1b~0c                     | unknown_field
        {"":1}                                             | /                            | unknown_field
        """)
    void aWrongSettingIsNamedAndNothingChanges(String patch, String pointer, String code) {
        JsonNode before = served.send(served.request("GET", CLIENT, ServedEngine.ADMIN, null, null))
                .json();

        Answer answer = served.send(
                served.request("PATCH", CLIENT + "/config", ServedEngine.ADMIN, "application/merge-patch+json", patch));

        assertProblem(answer, 422, "invalid");
        JsonNode errors = answer.json().path("errors");
        assertThat(errors).as(errors.toString()).hasSize(1);
        assertThat(errors.at("/0/pointer").textValue()).isEqualTo(pointer);
        assertThat(errors.at("/0/code").textValue()).isEqualTo(code);
        assertThat(errors.at("/0/detail").textValue()).isNotBlank().doesNotContain("Exception");
        assertThat(served.send(served.request("GET", CLIENT, ServedEngine.ADMIN, null, null))
                        .json())
                .isEqualTo(before);
    }
}
