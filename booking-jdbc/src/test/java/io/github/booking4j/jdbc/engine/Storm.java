package io.github.booking4j.jdbc.engine;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.StoreException;
import io.github.booking4j.lead.LeadId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Books, holds, books what is held, lets holds run out, gives them up, moves and cancels at random; each thread for leads of its own. */
final class Storm {
    private static final int SLOTS = 4 * 24 * 12;
    private static final int LEADS = 2;

    private final Practice practice;
    private final Instant from;
    private final Set<AppointmentId> promised = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    /**
     * @param from when the days begin that are fought for
     */
    Storm(Practice practice, Instant from) {
        this.practice = practice;
        this.from = from.truncatedTo(ChronoUnit.HOURS);
    }

    /** Leads enough for this many threads. */
    static int leadsFor(int threads) {
        return LEADS * threads;
    }

    /** How many are booked by what was answered. */
    int promised() {
        return promised.size();
    }

    int count(String what) {
        AtomicInteger count = counts.get(what);
        return count == null ? 0 : count.get();
    }

    /** What happened how often. */
    Map<String, AtomicInteger> counts() {
        return new TreeMap<>(counts);
    }

    /** What one thread does. */
    boolean blow(int operations, int thread, Random random) {
        List<LeadId> leads = practice.leads.subList(LEADS * thread, LEADS * (thread + 1));
        List<AppointmentId> mine = new ArrayList<>();
        List<AppointmentId> held = new ArrayList<>();
        for (int i = 0; i < operations; i++) {
            try {
                int dice = random.nextInt(100);
                if (dice < 15) {
                    hold(leads, random, held);
                } else if (dice < 27 && !held.isEmpty()) {
                    decide(held.remove(random.nextInt(held.size())), random, mine);
                } else if (dice < 60 || mine.isEmpty()) {
                    taken(practice.engine.appointments().book(practice.client, any(leads, random)), "booked", mine);
                } else if (dice < 80) {
                    move(random, mine.get(random.nextInt(mine.size())));
                } else {
                    cancel(mine.remove(random.nextInt(mine.size())));
                }
            } catch (StoreException | Trouble.Crash e) {
                add("failed");
            } catch (ConflictException e) {
                add(e.code());
            }
        }
        return true;
    }

    private void hold(List<LeadId> leads, Random random, List<AppointmentId> held) {
        Duration length = Duration.ofMinutes(1 + random.nextInt(2));
        BookingResult result = practice.engine.appointments().hold(practice.client, any(leads, random), length);
        if (result instanceof BookingResult.Held kept) {
            held.add(kept.appointment().id());
            add("held");
        } else {
            refused(result);
        }
    }

    /** Half of them are booked, some given up, and the others run out. */
    private void decide(AppointmentId held, Random random, List<AppointmentId> mine) {
        int dice = random.nextInt(6);
        if (dice < 3) {
            Appointment booked = practice.engine.appointments().bookHeld(practice.client, held);
            taken(new BookingResult.Booked(booked), "booked_hold", mine);
        } else if (dice == 3) {
            cancel(held);
        }
    }

    private void taken(BookingResult result, String how, List<AppointmentId> mine) {
        if (result instanceof BookingResult.Booked booked) {
            AppointmentId id = booked.appointment().id();
            if (promised.add(id)) {
                mine.add(id);
            }
            add(how);
        } else {
            refused(result);
        }
    }

    private void move(Random random, AppointmentId id) {
        NewTime to = NewTime.at(anyStart(random).toString());
        BookingResult result = practice.engine.appointments().reschedule(practice.client, id, to);
        if (result instanceof BookingResult.Booked booked) {
            require(booked.appointment().id().equals(id), "keeps its id");
            add("moved");
        } else {
            refused(result);
        }
    }

    private void cancel(AppointmentId id) {
        Appointment gone = practice.engine.appointments().cancel(practice.client, id);
        require(!gone.status().isStanding(), "does not stand");
        promised.remove(id);
        add(gone.status() == AppointmentStatus.RELEASED ? "given_up" : "cancelled");
    }

    private void refused(BookingResult result) {
        require(result instanceof BookingResult.SlotTaken, "refused because it is taken, not " + result);
        add("refused");
    }

    private NewAppointment any(List<LeadId> leads, Random random) {
        return NewAppointment.of(
                practice.services.get(random.nextInt(practice.services.size())),
                anyStart(random),
                leads.get(random.nextInt(leads.size())));
    }

    private Instant anyStart(Random random) {
        return from.plus(5L * random.nextInt(SLOTS), ChronoUnit.MINUTES);
    }

    private void add(String what) {
        counts.computeIfAbsent(what, key -> new AtomicInteger()).incrementAndGet();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
