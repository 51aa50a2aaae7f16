package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static io.github.booking4j.testkit.Samples.aResource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.client.Client;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.spi.store.CalendarRepository;
import io.github.booking4j.spi.store.CalendarRepository.Occupation;
import io.github.booking4j.spi.store.CalendarRepository.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link CalendarRepository} promises: nothing is occupied beyond its capacity. */
public interface CalendarContract extends StoreContract {
    @Test
    @Tag("calendar.no-overlap")
    default void anOverlapIsRefusedWhicheverWayItLies() {
        Diary diary = new Diary(this, 1);
        Appointment booked = diary.book(NOW, 30, 0);

        for (int[] startAndMinutes :
                new int[][] {{0, 30}, {-10, 30}, {10, 30}, {10, 5}, {-30, 120}, {25, 60}, {-25, 30}}) {
            assertTaken(() -> diary.book(NOW.plusSeconds(60L * startAndMinutes[0]), startAndMinutes[1], 0));
        }

        assertThat(diary.occupations()).extracting(Occupation::appointment).containsExactly(booked.id());
        assertThat(diary.mismatches()).isZero();
    }

    @Test
    @Tag("calendar.adjacent-allowed")
    default void adjacentTimesAreBothClaimed() {
        Diary diary = new Diary(this, 1);

        Appointment second = diary.book(NOW, 30, 0);
        Appointment first = diary.book(NOW.minus(Duration.ofMinutes(30)), 30, 0);
        Appointment third = diary.book(NOW.plus(Duration.ofMinutes(30)), 5, 0);

        assertThat(diary.occupations())
                .extracting(Occupation::appointment)
                .containsExactly(first.id(), second.id(), third.id());
        assertThat(diary.mismatches()).isZero();
    }

    @Test
    @Tag("calendar.rounded-outwards")
    default void oddTimesAreRoundedOutwardsToCellsOfFiveMinutes() {
        Diary diary = new Diary(this, 1);
        Instant start = NOW.plusSeconds(60 * 7);
        diary.book(start, 11, 0); // 7 to 18 touches the cells from 5 to 20

        assertTaken(() -> diary.book(NOW, 6, 0));
        assertTaken(() -> diary.book(NOW.plusSeconds(60 * 19), 10, 0));
        assertThatCode(() -> diary.book(NOW, 5, 0)).doesNotThrowAnyException();
        assertThatCode(() -> diary.book(NOW.plusSeconds(60 * 20), 1, 0)).doesNotThrowAnyException();
        assertThat(diary.occupations()).hasSize(3).anySatisfy(occupation -> {
            assertThat(occupation.from()).isEqualTo(start);
            assertThat(occupation.to()).isEqualTo(start.plusSeconds(60 * 11));
        });
    }

    @Test
    @Tag("calendar.rounded-outwards")
    default void timesBeforeTheEpochAreRoundedOutwardsToo() {
        Diary diary = new Diary(this, 1);
        Instant start = Instant.parse("1969-12-31T23:07:00Z");
        diary.book(start, 6, 0);

        assertTaken(() -> diary.book(start.minusSeconds(120), 1, 0));
        assertTaken(() -> diary.book(start.plusSeconds(60 * 7), 1, 0));
        assertThatCode(() -> diary.book(start.plusSeconds(60 * 8), 1, 0)).doesNotThrowAnyException();
    }

    @Test
    @Tag("calendar.capacity")
    default void aResourceHoldsAsManyAtOneTimeAsItHasLanes() {
        Diary diary = new Diary(this, 3);

        diary.book(NOW, 30, 2);
        diary.book(NOW, 30, 0);
        diary.book(NOW.plusSeconds(600), 30, 1);

        for (int lane = 0; lane < 3; lane++) {
            int taken = lane;
            assertTaken(() -> diary.book(NOW.plusSeconds(900), 30, taken));
        }
        assertThat(diary.occupations()).extracting(Occupation::lane).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(diary.mismatches()).isZero();
    }

    @Test
    @Tag("calendar.capacity")
    default void aLaneBeyondTheCapacityIsRefused() {
        Diary diary = new Diary(this, 2);

        assertThatThrownBy(() -> diary.book(NOW, 30, 2)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> diary.book(NOW, 30, 99)).isInstanceOf(ConflictException.class);

        assertThat(diary.occupations()).isEmpty();
    }

    @Test
    @Tag("calendar.capacity")
    default void aCapacityBelowTheLanesInUseIsRefusedAndAnyOtherIsFine() {
        Diary diary = new Diary(this, 3);
        Appointment onSecond = diary.book(NOW, 30, 1);

        assertThatThrownBy(() -> diary.putResource(1)).isInstanceOf(ConflictException.class);
        assertThat(find(unit -> unit.catalog().findResource(diary.client.key(), diary.room.id()))
                        .map(Resource::capacity))
                .contains(3);
        diary.putResource(2);
        assertThatThrownBy(() -> diary.book(NOW, 30, 2)).isInstanceOf(ConflictException.class);
        diary.putResource(4);
        diary.book(NOW, 30, 3);

        diary.cancel(onSecond);
        assertThatThrownBy(() -> diary.putResource(3)).isInstanceOf(ConflictException.class);
    }

