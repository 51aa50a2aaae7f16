package io.github.booking4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.Client;
import io.github.booking4j.spi.store.Directory;
import io.github.booking4j.spi.store.Directory.Entry;
import io.github.booking4j.spi.store.Directory.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link Directory} promises. */
public interface DirectoryContract extends StoreContract {
    @Test
    @Tag("store.directory")
    default void leadsFromWhatIsKnownOutsideToTheClient() {
        Client client = givenClient();
        String value = "value-" + UUID.randomUUID();
        Entry entry = new Entry(Kind.PROVIDER_CALL, value, client.key(), "call-1");

        assertThat(holds(unit -> unit.directory().put(entry))).isTrue();

        change(unit -> {
            assertThat(unit.directory().find(Kind.PROVIDER_CALL, value)).contains(entry);
            assertThat(unit.directory().find(Kind.PROVIDER_MESSAGE, value)).isEmpty();
            assertThat(unit.directory().find(Kind.PROVIDER_CALL, value + "x")).isEmpty();
            assertThat(unit.directory().list(Kind.API_KEY, value)).isEmpty();
        });
    }

    @Test
    @Tag("store.directory")
    default void keepsEveryKindAndAValueOfTwoHundredCharacters() {
        Client client = givenClient();
        String value = (UUID.randomUUID() + "x".repeat(200)).substring(0, 200);
        List<Entry> entries = Stream.of(Kind.values())
                .map(kind -> new Entry(kind, value, client.key(), "subject of " + kind))
                .toList();

        change(unit -> entries.forEach(entry -> unit.directory().put(entry)));

        change(unit -> entries.forEach(
                entry -> assertThat(unit.directory().find(entry.kind(), value)).contains(entry)));
    }

    @Test
    @Tag("store.directory")
    default void anEntryThatAlreadyLeadsToTheClientStaysAsItIs() {
        Client client = givenClient();
        String value = "value-" + UUID.randomUUID();
        Entry first = new Entry(Kind.PROVIDER_CALL, value, client.key(), "call-1");
        change(unit -> unit.directory().put(first));

        boolean again =
                holds(unit -> unit.directory().put(new Entry(Kind.PROVIDER_CALL, value, client.key(), "call-2")));

        assertThat(again).isFalse();
        assertThat(find(unit -> unit.directory().find(Kind.PROVIDER_CALL, value)))
                .contains(first);
    }

    @Test
    @Tag("store.directory-shared")
    default void aValueMayBeSharedByClients() {
        List<Client> clients = List.of(givenClient(), givenClient(), givenClient()).stream()
                .sorted(Comparator.comparing(Client::key))
                .toList();
        String number = "+1" + UUID.randomUUID();
        Entry last = new Entry(Kind.OWN_NUMBER, number, clients.get(2).key(), "c");
        Entry first = new Entry(Kind.OWN_NUMBER, number, clients.get(0).key(), "a");
        Entry middle = new Entry(Kind.OWN_NUMBER, number, clients.get(1).key(), "b");

        List.of(last, first, middle)
                .forEach(entry ->
                        assertThat(holds(unit -> unit.directory().put(entry))).isTrue());

        change(unit -> {
            assertThat(unit.directory().list(Kind.OWN_NUMBER, number)).containsExactly(first, middle, last);
            assertThat(unit.directory().find(Kind.OWN_NUMBER, number)).contains(last);
        });
    }

    @Test
    @Tag("store.directory-shared")
    default void removingTheEntryOfOneClientLeavesThoseOfTheOthers() {
        Client one = givenClient();
        Client other = givenClient();
        String number = "+1" + UUID.randomUUID();
        Entry kept = new Entry(Kind.OWN_NUMBER, number, other.key(), "b");
        change(unit -> {
            unit.directory().put(new Entry(Kind.OWN_NUMBER, number, one.key(), "a"));
            unit.directory().put(kept);
            unit.directory().remove(Kind.OWN_NUMBER, number, one.key());
            unit.directory().remove(Kind.API_KEY, number, other.key());
        });

        assertThat(list(unit -> unit.directory().list(Kind.OWN_NUMBER, number))).containsExactly(kept);
    }

    @Test
    @Tag("store.directory-shared")
    default void ofThreadsThatPutTheSameEntryOneSucceeds() {
        Client client = givenClient();
        String value = "value-" + UUID.randomUUID();

        List<Boolean> stored = Together.run(
                4,
                thread -> holds(
                        unit -> unit.directory().put(new Entry(Kind.LINK_TOKEN, value, client.key(), "by " + thread))));

        assertThat(stored).filteredOn(Boolean::booleanValue).hasSize(1);
        int winner = stored.indexOf(true);
        assertThat(find(unit -> unit.directory().find(Kind.LINK_TOKEN, value)))
                .contains(new Entry(Kind.LINK_TOKEN, value, client.key(), "by " + winner));
    }
}
