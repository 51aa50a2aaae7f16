package io.github.booking4j.servlet;

import static io.github.booking4j.servlet.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.servlet.ServedEngine.Setup;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final String EVENTS = "/api/realtime/{key}/events";

    @Test
    @Tag("sse.live")
    void whatHappensIsToldAtOnce() throws IOException {
        try (ServedEngine served = ServedEngine.start();
                SseReader reader = SseReader.open(served, EVENTS, served.acmeKey, null)) {
            lead(served, 0);

            SseReader.Message message = reader.next();

            assertThat(reader.head()).contains("200 OK", "text/event-stream;charset=utf-8", "X-Accel-Buffering: no");
            assertThat(message.event()).isEqualTo("lead.created");
            JsonNode data = message.json();
            assertThat(data.fieldNames()).toIterable().containsExactly("id", "type", "time", "clientKey", "data");
            assertThat(data.path("id").longValue()).isEqualTo(message.id());
            assertThat(data.path("type").textValue()).isEqualTo("lead.created");
            assertThat(data.path("time").textValue()).isEqualTo(ServedEngine.NOW);
            assertThat(data.path("clientKey").textValue()).isEqualTo(served.acme.value());
            assertThat(data.at("/data/leadId").textValue()).isNotBlank();
        }
    }

    @Test
    @Tag("sse.revoked-key")
    void aRevokedKeyEndsItsStreamsAndNobodyElses() throws IOException {
        try (ServedEngine served = ServedEngine.start()) {
            String doomed = served.engine
                    .clients()
                    .issueApiKey(served.acme, "doomed", null)
                    .secret();
            served.engine.runDue();
            try (SseReader revoked = SseReader.open(served, EVENTS, doomed, null);
                    SseReader other = SseReader.open(served, EVENTS, served.acmeKey, null);
                    SseReader admin = SseReader.open(served, EVENTS, ServedEngine.ADMIN, null)) {
                await().until(() -> served.openStreams() == 3);
                served.engine.clients().listApiKeys(served.acme).stream()
                        .filter(key -> key.name().equals("doomed"))
                        .forEach(key -> served.engine.clients().revokeApiKey(served.acme, key.id()));
                served.engine.leads().submit(served.acme, NewLead.phone(phone(1)));
                served.engine.runDue();

                await().until(() -> served.openStreams() == 2);
                assertThat(revoked.rest()).doesNotContain("event:");
                assertThat(other.next().event()).isEqualTo("client.updated");
                assertThat(other.next().event()).isEqualTo("lead.created");
                assertThat(admin.next().event()).isEqualTo("client.updated");
            }
        }
    }

    @Test
    @Tag("sse.limit")
    void oneClientCannotTakeEveryStreamThereIs() throws IOException {
        List<SseReader> readers = new ArrayList<>();
        try (ServedEngine served = ServedEngine.start()) {
            for (int i = 0; i < 200; i++) {
                readers.add(SseReader.open(served, EVENTS, ServedEngine.ADMIN, null));
            }

            // Read as a stream, which ends when it is refused: one that is let in would not.
            try (SseReader refused = SseReader.open(served, EVENTS, served.acmeKey, null)) {
                assertThat(refused.head()).contains("429");
            }
            String ofAnother = "/api/realtime/" + served.other + "/events";
            try (SseReader another = SseReader.open(served, ofAnother, served.otherKey, null)) {
                assertThat(another.head()).contains("200 OK");
            }
        } finally {
            for (SseReader reader : readers) {
                reader.close();
            }
        }
    }

    @Test
    @Tag("sse.resume")
    void whoComesBackMissesNothingAndSeesNothingTwice() throws IOException {
        try (ServedEngine served = ServedEngine.start()) {
            List<Long> seen = new ArrayList<>();
            long before;
            try (SseReader reader = SseReader.open(served, EVENTS, served.acmeKey, null)) {
                lead(served, 0);
                before = reader.next().id();
            }
            for (int i = 1; i < 300; i++) {
                served.engine.leads().submit(served.acme, NewLead.phone(phone(i)));
            }
            served.engine.runDue();
            long latest = served.engine.events().latest(served.acme);

            try (SseReader reader = SseReader.open(served, EVENTS, served.acmeKey, Long.toString(before))) {
                while (seen.isEmpty() || seen.get(seen.size() - 1) < latest) {
                    seen.add(reader.next().id());
                }
            }

            assertThat(seen).hasSizeGreaterThan(300); // several pages
            assertThat(seen)
                    .isEqualTo(
                            LongStream.rangeClosed(before + 1, latest).boxed().toList());
        }
    }

    @Test
    @Tag("sse.resume")
    void noEventIsLostWhileManyThreadsMakeThem() throws Exception {
        try (ServedEngine served = ServedEngine.start();
                SseReader reader = SseReader.open(served, EVENTS, served.acmeKey, "0")) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                int first = t * 100;
                threads.add(new Thread(() -> {
                    for (int i = first; i < first + 100; i++) {
                        served.engine.leads().submit(served.acme, NewLead.phone(phone(i)));
                    }
                }));
            }
            threads.forEach(Thread::start);
            long seen = 0;
            while (threads.stream().anyMatch(Thread::isAlive)) {
                served.engine.runDue(); // hints come while the stream reads and writes
            }
            for (Thread thread : threads) {
                thread.join();
            }
            served.engine.runDue();
            long latest = served.engine.events().latest(served.acme);

            while (seen < latest) {
                SseReader.Message message = reader.next();
                assertThat(message.id()).isEqualTo(seen + 1);
                seen = message.id();
            }
        }
    }

    @Test
    @Tag("sse.recent")
    void aReaderMayAskForTheLastOnesFirst() throws IOException {
        try (ServedEngine served = ServedEngine.start()) {
            for (int i = 0; i < 10; i++) {
                lead(served, i);
            }
            long latest = served.engine.events().latest(served.acme);

            try (SseReader reader = SseReader.open(served, EVENTS + "?recent=3", served.acmeKey, null)) {
                assertThat(List.of(
                                reader.next().id(),
                                reader.next().id(),
                                reader.next().id()))
                        .containsExactly(latest - 2, latest - 1, latest);
            }
        }
    }

    @Test
    @Tag("sse.resume")
    void aNumberThatWasNeverReachedGoesOnFromTheNewest() throws IOException {
        try (ServedEngine served = ServedEngine.start();
                SseReader reader = SseReader.open(served, EVENTS, served.acmeKey, "999999")) {
            long before = served.engine.events().latest(served.acme);
            lead(served, 0);

            assertThat(reader.next().id()).isEqualTo(before + 1);
        }
    }

    @Test
    @Tag("sse.resume")
    void aLastEventIdThatIsNoNumberIsRefused() {
        try (ServedEngine served = ServedEngine.start()) {
            assertProblem(
                    served.send(served.request("GET", EVENTS, served.acmeKey, null, null)
                            .header("Last-Event-ID", "yesterday")),
                    400,
                    "last_event_id_invalid");
            assertProblem(served.get(EVENTS + "?after=yesterday"), 400, "parameter_invalid");
        }
    }

    @Test
    @Tag("http.clients-apart")
    void aClientHearsNothingOfAnother() throws IOException {
        try (ServedEngine served = ServedEngine.start();
                SseReader ours = SseReader.open(served, EVENTS, served.acmeKey, null);
                SseReader theirs =
                        SseReader.open(served, "/api/realtime/" + served.other + "/events", served.otherKey, null)) {
            served.engine.leads().submit(served.other, NewLead.phone(phone(1)));
            served.engine.runDue();
            lead(served, 2);

            assertThat(theirs.next().json().path("clientKey").textValue()).isEqualTo(served.other.value());
            assertThat(ours.next().json().path("clientKey").textValue()).isEqualTo(served.acme.value());
        }
    }

    @Test
    @Tag("sse.heartbeat")
    void aQuietStreamBeats() throws IOException {
        try (ServedEngine served = ServedEngine.start(new Setup().heartbeat(Duration.ofMillis(50)));
                SseReader reader = SseReader.open(served, EVENTS, served.acmeKey, null)) {
            assertThat(reader.comment()).isEqualTo(": beat");
            assertThat(reader.comment()).isEqualTo(": beat");
            lead(served, 0);
            assertThat(reader.next().event()).isEqualTo("lead.created");
        }
    }

    @Test
    @Tag("sse.gone-noticed")
    void aReaderThatLeftIsNoticedByAHeartbeat() throws IOException {
        try (ServedEngine served = ServedEngine.start(new Setup().heartbeat(Duration.ofMillis(50)))) {
            SseReader reader = SseReader.open(served, EVENTS, served.acmeKey, null);
            assertThat(served.openStreams()).isEqualTo(1);

            reader.close();

            await().untilAsserted(() -> assertThat(served.openStreams()).isZero());
        }
    }

    @Test
    @Tag("sse.slow-dropped")
    void aReaderThatReadsNothingIsDroppedAndHoldsNobodyUp() throws IOException {
        try (ServedEngine served = ServedEngine.start(
                        new Setup().heartbeat(Duration.ofMillis(500)).idleTimeout(Duration.ofMinutes(5)));
                RawHttp slow = RawHttp.slow(served.base);
                SseReader quick = SseReader.open(served, EVENTS, served.acmeKey, null)) {
            slow.write("GET " + EVENTS.replace("{key}", served.acme.value()) + " HTTP/1.1\r\nHost: t\r\nX-API-Key: "
                    + served.acmeKey + "\r\n\r\n");
            slow.readUntil("retry");
            assertThat(served.openStreams()).isEqualTo(2);
            long seen = served.engine.events().latest(served.acme);

            String source = "n".repeat(90);
            for (int i = 0; served.openStreams() == 2; i++) { // until the buffers of the network are full
                assertThat(i).as("leads told to nobody").isLessThan(200_000);
                served.engine
                        .leads()
                        .submit(served.acme, NewLead.phone(phone(i % 9_000)).source(source));
                if (i % 100 == 0) {
                    served.engine.runDue();
                    seen = readToLatest(served, quick, seen);
                }
            }

            lead(served, 9_500);
            assertThat(readToLatest(served, quick, seen)).isGreaterThan(seen);
        }
    }

    private static long readToLatest(ServedEngine served, SseReader reader, long seen) throws IOException {
        long latest = served.engine.events().latest(served.acme);
        for (long number = seen + 1; number <= latest; number++) {
            assertThat(reader.next().id()).isEqualTo(number);
        }
        return latest;
    }

    @Test
    @Tag("sse.no-thread-left")
    void aServletThatIsDestroyedEndsItsStreamsAndLeavesNoThread() throws IOException {
        ServedEngine served = ServedEngine.start(new Setup().heartbeat(Duration.ofMillis(50)));
        SseReader reader = SseReader.open(served, EVENTS, served.acmeKey, null);
        lead(served, 0);
        reader.next();
        assertThat(streamThreads()).isNotEmpty();

        served.close();

        await().untilAsserted(() -> assertThat(streamThreads()).isEmpty()); // a pool ends before its last thread does
        assertThat(reader.readsToTheEnd()).isTrue();
        reader.close();
    }

    private static List<String> streamThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("booking-stream"))
                .toList();
    }

    private static void lead(ServedEngine served, int number) {
        served.engine.leads().submit(served.acme, NewLead.phone(phone(number)));
        served.engine.runDue();
    }

    private static String phone(int number) {
        return "+1212" + (2_000_000 + number);
    }
}