    @Test
    @Tag("calendar.all-or-nothing")
    default void aClaimOfSeveralResourcesIsAllOrNothing() {
        Diary diary = new Diary(this, 1);
        Resource chair = aResource(diary.client, "a-chair", 1);
        change(unit -> unit.catalog().put(chair));
        diary.book(NOW, 30, 0);

        assertTaken(() -> diary.bookOn(List.of(chair.id(), diary.room.id()), NOW.plusSeconds(300)));
        assertThat(list(unit -> unit.calendar()
                        .occupations(
                                diary.client.key(),
                                List.of(chair.id()),
                                NOW.minusSeconds(9_999),
                                NOW.plusSeconds(9_999))))
                .isEmpty();

        diary.bookOn(List.of(chair.id(), diary.room.id()), NOW.plusSeconds(1_800));
        assertThat(diary.mismatches()).isZero();
    }

    @Test
    @Tag("calendar.release-frees")
    default void aReleaseFreesTheTimeOfOneAppointmentOnly() {
        Diary diary = new Diary(this, 1);
        Appointment cancelled = diary.book(NOW, 30, 0);
        Appointment kept = diary.book(NOW.plusSeconds(1_800), 30, 0);

        diary.cancel(cancelled);

        assertThat(diary.occupations()).extracting(Occupation::appointment).containsExactly(kept.id());
        Appointment next = diary.book(NOW, 30, 0);
        assertThat(diary.occupations()).extracting(Occupation::appointment).containsExactly(next.id(), kept.id());
        assertThat(diary.mismatches()).isZero();
    }

    @Test
    @Tag("calendar.move-onto-own-time")
    default void anAppointmentMayMoveOntoItsOwnTimeInOneTransaction() {
        Diary diary = new Diary(this, 1);
        Appointment appointment = diary.book(NOW, 30, 0);

        diary.move(appointment, NOW.plusSeconds(900));

        assertThat(diary.occupations()).extracting(Occupation::from).containsExactly(NOW.plusSeconds(900));
        assertThat(diary.mismatches()).isZero();
    }

    @Test
    @Tag("calendar.audit")
    default void theAuditFindsWhatIsClaimedButShouldNotBeAndWhatShouldBeButIsNot() {
        Diary diary = new Diary(this, 1);
        Appointment appointment = diary.book(NOW, 30, 0);
        assertThat(diary.mismatches()).isZero();

        change(unit -> unit.calendar().release(diary.client.key(), appointment.id()));
        assertThat(diary.mismatches()).as("standing without its claims").isPositive();

        change(unit -> unit.calendar().claim(diary.client.key(), Occupations.of(appointment)));
        assertThat(diary.mismatches()).isZero();

        change(unit -> unit.appointments().update(appointment.withStatus(AppointmentStatus.CANCELLED)));
        assertThat(diary.mismatches()).as("cancelled, but its time is claimed").isPositive();
    }

    @Test
    @Tag("calendar.lanes-change")
    default void whatStandsMayChangePlacesOnItsLanes() {
        Diary diary = new Diary(this, 3);
        Appointment first = diary.book(NOW, 30, 0);
        Appointment second = diary.book(NOW.plusSeconds(600), 30, 1);

        diary.changeLanes(
                Occupations.of(first, 1).get(0), Occupations.of(second, 0).get(0));

        assertThat(diary.occupations())
                .containsExactly(
                        Occupations.of(first, 1).get(0),
                        Occupations.of(second, 0).get(0));
        assertThat(diary.mismatches()).isZero();
        diary.cancel(first);
        assertThat(diary.mismatches()).isZero();
        diary.book(NOW, 5, 1);
    }

    @Test
    @Tag("calendar.lanes-change")
    default void aLaneThatIsTakenOrMissingOrAnAppointmentThatIsGoneChangesNothing() {
        Diary diary = new Diary(this, 2);
        Appointment first = diary.book(NOW, 30, 0);
        Appointment second = diary.book(NOW.plusSeconds(600), 30, 1);
        Appointment gone = diary.book(NOW.plusSeconds(7_200), 30, 0);
        diary.cancel(gone);

        assertTaken(() -> diary.changeLanes(Occupations.of(first, 1).get(0)));
        assertTaken(() -> diary.changeLanes(Occupations.of(first, 2).get(0)));
        assertTaken(() -> diary.changeLanes(Occupations.of(gone, 1).get(0)));

        assertThat(diary.occupations())
                .containsExactly(
                        Occupations.of(first, 0).get(0),
                        Occupations.of(second, 1).get(0));
        assertThat(diary.mismatches()).isZero();
    }

