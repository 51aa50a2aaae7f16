package io.github.booking4j.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.memory.InMemoryBookingStore;
import io.github.booking4j.simulator.fault.Fault;
import io.github.booking4j.simulator.fault.RequestKind;
import io.github.booking4j.simulator.journal.JournalEntry;
import io.github.booking4j.spi.store.BookingStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A provider fails all that it is asked, in each of the ways there are, until its circuit is open or it has been asked often; then it
 * is well again. Whatever it was, each lead is called once and each appointment confirmed once, and nobody has to help. The rows of a
 * table run side by side, since each waits for a circuit's real pause.
 */
final class ProviderTroubleTest {
    private static final int LEADS = 10;
    private static final Duration LONGEST = Duration.ofSeconds(75);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** What a provider does to every request. */
    private enum Trouble {
        SERVER_ERROR,
        PAGE_OF_A_PROXY,
        PAGE_AS_SUCCESS,
        NO_JSON,
        SILENT,
        SILENT_AFTER_ACCEPTING,
        CUT_OFF,
        CUT_OFF_AFTER_ACCEPTING,
        CUT_OFF_WITHIN_THE_ANSWER,
        SECONDS_TO_WAIT,
        DATE_TO_WAIT_FOR;

        Fault fault() {
            return switch (this) {
                case SERVER_ERROR -> Fault.status(500);
                case PAGE_OF_A_PROXY -> Fault.html(502);
                case PAGE_AS_SUCCESS -> Fault.html(200);
                case NO_JSON -> Fault.garbage();
                case SILENT -> Fault.timeOutBeforeAccepting();
                case SILENT_AFTER_ACCEPTING -> Fault.timeOutAfterAccepting();
                case CUT_OFF -> Fault.dropBeforeAccepting();
                case CUT_OFF_AFTER_ACCEPTING -> Fault.dropAfterAccepting();
                case CUT_OFF_WITHIN_THE_ANSWER -> Fault.dropWithinAnswer();
                case SECONDS_TO_WAIT -> Fault.tooManyRequests(Duration.ofSeconds(3));
                case DATE_TO_WAIT_FOR -> Fault.tooManyRequestsUntil(Duration.ofSeconds(3));
            };
        }

        /** Who asks to wait is well, and nobody is spared. */
        boolean opensTheCircuit() {
            return this != SECONDS_TO_WAIT && this != DATE_TO_WAIT_FOR;
        }
    }

    /** What the trouble befalls. */
    private enum Target {
        VAPI(Gateway.VAPI, "voice", RequestKind.DIAL, RequestKind.CALL_LOOKUP),
        TWILIO_VOICE(Gateway.TWILIO, "voice", RequestKind.DIAL, RequestKind.CALL_LOOKUP),
        TWILIO_SMS(Gateway.VAPI, "sms", RequestKind.SMS, RequestKind.SMS_LOOKUP);

        private final Gateway gateway;
        private final String component;
        private final RequestKind ask;
        private final RequestKind lookUp;

        Target(Gateway gateway, String component, RequestKind ask, RequestKind lookUp) {
            this.gateway = gateway;
            this.component = component;
            this.ask = ask;
            this.lookUp = lookUp;
        }
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @TestFactory
    @Tag("voice.provider-trouble")
    Stream<DynamicTest> noTroubleOfVapiLosesALeadOrCallsItTwice() {
        return inEachTrouble(Target.VAPI);
    }

    @TestFactory
    @Tag("voice.provider-trouble")
    Stream<DynamicTest> noTroubleOfTwilioLosesALeadOrCallsItTwice() {
        return inEachTrouble(Target.TWILIO_VOICE);
    }

    @TestFactory
    @Tag("message.provider-trouble")
    Stream<DynamicTest> noTroubleOfTwilioLosesATextOrSendsItTwice() {
        return inEachTrouble(Target.TWILIO_SMS);
    }

