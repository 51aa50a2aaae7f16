package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static io.github.booking4j.testkit.Samples.aCall;
import static io.github.booking4j.testkit.Samples.aTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentChange;
import io.github.booking4j.appointment.AppointmentChange.Kind;
import io.github.booking4j.appointment.AppointmentQuery;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.call.Call;
import io.github.booking4j.error.BookingException;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.store.AppointmentRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link AppointmentRepository} promises. */
public interface AppointmentRepositoryContract extends StoreContract {
    @Test
    @Tag("store.keeps-values")
    default void keepsEverythingOfAnAppointment() {
        Desk desk = new Desk(this);
        Call call = given(aCall(desk.lead));
        Appointment sample = desk.appointment(1, NOW);
        Appointment full = new Appointment(
                sample.client(),
                sample.id(),
                sample.lead(),
                sample.service(),
                List.of(desk.second.id(), desk.first.id()),
                new Appointment.Time(
                        LocalDateTime.of(2026, 11, 1, 1, 30),
                        ZoneId.of("America/New_York"),
                        ZoneOffset.ofHours(-5),
                        Instant.parse("2026-11-01T06:30:00Z"),
                        Instant.parse("2026-11-01T07:15:00Z"),
                        "2025a"),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                AppointmentStatus.CONFIRMED,
                Money.of("80.125", "USD"),
                call.id(),
                NOW.plusNanos(1_000),
                3,
                0);
        Appointment bare = desk.priced(desk.appointment(2, NOW), null);

        change(unit -> {
            unit.appointments().insert(full);
            unit.appointments().insert(bare);
        });

        assertThat(find(unit -> unit.appointments().find(full.client(), full.id())))
                .contains(full);
        assertThat(find(unit -> unit.appointments().lock(full.client(), full.id())))
                .contains(full);
        assertThat(find(unit -> unit.appointments().find(bare.client(), bare.id())))
                .contains(bare);
        Desk other = new Desk(this);
        assertThat(find(unit -> unit.appointments().find(other.client.key(), full.id())))
                .isEmpty();
    }

    @Test
    @Tag("store.id-unique")
    default void anAppointmentOfTheSameIdNeverReplacesAnother() {
        Desk desk = new Desk(this);
        Appointment stored = desk.book(1, NOW);
        Appointment sameId = desk.priced(stored, Money.of("1.00", "USD"));

        assertThatThrownBy(() -> change(unit -> unit.appointments().insert(sameId)))
                .isInstanceOf(BookingException.class);

        assertThat(find(unit -> unit.appointments().find(stored.client(), stored.id())))
                .contains(stored);
    }

    @Test
    @Tag("store.microseconds")
    default void keepsTheInstantsOfAnAppointmentToTheMicrosecond() {
        Desk desk = new Desk(this);
        Instant fine = NOW.plusNanos(123_456_789);
        Appointment appointment = desk.bookedAt(desk.appointment(1, fine), NOW.plusNanos(1_999));

        change(unit -> unit.appointments().insert(appointment));

        Appointment stored = find(unit -> unit.appointments().find(appointment.client(), appointment.id()))
                .orElseThrow();
        assertThat(stored.start()).isEqualTo(NOW.plusNanos(123_456_000));
        assertThat(stored.end()).isEqualTo(NOW.plusSeconds(1_800).plusNanos(123_456_000));
        assertThat(stored.createdAt()).isEqualTo(NOW.plusNanos(1_000));
    }

    @Test
    @Tag("store.optimistic-version")
    default void anUpdateOfAnAppointmentRaisesItsVersionAndAStaleOneIsRefused() {
        Desk desk = new Desk(this);
        Appointment appointment = desk.book(1, NOW);

        Appointment changed =
                inTransaction(unit -> unit.appointments().update(appointment.withStatus(AppointmentStatus.CANCELLED)));

        assertThat(changed.version()).isEqualTo(appointment.version() + 1);
        assertThat(find(unit -> unit.appointments().find(appointment.client(), appointment.id())))
                .contains(changed);
        Versions.assertRefused(
                () -> change(unit -> unit.appointments().update(appointment.withStatus(AppointmentStatus.CONFIRMED))));
        Appointment unknown = desk.appointment(2, NOW);
        Versions.assertRefused(() -> change(unit -> unit.appointments().update(unknown)));
        assertThat(find(unit -> unit.appointments().find(appointment.client(), appointment.id())))
                .contains(changed);
    }

