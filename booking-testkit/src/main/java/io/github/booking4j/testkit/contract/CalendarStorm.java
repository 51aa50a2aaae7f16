package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.error.ConflictException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Books, cancels and moves at random on one resource, and keeps a ledger of its own of what was acknowledged. A resource of capacity
 * 1 is booked without any lock, and nothing moves on it; otherwise lanes are chosen under the lock of the resource.
 */
final class CalendarStorm {
    private static final int CELLS = 96;

    private final Diary diary;
    private final boolean locking;
    private final Map<AppointmentId, Appointment> ledger = new ConcurrentHashMap<>();
    private final AtomicInteger won = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    CalendarStorm(Diary diary) {
        this.diary = diary;
        this.locking = diary.room.capacity() > 1;
    }

    /** One thread's part. */
    void blow(int operations, long seed) {
        Random random = new Random(seed);
        List<Appointment> mine = new ArrayList<>();
        for (int i = 0; i < operations; i++) {
            int dice = random.nextInt(100);
            if (dice < 60 || mine.isEmpty()) {
                book(random).ifPresent(mine::add);
            } else if (dice < 80 || !locking) {
                cancel(mine.remove(random.nextInt(mine.size())));
            } else {
                int which = random.nextInt(mine.size());
                move(mine.get(which), random).ifPresent(moved -> mine.set(which, moved));
            }
        }
    }

    Collection<Appointment> acknowledged() {
        return ledger.values();
    }

    int won() {
        return won.get();
    }

    int lost() {
        return lost.get();
    }

    /** How many of the acknowledged appointments overlap at most, buffers and the rounding to whole cells included. */
    int mostAtOneTime() {
        Map<Long, Integer> changes = new TreeMap<>();
        for (Appointment appointment : acknowledged()) {
            changes.merge(Diary.floor(appointment.occupiedFrom()), 1, Integer::sum);
            changes.merge(Diary.ceiling(appointment.occupiedTo()), -1, Integer::sum);
        }
        int depth = 0;
        int most = 0;
        for (int change : changes.values()) {
            depth += change;
            most = Math.max(most, depth);
        }
        return most;
    }

    private Optional<Appointment> book(Random random) {
        Appointment appointment = diary.appointment(
                List.of(diary.room.id()), aStart(random), Duration.ofMinutes(15 + random.nextInt(16) * 5L));
        return attempt(() -> {
            diary.store.change(unit -> {
                int lane = locking ? diary.lockFreeLane(unit, appointment) : 0;
                diary.book(unit, appointment, lane);
            });
            return appointment;
        });
    }

    private Optional<Appointment> move(Appointment appointment, Random random) {
        Instant start = aStart(random);
        return attempt(() -> diary.move(appointment, start));
    }

    private void cancel(Appointment appointment) {
        // Out of the ledger first: once it is cancelled, somebody else may have its time at once.
        ledger.remove(appointment.id());
        diary.cancel(appointment);
    }

    private Optional<Appointment> attempt(Supplier<Appointment> change) {
        try {
            Appointment done = change.get();
            ledger.put(done.id(), done);
            won.incrementAndGet();
            return Optional.of(done);
        } catch (ConflictException taken) {
            lost.incrementAndGet();
            return Optional.empty();
        }
    }

    private static Instant aStart(Random random) {
        int oddMinutes = random.nextInt(4) == 0 ? random.nextInt(5) : 0;
        return NOW.plusSeconds(random.nextInt(CELLS) * 300L + oddMinutes * 60L);
    }
}