    @TestFactory
    @Tag("voice.provider-trouble")
    Stream<DynamicTest> theSameHoldsWhereAllIsStoredInADatabase() throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        List<Row> rows = new ArrayList<>();
        for (Trouble trouble : List.of(Trouble.SERVER_ERROR, Trouble.SILENT_AFTER_ACCEPTING)) {
            rows.add(new Row("on H2, " + trouble, () -> endure(Target.VAPI, trouble, h2())));
        }
        rows.add(new Row(
                "on PostgreSQL",
                () -> endure(
                        Target.VAPI,
                        Trouble.SILENT_AFTER_ACCEPTING,
                        JdbcBookingStore.open(postgres.getJdbcUrl("postgres", "postgres"), "postgres", ""))));
        return sideBySide(rows).onClose(() -> close(postgres));
    }

    @ParameterizedTest
    @EnumSource(Gateway.class)
    @Tag("call.silence-holds-up-nobody")
    void requestsThatHearNothingHoldUpNoOtherLead(Gateway gateway) throws Exception {
        BookingStore store = InMemoryBookingStore.create(InstantSource.system());
        try (Premises premises = new Premises(gateway, store, Duration.ofSeconds(20))) {
            int silent = LEADS - 1; // of the account's ten lines one is left
            premises.simulator.faults().next(silent, RequestKind.DIAL, Fault.timeOutBeforeAccepting());
            premises.submit(0, silent);
            await().atMost(Duration.ofSeconds(15)).until(() -> premises.unanswered() == silent);

            premises.submit(silent, LEADS);

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> premises.taken(JournalEntry.Kind.CALL).containsKey(Premises.phone(silent)));
        }
    }

    private Stream<DynamicTest> inEachTrouble(Target target) {
        return sideBySide(Stream.of(Trouble.values())
                .map(trouble -> new Row(
                        trouble.name(),
                        () -> endure(target, trouble, InMemoryBookingStore.create(InstantSource.system()))))
                .toList());
    }

    private Stream<DynamicTest> sideBySide(List<Row> rows) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Row row : rows) {
            Future<Void> done = threads.submit(row.task());
            tests.add(DynamicTest.dynamicTest(row.name(), done::get));
        }
        return tests.stream();
    }

    private static Void endure(Target target, Trouble trouble, BookingStore store) throws Exception {
        try (Premises premises = new Premises(target.gateway, store)) {
            premises.simulator.faults().share(target.ask, 1, trouble.fault()).share(target.lookUp, 1, trouble.fault());
            premises.submit(0, LEADS);

            await().atMost(LONGEST).until(() -> isInTrouble(premises, target, trouble));
            premises.simulator.faults().clear();

            await().atMost(LONGEST).untilAsserted(() -> assertAllIsDone(premises, LEADS));
            premises.submit(LEADS, LEADS + 1); // the circuit closes when somebody asks
            await().atMost(LONGEST).untilAsserted(() -> {
                assertAllIsDone(premises, LEADS + 1);
                assertThat(premises.health(target.component).path("circuit").asText())
                        .isEqualTo("closed");
            });
            assertNothingTwice(premises);
        }
        return null;
    }

    private static boolean isInTrouble(Premises premises, Target target, Trouble trouble) {
        String circuit = premises.health(target.component).path("circuit").asText();
        return trouble.opensTheCircuit() ? circuit.equals("open") : premises.answered(429) > 2 * LEADS;
    }

    private static void assertAllIsDone(Premises premises, int leads) {
        assertThat(premises.calls())
                .hasSize(leads)
                .extracting(Call::report)
                .doesNotContainNull()
                .extracting(CallReport::outcome)
                .containsOnly(CallOutcome.BOOKED);
        assertThat(premises.taken(JournalEntry.Kind.SMS)).hasSize(leads);
        assertThat(premises.health("jobs").path("dead").asInt()).isZero();
    }

    private static void assertNothingTwice(Premises premises) {
        assertThat(premises.taken(JournalEntry.Kind.CALL).values())
                .hasSize(LEADS + 1)
                .containsOnly(1L);
        assertThat(premises.taken(JournalEntry.Kind.SMS).values()).containsOnly(1L);
    }

    private static BookingStore h2() {
        return JdbcBookingStore.open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A line of the table. */
    private record Row(String name, Callable<Void> task) {
        Row {
            Objects.requireNonNull(task);
        }
    }
}
