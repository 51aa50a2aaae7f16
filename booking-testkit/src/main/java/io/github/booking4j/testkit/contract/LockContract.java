package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static io.github.booking4j.testkit.Samples.aCall;
import static io.github.booking4j.testkit.Samples.aMessage;
import static io.github.booking4j.testkit.Samples.aResource;
import static io.github.booking4j.testkit.Samples.aService;
import static io.github.booking4j.testkit.Samples.anAppointment;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.GateDecision;
import io.github.booking4j.client.CallSettings;
import io.github.booking4j.client.Client;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.message.Message;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Locks keep other transactions out until theirs ends, and show what those committed. Each test counts up something that it reads
 * under a lock, by several threads: without the lock, counts are lost or updates conflict.
 */
public interface LockContract extends StoreContract {
    /** How many threads compete. */
    int THREADS = 8;

    /** How often each of them changes the row. */
    int CHANGES = 15;

    @Test
    @Tag("store.locks")
    default void changesUnderTheLockOfAClientAllCount() {
        Client client = givenClient();
        int before = client.settings().calls().maxConcurrentCalls();

        byAllThreads(unit -> {
            Client now = unit.clients().lock(client.key()).orElseThrow();
            CallSettings calls = now.settings().calls();
            unit.clients()
                    .update(now.withSettings(
                            now.settings().withCalls(calls.withMaxConcurrentCalls(calls.maxConcurrentCalls() + 1))));
        });

        Client counted = find(unit -> unit.clients().find(client.key())).orElseThrow();
        assertThat(counted.settings().calls().maxConcurrentCalls()).isEqualTo(before + THREADS * CHANGES);
    }