    @Test
    @Tag("calendar.holds")
    default void aHoldOccupiesItsTimeUntilItIsKeptForGoodOrReleased() {
        Diary diary = new Diary(this, 2);
        Instant until = NOW.plusSeconds(600);
        Appointment booked = diary.hold(NOW, 30, 0, until);
        Appointment released = diary.hold(NOW, 30, 1, until);
        assertThat(diary.occupations()).extracting(Occupation::heldUntil).containsExactly(until, until);
        assertThat(diary.mismatches()).isZero();
        assertTaken(() -> diary.book(NOW, 5, 0));

        change(unit -> unit.calendar().keep(diary.client.key(), booked.id()));
        diary.release(released);

        assertThat(diary.occupations())
                .extracting(Occupation::appointment, Occupation::heldUntil)
                .containsExactly(tuple(booked.id(), null));
        assertThat(diary.mismatches()).isZero();
        diary.book(NOW, 30, 1);
    }

    @Test
    @Tag("calendar.visits")
    default void visitsAreThoseThatStartInARangeWhateverTheirBuffers() {
        Diary diary = new Diary(this, 2);
        Resource chair = aResource(diary.client, "a-chair", 1);
        change(unit -> unit.catalog().put(chair));
        diary.book(NOW.minusSeconds(900), 30, 0); // goes on in the range, but starts before it
        Appointment first = diary.book(NOW, 30, 1);
        Appointment onChair = diary.bookOn(List.of(chair.id()), NOW.plusSeconds(1_200));
        diary.cancel(diary.book(NOW.plusSeconds(2_700), 5, 0));
        diary.book(NOW.plusSeconds(3_600), 30, 0); // starts when the range ends

        List<Visit> visits = list(unit -> unit.calendar()
                .visits(diary.client.key(), List.of(diary.room.id(), chair.id()), NOW, NOW.plusSeconds(3_600)));

        assertThat(visits)
                .containsExactlyInAnyOrder(
                        new Visit(Occupation.of(first, diary.room.id(), 1), first.service(), first.start()),
                        new Visit(Occupation.of(onChair, chair.id(), 0), onChair.service(), onChair.start()));
        assertThat(list(unit -> unit.calendar().visits(diary.client.key(), List.of(), NOW, NOW.plusSeconds(3_600))))
                .isEmpty();
    }

    @Test
    @Tag("calendar.occupations")
    default void occupationsAreThoseThatTouchARangeByResourceThenStart() {
        Diary diary = new Diary(this, 2);
        Resource chair = aResource(diary.client, "a-chair", 1);
        change(unit -> unit.catalog().put(chair));
        Appointment before = diary.book(NOW.minusSeconds(3_600), 60, 0); // ends when the range begins
        Appointment longOne = diary.book(NOW.minusSeconds(7_200), 240, 1);
        Appointment inside = diary.book(NOW.plusSeconds(600), 30, 0);
        Appointment onChair = diary.bookOn(List.of(chair.id()), NOW.plusSeconds(1_200));
        Appointment after = diary.book(NOW.plusSeconds(3_600), 30, 0); // begins when the range ends

        List<Occupation> found = list(unit -> unit.calendar()
                .occupations(diary.client.key(), List.of(diary.room.id(), chair.id()), NOW, NOW.plusSeconds(3_600)));

        assertThat(found)
                .extracting(Occupation::appointment)
                .containsExactly(onChair.id(), longOne.id(), inside.id())
                .doesNotContain(before.id(), after.id());
        assertThat(found.get(1)).isEqualTo(Occupation.of(longOne, diary.room.id(), 1));
        assertThat(list(unit ->
                        unit.calendar().occupations(diary.client.key(), List.of(), NOW, NOW.plusSeconds(3_600))))
                .isEmpty();
    }

    @Test
    @Tag("store.client-isolation")
    default void theSameResourceAndTimeOfAnotherClientIsFree() {
        Diary one = new Diary(this, 1);
        Diary other = new Diary(this, 1);
        Client client = one.client;
        Appointment appointment = one.book(NOW, 30, 0);

        other.book(NOW, 30, 0);
        change(unit -> unit.calendar().release(other.client.key(), appointment.id()));

        assertThat(one.occupations()).hasSize(1);
        assertThat(other.occupations()).hasSize(1);
        assertThat(count(unit -> unit.calendar().mismatches(client.key()))).isZero();
    }

    private static void assertTaken(ThrowingCallable booking) {
        assertThatThrownBy(booking)
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        conflict -> assertThat(conflict.code()).isEqualTo("slot_taken"));
    }
}
