package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.event.Event;
import io.github.booking4j.event.EventType;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.EventLog.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link EventLog} promises: one growing sequence of numbers for each client, without gaps. */
public interface EventLogContract extends StoreContract {
    @Test
    @Tag("events.unnumbered-unseen")
    default void anEventIsSeenOnceItIsNumbered() {
        Client client = givenClient();
        append(client, "a", "b");

        change(unit -> {
            assertThat(unit.events().listAfter(client.key(), 0, 10)).isEmpty();
            assertThat(unit.events().latest(client.key())).isZero();
            assertThat(unit.events().unnumbered(null, 1_000_000)).contains(client.key());
        });

        assertThat(number(client, 10)).isEqualTo(2);

        change(unit -> {
            assertThat(unit.events().listAfter(client.key(), 0, 10)).hasSize(2);
            assertThat(unit.events().latest(client.key())).isEqualTo(2);
            assertThat(unit.events().unnumbered(null, 1_000_000)).doesNotContain(client.key());
        });
        assertThat(number(client, 10)).isZero();
    }

    @Test
    @Tag("events.append-order")
    default void eventsAreNumberedInTheOrderTheyWereAppendedFromTheNumberAfterTheLast() {
        Client client = givenClient();
        append(client, "a", "b", "c");
        append(client, "d");

        assertThat(number(client, 2)).isEqualTo(2);
        append(client, "e");
        assertThat(number(client, 2)).isEqualTo(2);
        assertThat(number(client, 2)).isEqualTo(1);

        assertThat(list(unit -> unit.events().listAfter(client.key(), 0, 100)))
                .extracting(Event::number, event -> subject(event.data()))
                .containsExactly(tuple(1L, "a"), tuple(2L, "b"), tuple(3L, "c"), tuple(4L, "d"), tuple(5L, "e"));
    }

    @Test
    @Tag("store.keeps-values")
    default void keepsEveryTypeOfEventWithItsTimeAndData() {
        Client client = givenClient();
        String data = "{\"text\":\"“Bücher” 📚 𝒟 \\\"quoted\\\" \\n\",\"number\":1.50}";
        List<Draft> drafts = Stream.of(EventType.values())
                .map(type -> new Draft(type, NOW.plusNanos(1_999), data))
                .toList();

        change(unit -> unit.events().append(client.key(), drafts));
        number(client, 1_000);

        List<Event> events = list(unit -> unit.events().listAfter(client.key(), 0, 1_000));
        assertThat(events).extracting(Event::type).containsExactly(EventType.values());
        assertThat(events)
                .allSatisfy(event -> assertThat(event)
                        .isEqualTo(new Event(client.key(), event.number(), event.type(), NOW.plusNanos(1_000), data)));
    }

    @Test
    @Tag("events.resume")
    default void listsEventsAfterANumber() {
        Client client = givenClient();
        append(client, "a", "b", "c", "d");
        number(client, 10);

        assertThat(list(unit -> unit.events().listAfter(client.key(), 1, 2)))
                .extracting(Event::number)
                .containsExactly(2L, 3L);
        assertThat(list(unit -> unit.events().listAfter(client.key(), 4, 2))).isEmpty();
        assertThat(list(unit -> unit.events().listAfter(client.key(), 400, 2))).isEmpty();
    }

    @Test
    @Tag("store.client-isolation")
    default void eachClientHasNumbersOfItsOwn() {
        Client one = givenClient();
        Client other = givenClient();
        append(one, "a", "b");
        append(other, "x");
        append(one, "c");
        number(one, 10);

        assertThat(list(unit -> unit.events().listAfter(other.key(), 0, 10))).isEmpty();
        number(other, 10);

        assertThat(list(unit -> unit.events().listAfter(one.key(), 0, 10)))
                .extracting(event -> subject(event.data()))
                .containsExactly("a", "b", "c");
        assertThat(list(unit -> unit.events().listAfter(other.key(), 0, 10)))
                .extracting(Event::number)
                .containsExactly(1L);
    }

    @Test
    @Tag("events.unnumbered-unseen")
    default void clientsWithUnnumberedEventsAreListedUpToALimit() {
        List<Client> clients = List.of(givenClient(), givenClient(), givenClient());
        clients.forEach(client -> append(client, "a", "b"));

        change(unit -> {
            assertThat(unit.events().unnumbered(null, 1_000_000))
                    .doesNotHaveDuplicates()
                    .containsAll(clients.stream().map(Client::key).toList());
            assertThat(unit.events().unnumbered(null, 2)).hasSize(2);
            List<ClientKey> all = unit.events().unnumbered(null, 1_000_000);
            assertThat(all).isSorted();
            assertThat(unit.events().unnumbered(all.get(0), all.size())).isEqualTo(all.subList(1, all.size()));
            assertThat(unit.events().unnumbered(all.get(all.size() - 1), 1)).isEmpty();
        });
    }

    @Test
    @Tag("events.gapless")
    default void aRolledBackNumberingLeavesNoGap() {
        Client client = givenClient();
        append(client, "a");
        rollBack(unit -> unit.events().number(client.key(), 10));
        rollBack(unit -> unit.events().append(client.key(), List.of(draft("lost"))));
        append(client, "b");

        number(client, 10);

        assertThat(list(unit -> unit.events().listAfter(client.key(), 0, 10)))
                .extracting(Event::number, event -> subject(event.data()))
                .containsExactly(tuple(1L, "a"), tuple(2L, "b"));
    }

    @Test
    @Tag("events.gapless")
    default void numberersAtOnceGiveEachEventOneNumberWhileOthersAppend() {
        Client client = givenClient();
        int appenders = 2;
        int each = 40;
        AtomicInteger appending = new AtomicInteger(appenders);
        List<List<Long>> seen = Together.run(appenders + 3, thread -> {
            List<Long> numbers = new ArrayList<>();
            if (thread < appenders) {
                IntStream.range(0, each).forEach(i -> append(client, thread + "-" + i));
                appending.decrementAndGet();
            } else {
                boolean last;
                do {
                    last = appending.get() == 0;
                    number(client, 7);
                    long after = numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
                    list(unit -> unit.events().listAfter(client.key(), after, 1_000))
                            .forEach(event -> numbers.add(event.number()));
                } while (!last);
            }
            return numbers;
        });
        number(client, 1_000);

        List<Event> events = list(unit -> unit.events().listAfter(client.key(), 0, 1_000));
        assertThat(events)
                .extracting(Event::number)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, (long) appenders * each)
                        .boxed()
                        .toList());
        for (int appender = 0; appender < appenders; appender++) {
            String prefix = appender + "-";
            assertThat(events.stream().map(event -> subject(event.data())).filter(text -> text.startsWith(prefix)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, each).mapToObj(i -> prefix + i).toList());
        }
        assertThat(seen.subList(appenders, appenders + 3))
                .allSatisfy(numbers -> assertThat(numbers)
                        .as("a reader misses none and sees none twice")
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, numbers.size())
                                .boxed()
                                .toList()));
    }

    private void append(Client client, String... subjects) {
        change(unit -> unit.events()
                .append(
                        client.key(),
                        Stream.of(subjects).map(EventLogContract::draft).toList()));
    }

    private long number(Client client, int limit) {
        return count(unit -> unit.events().number(client.key(), limit));
    }

    private static Draft draft(String subject) {
        return new Draft(EventType.LEAD_CREATED, NOW, "{\"id\":\"" + subject + "\"}");
    }

    private static String subject(String data) {
        return data.substring("{\"id\":\"".length(), data.length() - 2);
    }
}