    @Test
    @Tag("store.locks")
    default void changesUnderTheLockOfALeadAllCount() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);

        byAllThreads(unit -> {
            Lead now = unit.leads().lock(client.key(), lead.id()).orElseThrow();
            unit.leads().update(now.withDetails(counted(now.details())));
        });

        Lead counted = find(unit -> unit.leads().find(client.key(), lead.id())).orElseThrow();
        assertThat(counted.details().notes()).isEqualTo("" + THREADS * CHANGES);
        assertThat(counted.version()).isEqualTo(THREADS * CHANGES);
    }

    @Test
    @Tag("store.locks")
    default void changesUnderTheLockOfPhonesAllCountWhateverTheOrderOfThePhones() {
        Client client = givenClient();
        List<Lead> leads = List.of(givenLead(client, 1), givenLead(client, 2), givenLead(client, 3));

        Together.run(THREADS, thread -> {
            List<Lead> asked = new ArrayList<>(leads);
            if (thread % 2 == 0) {
                Collections.reverse(asked);
            }
            for (int i = 0; i < CHANGES; i++) {
                change(unit -> unit.leads()
                        .lockByPhones(
                                client.key(), asked.stream().map(Lead::phone).toList())
                        .forEach(now -> unit.leads().update(now.withDetails(counted(now.details())))));
            }
            return true;
        });

        for (Lead lead : leads) {
            assertThat(find(unit -> unit.leads().find(client.key(), lead.id())).map(Lead::version))
                    .contains(THREADS * CHANGES);
        }
    }

    @Test
    @Tag("store.locks")
    default void changesUnderTheLockOfACallAllCount() {
        Client client = givenClient();
        Call call = given(aCall(givenLead(client, 1)));

        byAllThreads(unit -> {
            Call now = unit.calls().lock(client.key(), call.id()).orElseThrow();
            unit.calls().update(now.placedAs("provider-" + (now.version() + 1), null));
        });

        assertThat(find(unit -> unit.calls().find(client.key(), call.id())).map(Call::providerId))
                .contains("provider-" + THREADS * CHANGES);
    }

    @Test
    @Tag("store.locks")
    default void changesUnderTheLockOfAMessageAllCount() {
        Client client = givenClient();
        Message message = aMessage(givenLead(client, 1), 1);
        change(unit -> unit.messages().insertAll(client.key(), List.of(message)));

        byAllThreads(unit -> {
            Message now = unit.messages().lock(client.key(), message.id()).orElseThrow();
            int attempts = now.delivery().attempts() + 1;
            unit.messages().update(now.moved(now.status(), new Message.Delivery(attempts, NOW, null, null, null)));
        });

        assertThat(find(unit -> unit.messages().find(client.key(), message.id()))
                        .map(now -> now.delivery().attempts()))
                .contains(THREADS * CHANGES);
    }

    @Test
    @Tag("store.locks")
    default void changesUnderTheLockOfAnAppointmentAllCount() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);
        Resource room = aResource(client);
        Service service = aService(client, room);
        Appointment appointment = anAppointment(lead, service, 1);
        change(unit -> {
            unit.catalog().put(room);
            unit.catalog().put(service);
            unit.appointments().insert(appointment);
        });

        byAllThreads(unit -> {
            Appointment now =
                    unit.appointments().lock(client.key(), appointment.id()).orElseThrow();
            unit.appointments().update(now.withStatus(now.status()));
        });

        assertThat(find(unit -> unit.appointments().find(client.key(), appointment.id()))
                        .map(Appointment::version))
                .contains(THREADS * CHANGES);
    }

    @Test
    @Tag("store.locks")
    default void callsThatAreCountedUnderTheLockOfAnAccountNeverExceedItsLimit() {
        String account = "account-" + UUID.randomUUID();
        int limit = 3;
        List<List<Call>> calls = IntStream.range(0, THREADS)
                .mapToObj(thread -> {
                    Lead lead = givenLead(givenClient(), 1);
                    return IntStream.range(0, 4)
                            .mapToObj(i -> given(aCall(lead, i)))
                            .toList();
                })
                .toList();

        List<Integer> dialled = Together.run(THREADS, thread -> {
            int count = 0;
            for (Call call : calls.get(thread)) {
                count += inTransaction(unit -> dial(unit, call, account, limit)) ? 1 : 0;
            }
            return count;
        });

        assertThat(dialled.stream().mapToInt(Integer::intValue).sum()).isEqualTo(limit);
        assertThat(count(unit -> unit.callQueue().lockAccount(account))).isEqualTo(limit);
    }

    @Test
    @Tag("store.locks")
    default void lanesThatAreChosenUnderTheLockOfAResourceAreNeverChosenTwice() {
        Diary diary = new Diary(this, 3);

        List<Boolean> booked = Together.run(THREADS, thread -> {
            Appointment appointment = diary.appointment(List.of(diary.room.id()), NOW, Duration.ofMinutes(30));
            return holds(unit -> bookOnAFreeLane(unit, diary, appointment));
        });

        assertThat(booked).filteredOn(Boolean::booleanValue).hasSize(3);
        assertThat(diary.mismatches()).isZero();
    }

    private void byAllThreads(Consumer<UnitOfWork> work) {
        Together.run(THREADS, thread -> {
            for (int i = 0; i < CHANGES; i++) {
                change(work);
            }
            return true;
        });
    }

    private static Lead.Details counted(Lead.Details details) {
        int count = details.notes() == null ? 0 : Integer.parseInt(details.notes());
        return new Lead.Details(details.name(), details.email(), details.source(), details.service(), "" + (count + 1));
    }

    private static boolean dial(UnitOfWork unit, Call call, String account, int limit) {
        Call now = unit.calls().lock(call.client(), call.id()).orElseThrow();
        if (unit.callQueue().lockAccount(account) >= limit || now.status() != CallStatus.QUEUED) {
            return false;
        }
        unit.calls().update(now.dialling(account, now.times().requested(NOW), new GateDecision(true, List.of(), NOW)));
        return true;
    }

    private static boolean bookOnAFreeLane(UnitOfWork unit, Diary diary, Appointment appointment) {
        int lane;
        try {
            lane = diary.lockFreeLane(unit, appointment);
        } catch (ConflictException noLaneIsFree) {
            return false;
        }
        diary.book(unit, appointment, lane);
        return true;
    }
}
