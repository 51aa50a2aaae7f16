package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.Slot;
import io.github.booking4j.appointment.SlotQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DailyLimitScenarioTest {
    private static final LocalDate TUESDAY = LocalDate.parse("2026-03-03");

    private final World world = World.at(MONDAY);

    @Test
    @Tag("booking.daily-limit")
    void noMoreOfAServiceStartOnADayThanItsLimit() {
        limitService(2);
        Appointment first = world.booked(1, "2026-03-03T10:00");
        world.booked(2, "2026-03-03T11:00");

        BookingResult third = world.book(3, "2026-03-03T12:00");

        assertThat(third).isInstanceOfSatisfying(BookingResult.NotBookable.class, refused -> {
            assertThat(refused.reason()).isEqualTo("day_full");
            assertThat(refused.alternatives())
                    .isNotEmpty()
                    .noneMatch(slot -> date(slot).equals(TUESDAY));
        });
        assertThat(offered()).doesNotContain(TUESDAY).contains(TUESDAY.plusDays(1));
        Appointment elsewhere = world.booked(3, "2026-03-04T12:00");
        assertThat(move(elsewhere, "2026-03-03T12:00")).isInstanceOf(BookingResult.NotBookable.class);
        assertThat(move(first, "2026-03-03T15:00")).as("within its day").isInstanceOf(BookingResult.Booked.class);

        world.engine.appointments().cancel(world.client, first.id());

        assertThat(offered()).contains(TUESDAY);
        assertThat(move(elsewhere, "2026-03-03T12:00")).isInstanceOf(BookingResult.Booked.class);
    }

    @Test
    @Tag("booking.daily-limit")
    void aResourceThatHasItsLimitIsNotChosenAndTheOtherIs() {
        Calendars.resource(world, "room", "Mon-Fri 09:00-17:00", 1);
        limitResource("main", 1);
        Calendars.service(world, Duration.ZERO, Duration.ZERO, Service.Choice.ANY, "main", "room");
        assertThat(world.booked(1, "2026-03-03T10:00").resources()).containsExactly(new ResourceId("main"));
        assertThat(world.booked(2, "2026-03-03T11:00").resources()).containsExactly(new ResourceId("room"));
        assertThat(world.booked(3, "2026-03-03T12:00").resources()).containsExactly(new ResourceId("room"));

        assertThat(slots(Instant.parse("2026-03-03T18:00:00Z")))
                .allSatisfy(slot -> assertThat(slot.resources()).containsExactly(new ResourceId("room")));
        limitResource("room", 2);

        assertThat(world.book(4, "2026-03-03T13:00")).isInstanceOf(BookingResult.NotBookable.class);
        assertThat(offered()).doesNotContain(TUESDAY);
    }

    @Test
    @Tag("booking.daily-limit")
    void aDayIsOneOnTheWallClockAndAHoldThatRanOutDoesNotCount() {
        Calendars.resource(world, "main", "Mon-Sun 00:00-24:00", 1);
        limitService(1);
        world.booked(1, "2026-03-03T23:30"); // is Wednesday already in London
        assertThat(world.book(2, "2026-03-03T08:00")).isInstanceOf(BookingResult.NotBookable.class);
        HoldScenarioTest.held(world, 3, "2026-03-04T00:00", null);
        assertThat(world.book(4, "2026-03-04T10:00")).isInstanceOf(BookingResult.NotBookable.class);

        world.clock.advance(Duration.ofMinutes(10));

        assertThat(offered()).contains(TUESDAY.plusDays(1));
        assertThat(world.book(4, "2026-03-04T10:00")).isInstanceOf(BookingResult.Booked.class);
    }

    @Test
    @Tag("booking.daily-limit")
    void aLimitIsAtLeastOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> limitService(0));
        assertThatIllegalArgumentException().isThrownBy(() -> limitResource("main", 10_001));
    }

    private void limitService(@Nullable Integer most) {
        Service service = world.engine.appointments().services(world.client).get(0);
        world.engine.appointments().define(service.withMostADay(most));
    }

    private void limitResource(String id, @Nullable Integer most) {
        Resource resource = world.engine.appointments().resources(world.client).stream()
                .filter(one -> one.id().value().equals(id))
                .findFirst()
                .orElseThrow();
        world.engine.appointments().define(resource.withMostADay(most));
    }

    private BookingResult move(Appointment appointment, String start) {
        return world.engine.appointments().reschedule(world.client, appointment.id(), NewTime.at(start));
    }

    private List<LocalDate> offered() {
        return slots(MONDAY).stream()
                .map(DailyLimitScenarioTest::date)
                .distinct()
                .toList();
    }

    private List<Slot> slots(Instant from) {
        Instant to = from.plus(Duration.ofDays(from.equals(MONDAY) ? 4 : 0)).plus(Duration.ofHours(3));
        return world.engine.appointments().slots(world.client, new SlotQuery(null, null, from, to, 2_000));
    }

    private static LocalDate date(Slot slot) {
        return slot.start().toLocalDate();
    }
}
