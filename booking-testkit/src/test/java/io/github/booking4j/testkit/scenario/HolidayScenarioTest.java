package io.github.booking4j.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.PublicHolidays;
import io.github.booking4j.client.SettingsPatch;
import io.github.booking4j.hours.HolidayCalendar;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.sequence.PlannedStep;
import io.github.booking4j.sequence.SequenceStep.Via;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Leads of New York and Britain, and a calendar of three days. */
class HolidayScenarioTest {
    /** The day before Thanksgiving 2026, 22:00 in New York: after hours. */
    private static final Instant WEDNESDAY_NIGHT = Instant.parse("2026-11-26T03:00:00Z");

    private final Set<String> days = new HashSet<>(Set.of("US-NY 2026-11-26", "GB-SCT 2026-11-30", "US-NY 2026-03-09"));
    private final HolidayCalendar calendar = this::isHoliday;

    @Test
    @Tag("gate.fails-closed")
    void whenTheGateCannotDecideNobodyIsDialledUntilItCan() {
        AtomicBoolean broken = new AtomicBoolean();
        HolidayCalendar breaking = (region, date) -> {
            if (broken.get()) {
                throw new IllegalStateException("no calendar");
            }
            return false;
        };
        World world = World.observing(breaking, World.MONDAY, ClientSettings.defaults());
        world.submit(1);
        broken.set(true);
        world.engine.runDue();
        assertThat(world.voice.dialled()).isEmpty();

        broken.set(false);
        world.later(Duration.ofMinutes(5));
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("calls.public-holidays")
    void aLeadIsNotCalledOnAHolidayOfItsRegionButOnTheNextDay() {
        World world = World.observing(calendar, WEDNESDAY_NIGHT, ClientSettings.defaults());
        world.submit(1);
        assertThat(world.onlyCall().times().notBefore()).isEqualTo("2026-11-27T14:00:00Z");

        world.runAt("2026-11-26T16:00:00Z");
        assertThat(world.voice.dialled()).isEmpty();
        world.runAt("2026-11-27T14:00:00Z");
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("calls.public-holidays")
    void aHolidayElsewhereKeepsNobodyFromBeingCalled() {
        World world = World.observing(calendar, Instant.parse("2026-11-26T16:00:00Z"), ClientSettings.defaults());
        world.engine.leads().submit(world.client, NewLead.phone("+442079460123"));
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("calls.public-holidays")
    void whoMayLiveInSeveralRegionsIsCalledOnNoHolidayOfAnyOfThem() {
        World world = World.observing(calendar, Instant.parse("2026-11-30T10:00:00Z"), ClientSettings.defaults());
        world.engine.leads().submit(world.client, NewLead.phone("+441224890123").name("Aberdeen"));
        world.engine.leads().submit(world.client, NewLead.phone("+442079460123").name("London"));
        world.engine.runDue();

        assertThat(world.voice.dialled())
                .singleElement()
                .satisfies(dial -> assertThat(dial.to().e164()).isEqualTo("+442079460123"));
    }

    @Test
    @Tag("calls.public-holidays")
    void theOpeningAfterAHolidayFollowsTheClockChange() {
        // Saturday the 7th, 21:00; the clocks go forward on Sunday, closed; Monday is the holiday.
        World world = World.observing(calendar, Instant.parse("2026-03-08T02:00:00Z"), ClientSettings.defaults());
        world.submit(1);
        assertThat(world.onlyCall().times().notBefore()).isEqualTo("2026-03-10T13:00:00Z");
    }

    @Test
    @Tag("gate.holiday")
    void aHolidayThatComesUpWhileACallWaitsIsTheGatesReasonAndMovesTheCall() {
        World world = World.observing(calendar, World.MONDAY, ClientSettings.defaults());
        world.submit(1);
        days.add("US-NY 2026-03-02");
        world.engine.runDue();

        assertThat(world.voice.dialled()).isEmpty();
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.QUEUED);
        assertThat(world.onlyCall().times().notBefore()).isEqualTo("2026-03-03T14:00:00Z");
        assertThat(Objects.requireNonNull(world.onlyCall().decision()).reasons())
                .containsExactly("holiday");
        world.runAt("2026-03-03T14:00:00Z");
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("calls.public-holidays")
    void theClientMayIgnoreHolidaysAndWithoutACalendarThereAreNone() {
        ClientSettings ignoring = ClientSettings.defaults()
                .withCalls(ClientSettings.defaults().calls().withPublicHolidays(PublicHolidays.IGNORED));
        World world = World.observing(calendar, WEDNESDAY_NIGHT, ignoring);
        world.submit(1);
        assertThat(world.onlyCall().times().notBefore()).isEqualTo("2026-11-26T14:00:00Z");

        World without = World.at(WEDNESDAY_NIGHT);
        without.submit(1);
        assertThat(without.onlyCall().times().notBefore()).isEqualTo("2026-11-26T14:00:00Z");
    }

    @Test
    @Tag("calls.public-holidays")
    void theStepsOfASequenceThatCallKeepTheHolidaysToo() {
        World world = World.observing(calendar, Instant.parse("2026-11-23T16:00:00Z"), ClientSettings.defaults());
        world.dialled(1);
        assertThat(world.engine
                        .sequences()
                        .preview(
                                world.client,
                                CallOutcome.NO_ANSWER,
                                world.lead(1).id(),
                                null))
                .filteredOn(planned -> planned.step().via() == Via.CALL)
                .extracting(PlannedStep::at)
                .containsExactly(Instant.parse("2026-11-27T14:00:00Z"));
    }

    @Test
    @Tag("calls.public-holidays")
    void aClientThatIgnoresHolidaysFromNowOnIsHeardByTheNextCall() {
        World world = World.observing(calendar, Instant.parse("2026-11-26T16:00:00Z"), ClientSettings.defaults());
        world.engine
                .clients()
                .configure(world.client, SettingsPatch.of("{\"calls\":{\"publicHolidays\":\"ignored\"}}"));
        world.submit(1);
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(1);
    }

    private boolean isHoliday(String region, LocalDate date) {
        return days.stream().anyMatch(day -> day.startsWith(region) && day.endsWith(" " + date));
    }
}