    @Test
    @Tag("store.upcoming-appointments")
    default void upcomingAppointmentsAreBookedAndStartAfterTheInstantEarliestFirst() {
        Desk desk = new Desk(this);
        Appointment late = desk.book(1, NOW.plusSeconds(7_200));
        Appointment early = desk.book(2, NOW.plusNanos(1_000));
        desk.book(3, NOW);
        desk.book(4, NOW.minusSeconds(60));
        int number = 5;
        for (AppointmentStatus status : AppointmentStatus.values()) {
            Appointment appointment = desk.appointment(number++, NOW.plusSeconds(3_600));
            change(unit -> unit.appointments().insert(appointment.withStatus(status)));
        }
        new Desk(this).book(1, NOW.plusSeconds(60));

        List<Appointment> upcoming = list(unit -> unit.appointments().upcoming(desk.client.key(), desk.lead.id(), NOW));

        assertThat(upcoming).first().isEqualTo(early);
        assertThat(upcoming).last().isEqualTo(late);
        assertThat(upcoming.subList(1, upcoming.size() - 1))
                .extracting(Appointment::status)
                .containsExactlyInAnyOrder(AppointmentStatus.BOOKED, AppointmentStatus.CONFIRMED);
    }

    @Test
    @Tag("calendar.holds")
    default void aHoldIsStoredWithItsEndAndLeavesTheListWhenItIsGivenUp() {
        Desk desk = new Desk(this);
        Appointment held = desk.appointment(1, NOW).held(NOW.plusSeconds(600).plusNanos(1_000));
        change(unit -> unit.appointments().insert(held));
        assertThat(find(unit -> unit.appointments().find(desk.client.key(), held.id())))
                .contains(held);
        assertThat(list(unit -> unit.appointments().list(desk.client.key(), AppointmentQuery.from(NOW, 10))))
                .containsExactly(held);

        Appointment released =
                inTransaction(unit -> unit.appointments().update(held.withStatus(AppointmentStatus.RELEASED)));

        assertThat(find(unit -> unit.appointments().find(desk.client.key(), held.id())))
                .contains(released);
        assertThat(list(unit -> unit.appointments().list(desk.client.key(), AppointmentQuery.from(NOW, 10))))
                .isEmpty();
    }

    @Test
    @Tag("store.lists-bounded")
    default void upcomingAppointmentsAreAtMostAHundred() {
        Desk desk = new Desk(this);
        change(unit -> IntStream.rangeClosed(1, 101)
                .forEach(number -> unit.appointments().insert(desk.appointment(number, NOW.plusSeconds(number)))));

        assertThat(list(unit -> unit.appointments().upcoming(desk.client.key(), desk.lead.id(), NOW)))
                .hasSize(100);
    }

    @Test
    @Tag("store.pages")
    default void pagesOfAppointmentsAreInTheOrderOfTheirStartAndShowEachOnce() {
        Desk desk = new Desk(this);
        Desk foreign = new Desk(this);
        foreign.book(1, NOW);
        List<Appointment> all = new ArrayList<>();
        for (int number = 1; number <= 24; number++) {
            // three at a time start together, and the later an appointment was booked, the earlier it starts
            Instant start = NOW.minusSeconds(3_600L * (number / 3));
            all.add(number % 4 == 0 ? desk.bookForOther(number, start) : desk.book(number, start));
        }
        all.sort(Comparator.comparing(Appointment::start)
                .thenComparing(appointment -> appointment.id().toString()));

        assertThat(pages(desk, false, null, null)).isEqualTo(all);
        Instant from = NOW.minusSeconds(3_600 * 5);
        Instant to = NOW.minusSeconds(3_600 * 2);
        assertThat(pages(desk, false, from, to))
                .isEqualTo(all.stream()
                        .filter(one ->
                                !one.start().isBefore(from) && one.start().isBefore(to))
                        .toList());
        assertThat(pages(desk, true, from, null))
                .isEqualTo(all.stream()
                        .filter(one -> one.lead().equals(desk.lead.id())
                                && !one.start().isBefore(from))
                        .toList());
        assertThat(pages(desk, true, null, to))
                .isEqualTo(all.stream()
                        .filter(one ->
                                one.lead().equals(desk.lead.id()) && one.start().isBefore(to))
                        .toList());
        assertThat(pages(desk, false, to, from)).isEmpty();
    }

