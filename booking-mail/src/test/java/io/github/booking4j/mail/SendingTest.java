package io.github.booking4j.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.mail.SmtpEmail.Security;
import io.github.booking4j.spi.gateway.Circuit;
import io.github.booking4j.spi.gateway.EmailGateway.EmailRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendingTest {
    private static final EmailAddress ANA = new EmailAddress("ana@example.com");

    private final SmtpStub server = SmtpStub.plain();
    private final SmtpEmail email = gateway().build();

    @AfterEach
    void close() {
        email.close();
        server.close();
    }

    @Tag("mail.errors-say-what-is-known")
    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 <ana@example.com> unknown, REFUSED, invalid_address",
        "RCPT, 550 no such user, REFUSED, invalid_address",
        "RCPT, 553 5.1.3 bad address, REFUSED, invalid_address",
        "RCPT, 501 syntax, REFUSED, invalid_address",
        "RCPT, 552 5.2.2 over quota, REFUSED, mailbox_unavailable",
        "RCPT, 554 5.7.1 <ana@example.com> relay denied, REFUSED, refused_by_policy",
        "RCPT, 530 sign in first, REFUSED, configuration",
        "RCPT, 450 4.2.0 greylisted, NOT_DONE, smtp_450",
        "RCPT, 451 4.7.1 later, NOT_DONE, smtp_451",
        "RCPT, 421 closing, NOT_DONE, smtp_421",
        "MAIL, 550 5.7.1 not your address, REFUSED, configuration",
        "MAIL, 530 5.7.0 sign in first, REFUSED, configuration",
        "MAIL, 452 4.3.1 full, NOT_DONE, smtp_452",
        "DATA, 554 no valid recipients, REFUSED, message_refused",
        "DATA, 451 later, NOT_DONE, smtp_451",
        "., 554 5.7.1 looks like spam, REFUSED, message_refused",
        "., 552 too large, REFUSED, message_refused",
        "., 451 4.3.0 later, NOT_DONE, smtp_451",
        "CONNECT, 421 busy, NOT_DONE, smtp_421",
        "CONNECT, 554 no, NOT_DONE, smtp_554"
    })
    void whatTheServerSaysDecidesWhatIsKnown(String step, String reply, Kind kind, String word) {
        server.on(step, reply);
        assertThat(failure()).satisfies(e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e.providerCode()).isEqualTo(word);
            assertThat(e).hasMessageNotContaining("ana@").hasNoCause();
        });
    }

    @Tag("mail.errors-say-what-is-known")
    @ParameterizedTest
    @CsvSource({
        "535 5.7.8 bad password, REFUSED, configuration",
        "534 5.7.9 app password required, REFUSED, configuration",
        "454 4.7.0 temporary failure, NOT_DONE, smtp_454",
        "421 too many logins, NOT_DONE, smtp_421",
        SmtpStub.HANG_UP + ", NOT_DONE, unreachable"
    })
    void aLoginIsRefusedForGoodOrForNow(String reply, Kind kind, String word) {
        server.on("AUTH", reply);
        try (SmtpEmail signedIn =
                gateway().credentials("desk@acme.example", "tell-nobody").build()) {
            assertThat(failureOf(signedIn)).satisfies(e -> {
                assertThat(e.kind()).isEqualTo(kind);
                assertThat(e.providerCode()).isEqualTo(word);
                assertThat(e).hasMessageNotContaining("tell-nobody");
            });
        }
        assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Tag("mail.errors-say-what-is-known")
    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA"})
    void aConnectionLostBeforeTheContentDidNothing(String step) {
        server.on(step, SmtpStub.HANG_UP, SmtpStub.HANG_UP);
        assertThat(failure().kind()).isEqualTo(Kind.NOT_DONE);
        assertThat(server.messages()).isEmpty();
    }

    @Tag("mail.errors-say-what-is-known")
    @Test
    void aConnectionLostBeforeTheConfirmationIsUnknown() {
        server.on(".", SmtpStub.HANG_UP);
        assertThat(failure()).satisfies(e -> {
            assertThat(e.kind()).isEqualTo(Kind.UNKNOWN);
            assertThat(e.providerCode()).isEqualTo("no_answer");
        });
        assertThat(server.messages()).hasSize(1);
    }

    @Tag("mail.waits-are-bounded")
    @ParameterizedTest
    @CsvSource({"CONNECT, NOT_DONE, timed_out", "RCPT, NOT_DONE, timed_out", "., UNKNOWN, no_answer"})
    void aSilentServerIsWaitedForOnlySoLong(String step, Kind kind, String word) {
        server.on(step, SmtpStub.SILENCE);
        try (SmtpEmail impatient = gateway().timeout(Duration.ofMillis(200)).build()) {
            assertThat(failureOf(impatient)).satisfies(e -> {
                assertThat(e.kind()).isEqualTo(kind);
                assertThat(e.providerCode()).isEqualTo(word);
            });
        }
        assertThat(server.messages().size()).isEqualTo(kind == Kind.UNKNOWN ? 1 : 0);
    }

    @Tag("mail.waits-are-bounded")
    @ParameterizedTest
    @CsvSource({"EHLO, NOT_DONE", "MAIL, NOT_DONE", "., UNKNOWN"})
    void aServerThatDripsItsAnswerIsCutOff(String step, Kind kind) {
        server.on(step, SmtpStub.DRIP);
        try (SmtpEmail impatient = gateway().timeout(Duration.ofMillis(200)).build()) {
            assertThat(failureOf(impatient).kind()).isEqualTo(kind);
        }
    }

    @Tag("mail.errors-say-what-is-known")
    @Test
    void aServerThatIsDownDidNothing() throws IOException {
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), 0)); // nobody listens there, nor can anybody begin to
            try (SmtpEmail email = gateway().port(held.getLocalPort()).build()) {
                assertThat(failureOf(email)).satisfies(e -> {
                    assertThat(e.kind()).isEqualTo(Kind.NOT_DONE);
                    assertThat(e.providerCode()).isEqualTo("unreachable");
                });
            }
        }
    }

    @Tag("mail.errors-say-what-is-known")
    @Test
    void aServerWithoutAnAddressDidNothing() {
        try (SmtpEmail lost = gateway().host("nowhere.invalid").build()) {
            assertThat(failureOf(lost).kind()).isEqualTo(Kind.NOT_DONE);
        }
    }

    @Tag("mail.connections-are-kept")
    @Test
    void emailsInARowShareAConnectionAndALogin() {
        try (SmtpEmail signedIn =
                gateway().credentials("desk@acme.example", "secret").build()) {
            for (int i = 0; i < 5; i++) {
                signedIn.send(request());
            }
        }
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.commands())
                .filteredOn(command -> command.startsWith("AUTH"))
                .hasSize(1);
        assertThat(server.messages()).hasSize(5);
    }

    @Tag("mail.connections-are-kept")
    @Test
    void aKeptConnectionThatDiedIsReplaced() throws IOException {
        email.send(request());
        server.hangUpAll();
        email.send(request());
        assertThat(server.connections()).isEqualTo(2);
        assertThat(server.messages()).hasSize(2);
    }

    @Tag("mail.connections-are-kept")
    @Test
    void aConnectionIsNotUsedForEver() {
        for (int i = 0; i < 51; i++) {
            email.send(request());
        }
        assertThat(server.connections()).isEqualTo(2);
        assertThat(server.messages()).hasSize(51);
    }

    @Tag("mail.connections-are-kept")
    @Test
    void aRefusedEmailDoesNotSpoilTheNext() {
        server.on("RCPT", "550 no such user");
        assertThat(failure().kind()).isEqualTo(Kind.REFUSED);
        email.send(request());
        assertThat(server.messages()).hasSize(1);
    }

    @Tag("mail.connections-are-kept")
    @Test
    void thereAreNeverMoreConnectionsThanAllowed() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (SmtpEmail narrow = gateway().maxConnections(2).build()) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                sent.add(threads.submit(() -> narrow.send(request())));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.messages()).hasSize(40);
        assertThat(server.mostConnections()).isLessThanOrEqualTo(2);
    }

    @Tag("mail.waits-are-bounded")
    @Test
    void nobodyWaitsLongForAConnection() {
        server.on("EHLO", SmtpStub.SILENCE);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (SmtpEmail narrow =
                gateway().maxConnections(1).timeout(Duration.ofSeconds(2)).build()) {
            Future<?> first = threads.submit(() -> narrow.send(request()));
            await().until(() -> server.commands().size() == 1);
            assertThat(failureOf(narrow).kind()).isEqualTo(Kind.AT_CAPACITY);
            assertThat(first).isNotDone();
        } finally {
            threads.shutdownNow();
        }
    }

    @Tag("mail.circuit-spares-a-dead-server")
    @Test
    void afterManyFailuresTheServerIsLeftAloneForAWhile() {
        for (int i = 0; i < Circuit.FAILURES; i++) {
            server.on("CONNECT", SmtpStub.HANG_UP);
            failure();
        }
        assertThat(email.circuit()).isEqualTo("open");
        assertThat(failure()).satisfies(e -> {
            assertThat(e.kind()).isEqualTo(Kind.NOT_DONE);
            assertThat(e.providerCode()).isEqualTo("circuit_open");
            assertThat(e.retryAfter()).isPresent();
        });
        assertThat(server.connections()).isEqualTo(Circuit.FAILURES);
    }

    @Tag("mail.circuit-spares-a-dead-server")
    @Test
    void refusedAddressesAreNoOutage() {
        for (int i = 0; i < Circuit.REQUESTS; i++) {
            server.on("RCPT", "550 no such user");
            failure();
        }
        assertThat(email.circuit()).isEqualTo("closed");
        email.send(request());
    }

    @Tag("mail.close-leaves-nothing")
    @Test
    void afterClosingNoThreadAndNoConnectionIsLeft() {
        email.send(request());
        email.close();
        email.close();
        await().untilAsserted(() -> {
            assertThat(server.openConnections()).isZero();
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("booking-mail-timer");
        });
        assertThat(failure().kind()).isEqualTo(Kind.NOT_DONE);
    }

    @Tag("mail.greets-by-the-senders-domain")
    @Test
    void greetsByTheDomainOfItsAddressAndSendsFromIt() {
        email.send(request());
        assertThat(server.commands()).contains("EHLO acme.example", "MAIL FROM:<desk@acme.example>");
    }

    private GatewayException failure() {
        return failureOf(email);
    }

    private static GatewayException failureOf(SmtpEmail gateway) {
        return catchThrowableOfType(GatewayException.class, () -> gateway.send(request()));
    }

    private SmtpEmailBuilder gateway() {
        return SmtpEmail.builder()
                .host("localhost")
                .port(server.port())
                .security(Security.NONE)
                .from("desk@acme.example")
                .timeout(Duration.ofSeconds(5))
                .clock(InstantSource.system());
    }

    private static EmailRequest request() {
        return new EmailRequest("1@acme", "Acme", ANA, "Your visit", "Tuesday", "<p>Tuesday</p>");
    }
}
