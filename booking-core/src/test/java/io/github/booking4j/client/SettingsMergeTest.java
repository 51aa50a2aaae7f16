package io.github.booking4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsMergeTest {
    private static final ClientSettings DEFAULTS = ClientSettings.defaults();

    @Test
    @Tag("client.settings-merge")
    void aPatchChangesWhatItNamesAndNothingElse() {
        ClientSettings changed = DEFAULTS.merge("""
                {"calls":{"maxConcurrentCalls":3,"importPacing":"PT1M"},"messages":{"reminders":["PT2H"],"locale":"de-DE"},
                 "closures":"2026-12-25","averageAppointmentValue":{"amount":"120.50","currency":"USD"}}""");

        assertThat(changed.calls())
                .isEqualTo(DEFAULTS.calls().withMaxConcurrentCalls(3).withImportPacing(Duration.ofMinutes(1)));
        assertThat(changed.calendar()).isEqualTo(DEFAULTS.calendar());
        assertThat(changed.messages().reminders()).containsExactly(Duration.ofHours(2));
        assertThat(changed.messages().locale()).isEqualTo(Locale.GERMANY);
        assertThat(changed.closures()).isEqualTo(Closures.parse("2026-12-25"));
        assertThat(changed.averageAppointmentValue()).isEqualTo(Money.of("120.50", "USD"));
    }

    @Test
    @Tag("client.settings-merge")
    void aPatchOfAnObjectKeepsTheMembersThatItDoesNotName() {
        ClientSettings worth =
                DEFAULTS.merge("{\"averageAppointmentValue\":{\"amount\":\"120\",\"currency\":\"USD\"}}");

        assertThat(worth.merge("{\"averageAppointmentValue\":{\"amount\":99}}").averageAppointmentValue())
                .isEqualTo(Money.of("99", "USD"));
    }

    @ParameterizedTest
    @Tag("client.settings-merge")
    @CsvSource(delimiter = '|', textBlock = """
        {"calls":{"maxConcurrentCalls":null}}
        {"calls":null}
        {"calls":null,"messages":null,"calendar":null,"closures":null,"averageAppointmentValue":null}
        """)
    void aMemberThatIsNullTakesItsDefaultAgain(String patch) {
        ClientSettings three = DEFAULTS.merge("{\"calls\":{\"maxConcurrentCalls\":3}}");

        assertThat(three.merge(patch)).isEqualTo(DEFAULTS);
    }

    @Test
    @Tag("client.settings-merge")
    void theNumbersThatAreRungAreReplacedAsAWhole() {
        ClientSettings rung = DEFAULTS.merge("{\"voice\":{\"numbers\":[\"+12125550100\",\"line-2\"]}}");

        assertThat(rung.voice().numbers()).containsExactly("+12125550100", "line-2");
        assertThat(rung.merge("{\"voice\":{\"numbers\":[\"line-3\"]}}").voice().numbers())
                .containsExactly("line-3");
        assertThat(rung.merge("{\"voice\":null}")).isEqualTo(DEFAULTS);
    }

    @ParameterizedTest
    @Tag("client.settings-problems")
    @CsvSource(delimiter = '|', textBlock = """
        {"voice":{"numbers":"+12125550100"}}
        {"voice":{"numbers":["+12125550100","+12125550100"]}}
        """)
    void numbersThatAreNoListOrNamedTwiceAreRefused(String patch) {
        assertThat(problems(patch)).extracting(FieldProblem::pointer).containsExactly("/voice/numbers");
    }

    @Test
    @Tag("client.settings-merge")
    void anEmptyPatchChangesNothing() {
        assertThat(DEFAULTS.merge("{}")).isEqualTo(DEFAULTS);
    }

    @Test
    @Tag("client.settings-merge")
    void whatStaysWhenTheLawOfAZoneChangesIsASetting() {
        ClientSettings online = DEFAULTS.merge("{\"calendar\":{\"zoneChange\":\"keep_instant\"}}");

        assertThat(online.calendar().zoneChange()).isEqualTo(CalendarSettings.ZoneChange.KEEP_INSTANT);
        assertThat(ClientSettings.fromJson(online.toJson())).isEqualTo(online);
        assertThat(online.merge("{\"calendar\":{\"zoneChange\":null}}")).isEqualTo(DEFAULTS);
        assertThat(catchThrowableOfType(
                        InvalidException.class, () -> DEFAULTS.merge("{\"calendar\":{\"zoneChange\":\"ask\"}}")))
                .isNotNull();
    }

    @Test
    @Tag("client.settings-merge")
    void whatBecomesOfAnAppointmentAtItsEndIsASetting() {
        ClientSettings concluding = DEFAULTS.merge("{\"calendar\":{\"afterEnd\":\"no_show\"}}");

        assertThat(concluding.calendar().afterEnd()).isEqualTo(CalendarSettings.AfterEnd.NO_SHOW);
        assertThat(ClientSettings.fromJson(concluding.toJson())).isEqualTo(concluding);
        assertThat(concluding.merge("{\"calendar\":{\"afterEnd\":null}}")).isEqualTo(DEFAULTS);
        assertThat(catchThrowableOfType(
                        InvalidException.class, () -> DEFAULTS.merge("{\"calendar\":{\"afterEnd\":\"deleted\"}}")))
                .isNotNull();
    }

    @Test
    @Tag("client.settings-merge")
    void publicHolidaysAreIgnoredOnRequestAndObservedAgainByNull() {
        ClientSettings ignoring = DEFAULTS.merge("{\"calls\":{\"publicHolidays\":\"ignored\"}}");
        assertThat(ignoring.calls()).isEqualTo(DEFAULTS.calls().withPublicHolidays(PublicHolidays.IGNORED));
        assertThat(ClientSettings.fromJson(ignoring.toJson())).isEqualTo(ignoring);
        assertThat(ignoring.merge("{\"calls\":{\"publicHolidays\":null}}")).isEqualTo(DEFAULTS);
    }

    @Test
    @Tag("client.settings-merge")
    void aBudgetIsInOneCurrencyThatIsDollarsUnlessSaid() {
        ClientSettings limited = DEFAULTS.merge("{\"calls\":{\"budget\":{\"daily\":\"50\",\"monthly\":1000.5}}}");
        assertThat(limited.calls().budget())
                .isEqualTo(new CallBudget(Money.of("50", "USD"), Money.of("1000.5", "USD"), Money.of("0.50", "USD")));
        assertThat(ClientSettings.fromJson(limited.toJson())).isEqualTo(limited);

        ClientSettings euros =
                limited.merge("{\"calls\":{\"budget\":{\"currency\":\"EUR\",\"daily\":null,\"perCall\":\"0.2\"}}}");
        assertThat(euros.calls().budget())
                .isEqualTo(new CallBudget(null, Money.of("1000.5", "EUR"), Money.of("0.20", "EUR")));
        assertThat(euros.merge("{\"calls\":{\"budget\":null}}")).isEqualTo(DEFAULTS);
    }

    @Test
    @Tag("client.settings-problems")
    void everyProblemOfAPatchIsNamedAtOnce() {
        List<FieldProblem> problems = problems("""
                {"calls":{"maxConcurrentCalls":0,"importPacing":"soon","legalTo":"07:00","fresh":true},
                 "calendar":{"step":"PT0S"},"messages":{"locale":"?"},"closures":5,"colour":"blue",
                 "voice":{"numbers":["+12125550100","+1","not a number",7]}}""");

        assertThat(problems)
                .extracting(FieldProblem::pointer)
                .containsExactlyInAnyOrder(
                        "/calls/maxConcurrentCalls",
                        "/calls/importPacing",
                        "/calls/legalTo",
                        "/calls/fresh",
                        "/calendar/step",
                        "/messages/locale",
                        "/closures",
                        "/colour",
                        "/voice/numbers/1",
                        "/voice/numbers/2",
                        "/voice/numbers/3");
    }

    @ParameterizedTest
    @Tag("client.settings-problems")
    @CsvSource(delimiter = '|', textBlock = """
        {"colour":"blue"}                                                        | unknown_field  | /colour
        {"a/b~c":1}                                                              | unknown_field  | /a~1b~0c
        {"":1}                                                                   | unknown_field  | /
        {"calls":{"hours":{"Mon":"9-5"}}}                                        | wrong_type     | /calls/hours
        {"calls":5}                                                              | wrong_type     | /calls
        {"calls":[]}                                                             | wrong_type     | /calls
        {"calls":{"maxConcurrentCalls":"five"}}                                  | invalid        | /calls/maxConcurrentCalls
        {"calls":{"maxConcurrentCalls":2.5}}                                     | invalid        | /calls/maxConcurrentCalls
        {"calls":{"maxConcurrentCalls":99999999999}}                             | invalid        | /calls/maxConcurrentCalls
        {"calls":{"maxAttempts":21}}                                             | invalid        | /calls/maxAttempts
        {"calls":{"importPacing":15}}                                            | wrong_type     | /calls/importPacing
        {"calls":{"importPacing":"-PT1S"}}                                       | invalid        | /calls/importPacing
        {"calls":{"recallAfter":"P9999D"}}                                       | invalid        | /calls/recallAfter
        {"calls":{"hours":"Mon 9-5"}}                                            | invalid        | /calls/hours
        {"calls":{"legalFrom":"25:00"}}                                          | invalid        | /calls/legalFrom
        {"calls":{"publicHolidays":true}}                                        | wrong_type     | /calls/publicHolidays
        {"calls":{"publicHolidays":"OBSERVED"}}                                  | invalid        | /calls/publicHolidays
        {"calls":{"budget":50}}                                                  | wrong_type     | /calls/budget
        {"calls":{"budget":{"daily":"-1"}}}                                      | invalid        | /calls/budget/daily
        {"calls":{"budget":{"daily":"much"}}}                                    | invalid        | /calls/budget/daily
        {"calls":{"budget":{"monthly":1e999999999}}}                             | invalid        | /calls/budget/monthly
        {"calls":{"budget":{"perCall":{}}}}                                      | invalid        | /calls/budget/perCall
        {"calls":{"budget":{"currency":"dollar"}}}                               | invalid        | /calls/budget/currency
        {"calls":{"budget":{"weekly":"50"}}}                                     | unknown_field  | /calls/budget/weekly
        {"calendar":{"horizon":"PT1H","minimumNotice":"PT0S"}}                   | invalid        | /calendar/horizon
        {"calendar":{"horizon":"P2D","minimumNotice":"P2D"}}                     | invalid        | /calendar/minimumNotice
        {"calendar":{"step":"P2D"}}                                              | invalid        | /calendar/step
        {"calendar":{"hold":"PT59S"}}                                            | invalid        | /calendar/hold
        {"calendar":{"hold":"PT61M"}}                                            | invalid        | /calendar/hold
        {"messages":{"reminders":"PT1H"}}                                        | invalid        | /messages/reminders
        {"messages":{"reminders":["PT2H","P1Y"]}}                                | invalid        | /messages/reminders/1
        {"messages":{"reminders":["PT1H","PT60M"]}}                              | invalid        | /messages/reminders/1
        {"messages":{"reminders":[7]}}                                           | wrong_type     | /messages/reminders/0
        {"messages":{"locale":"not a locale"}}                                   | invalid        | /messages/locale
        {"closures":"the day after tomorrow"}                                    | invalid        | /closures
        {"averageAppointmentValue":{"amount":"1"}}                               | invalid        | /averageAppointmentValue
        {"averageAppointmentValue":{"amount":"-1","currency":"USD"}}             | invalid        | /averageAppointmentValue
        {"averageAppointmentValue":{"amount":1e999999999,"currency":"USD"}}      | invalid        | /averageAppointmentValue
        {"averageAppointmentValue":{"amount":"1","currency":"USD","vat":"yes"}}  | unknown_field  | /averageAppointmentValue/vat
        {"calls":{},"calls":{}}                                                  | malformed_json | ''
        {} {}                                                                    | malformed_json | ''
        []                                                                       | invalid        | ''
        """)
    void aPatchThatIsWrongIsRefusedWithPlaceAndReason(String patch, String code, String pointer) {
        assertThat(problems(patch)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.pointer()).isEqualTo(pointer);
        });
    }

    @Test
    @Tag("client.settings-stored")
    void settingsThatANewerVersionStoredAreReadAndAbsentOnesTakeTheirDefault() {
        assertThat(ClientSettings.fromJson("{\"calls\":{\"maxAttempts\":4,\"fromTheFuture\":1},\"new\":{}}"))
                .isEqualTo(DEFAULTS.merge("{\"calls\":{\"maxAttempts\":4}}"));
        assertThat(ClientSettings.fromJson("{}")).isEqualTo(DEFAULTS);
    }

    private static List<FieldProblem> problems(String patch) {
        return catchThrowableOfType(InvalidException.class, () -> DEFAULTS.merge(patch))
                .problems();
    }
}