    @Test
    @Tag("store.lists")
    default void anAppointmentThatMovesIsListedAtItsNewTime() {
        Desk desk = new Desk(this);
        Appointment first = desk.book(1, NOW);
        Appointment second = desk.book(2, NOW.plusSeconds(60));
        Instant later = NOW.plusSeconds(3_600);

        Appointment moved = inTransaction(unit ->
                unit.appointments().update(Desk.at(first, aTime(later, later.plusSeconds(1_800)))));

        assertThat(moved.start()).isEqualTo(later);
        assertThat(pages(desk, false, null, null)).containsExactly(second, moved);
        assertThat(pages(desk, true, NOW, NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    @Tag("store.lists")
    default void appointmentsAreListedByTheirStatus() {
        Desk desk = new Desk(this);
        Appointment first = desk.book(1, NOW);
        Appointment second = desk.book(2, NOW.plusSeconds(60));
        Appointment completed =
                inTransaction(unit -> unit.appointments().update(first.withStatus(AppointmentStatus.COMPLETED)));

        assertThat(ofStatus(desk, AppointmentStatus.COMPLETED)).containsExactly(completed);
        assertThat(ofStatus(desk, AppointmentStatus.BOOKED)).containsExactly(second);
        assertThat(ofStatus(desk, AppointmentStatus.NO_SHOW)).isEmpty();
    }

    @Test
    @Tag("store.lists")
    default void appointmentsAreListedByTheirServiceAndAnyOfTheirResources() {
        Desk desk = new Desk(this);
        Appointment booked = desk.book(1, NOW);
        Appointment elsewhere = desk.book(2, NOW.plusSeconds(60));
        ResourceId first = new ResourceId("chair");
        ResourceId second = new ResourceId("chair-2");
        Appointment both = inTransaction(unit -> unit.appointments().update(booked.on(List.of(first, second))));
        Appointment other = inTransaction(unit -> unit.appointments().update(elsewhere.on(List.of(second))));

        assertThat(of(desk, booked.service(), null)).containsExactly(both, other);
        assertThat(of(desk, new ServiceId("no-such-service"), null)).isEmpty();
        assertThat(of(desk, null, first)).containsExactly(both);
        assertThat(of(desk, booked.service(), second)).containsExactly(both, other);
        assertThat(of(desk, null, new ResourceId("2"))).isEmpty();
    }

    private List<Appointment> of(Desk desk, @Nullable ServiceId service, @Nullable ResourceId resource) {
        AppointmentQuery query = new AppointmentQuery(null, null, service, resource, null, null, null, 10);
        return list(unit -> unit.appointments().list(desk.client.key(), query));
    }

    private List<Appointment> ofStatus(Desk desk, AppointmentStatus status) {
        AppointmentQuery query = new AppointmentQuery(null, status, null, null, null, 10);
        return list(unit -> unit.appointments().list(desk.client.key(), query));
    }

    @Test
    @Tag("store.appointment-changes")
    default void whatHappenedToAnAppointmentIsKeptInTheOrderOfItsVersions() {
        Desk desk = new Desk(this);
        Appointment appointment = desk.book(1, NOW);
        Appointment other = desk.book(2, NOW);
        AppointmentChange moved = new AppointmentChange(Kind.MOVED, NOW.plusNanos(1_999), NOW.plusSeconds(60), 1);
        AppointmentChange cancelled = new AppointmentChange(Kind.CANCELLED, NOW.plusSeconds(9), NOW.plusSeconds(60), 2);

        change(unit -> {
            unit.appointments().note(desk.client.key(), appointment.id(), cancelled);
            unit.appointments().note(desk.client.key(), appointment.id(), moved);
            unit.appointments().note(desk.client.key(), other.id(), moved);
        });

        assertThat(list(unit -> unit.appointments().changes(desk.client.key(), appointment.id())))
                .containsExactly(
                        new AppointmentChange(Kind.MOVED, NOW.plusNanos(1_000), NOW.plusSeconds(60), 1), cancelled);
        assertThatThrownBy(() -> change(unit -> unit.appointments().note(desk.client.key(), other.id(), moved)))
                .isInstanceOf(BookingException.class);
        Desk elsewhere = new Desk(this);
        assertThat(list(unit -> unit.appointments().changes(elsewhere.client.key(), other.id())))
                .isEmpty();
    }

    private List<Appointment> pages(Desk desk, boolean ofLead, @Nullable Instant from, @Nullable Instant to) {
        return Paging.all(4, last -> {
            AppointmentQuery.Position after =
                    last == null ? null : new AppointmentQuery.Position(last.start(), last.id());
            AppointmentQuery query = new AppointmentQuery(ofLead ? desk.lead.id() : null, null, from, to, after, 4);
            return list(unit -> unit.appointments().list(desk.client.key(), query));
        });
    }
}
