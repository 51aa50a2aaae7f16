package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.Client;
import io.github.booking4j.spi.store.IdempotencyRepository;
import io.github.booking4j.spi.store.IdempotencyRepository.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link IdempotencyRepository} promises. */
public interface IdempotencyContract extends StoreContract {
    @Test
    @Tag("store.idempotency")
    default void theFirstClaimOfAKeyStaysWhateverIsAskedForLater() {
        Client client = givenClient();
        String key = UUID.randomUUID() + " 🔑 " + "x".repeat(150);
        Claim first = new Claim(client.key().value(), key, "book", "hash-1", "subject-1", NOW);
        Claim second = new Claim(client.key().value(), key, "import", "hash-2", "subject-2", NOW.plusSeconds(1));

        assertThat(find(unit -> unit.idempotency().find(first.scope(), key))).isEmpty();
        assertThat(find(unit -> unit.idempotency().claim(first))).isEmpty();
        assertThat(find(unit -> unit.idempotency().claim(second))).contains(first);
        assertThat(find(unit -> unit.idempotency().claim(first))).contains(first);
        assertThat(find(unit -> unit.idempotency().find(first.scope(), key))).contains(first);
    }

    @Test
    @Tag("store.idempotency")
    default void theSameKeyInAnotherScopeIsAnother() {
        Client client = givenClient();
        Client other = givenClient();
        String key = UUID.randomUUID().toString();

        for (String scope : List.of(client.key().value(), other.key().value(), "-")) {
            Claim claim = new Claim(scope, key, "book", "hash", "subject of " + scope, NOW);
            assertThat(find(unit -> unit.idempotency().claim(claim))).isEmpty();
            assertThat(find(unit -> unit.idempotency().find(scope, key))).contains(claim);
        }
    }

    @Test
    @Tag("store.idempotency")
    default void aKeyWhoseRequestFailedIsFreeAgain() {
        Client client = givenClient();
        Claim claim = claim(client, "key", NOW.plusNanos(1_999));

        rollBack(unit -> unit.idempotency().claim(claim));

        assertThat(find(unit -> unit.idempotency().claim(claim))).isEmpty();
        assertThat(find(unit -> unit.idempotency().find(claim.scope(), "key")).map(Claim::at))
                .contains(NOW.plusNanos(1_000));
    }

    @Test
    @Tag("store.idempotency")
    default void ofThreadsThatClaimAKeyOneWinsAndTheOthersLearnWhatItMade() {
        Client client = givenClient();

        for (int round = 0; round < 5; round++) {
            String key = "key-" + round;
            List<Optional<Claim>> answers = Together.run(
                    6,
                    thread -> inTransaction(unit -> unit.idempotency()
                            .claim(new Claim(client.key().value(), key, "book", "hash", "by " + thread, NOW))));

            assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
            String winner = "by " + answers.indexOf(Optional.<Claim>empty());
            assertThat(answers.stream().flatMap(Optional::stream))
                    .hasSize(5)
                    .allSatisfy(earlier -> assertThat(earlier.subject()).isEqualTo(winner));
        }
    }

    @Test
    @Tag("store.idempotency")
    default void oldClaimsAreRemovedUpToALimit() {
        Client client = givenClient();
        Instant longAgo = Instant.parse("1971-01-01T00:00:00Z");
        change(unit -> unit.idempotency().removeBefore(longAgo.plusSeconds(10), 10_000)); // what other tests left
        change(unit -> {
            for (int i = 0; i < 4; i++) {
                unit.idempotency().claim(claim(client, "key-" + i, longAgo.plusSeconds(i)));
            }
        });

        assertThat(count(unit -> unit.idempotency().removeBefore(longAgo.plusSeconds(3), 2)))
                .isEqualTo(2);
        assertThat(count(unit -> unit.idempotency().removeBefore(longAgo.plusSeconds(3), 2)))
                .isEqualTo(1);
        assertThat(count(unit -> unit.idempotency().removeBefore(longAgo.plusSeconds(3), 2)))
                .isZero();
        assertThat(find(unit -> unit.idempotency().find(client.key().value(), "key-2")))
                .isEmpty();
        assertThat(find(unit -> unit.idempotency().find(client.key().value(), "key-3")))
                .isPresent();
    }

    private static Claim claim(Client client, String key, Instant at) {
        return new Claim(client.key().value(), key, "book", "hash", "subject", at);
    }
}
