package io.github.booking4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.Client;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.store.SpendRepository;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link SpendRepository} promises. */
public interface SpendRepositoryContract extends StoreContract {
    /** The currency of the amounts. */
    Currency USD = Currency.getInstance("USD");

    @Test
    @Tag("budget.settled-by-the-report")
    default void whatTheDaysHaveCostIsAddedUp() {
        Client client = givenClient();
        LocalDate day = LocalDate.parse("2026-02-28");
        change(unit -> {
            unit.spending().add(client.key(), day.minusDays(1), Money.of("100", "USD"));
            unit.spending().add(client.key(), day, Money.of("0.113", "USD"));
            unit.spending().add(client.key(), day, Money.of("0.0005", "USD"));
            unit.spending().add(client.key(), day, Money.of("7", "EUR"));
            unit.spending().add(client.key(), day.plusDays(1), Money.of("2.50", "USD"));
            unit.spending().add(client.key(), day.plusDays(2), Money.of("1000", "USD"));
        });

        assertThat(total(client, day, day)).isEqualTo(Money.of("0.1135", "USD"));
        assertThat(total(client, day, day.plusDays(1))).isEqualTo(Money.of("2.6135", "USD"));
        assertThat(total(client, day.plusDays(3), day.plusDays(9))).isEqualTo(Money.zero(USD));
        assertThat(total(givenClient(), day, day)).isEqualTo(Money.zero(USD));
    }

    @Test
    @Tag("budget.settled-by-the-report")
    default void nothingIsLostWhenManyAddAtOnce() {
        Client client = givenClient();
        LocalDate day = LocalDate.parse("2026-02-28");
        Together.run(8, number -> addCents(client, day, 20));
        assertThat(total(client, day, day)).isEqualTo(Money.of("1.60", "USD"));
    }

    @Test
    @Tag("budget.alert")
    default void aBudgetIsNotedAsUsedUpOnce() {
        Client client = givenClient();
        Client other = givenClient();
        assertThat(holds(unit -> unit.spending().noteUsedUp(client.key(), "day 1")))
                .isTrue();
        assertThat(holds(unit -> unit.spending().noteUsedUp(client.key(), "day 1")))
                .isFalse();
        assertThat(holds(unit -> unit.spending().noteUsedUp(client.key(), "day 2")))
                .isTrue();
        assertThat(holds(unit -> unit.spending().noteUsedUp(other.key(), "day 1")))
                .isTrue();
        rollBack(unit -> unit.spending().noteUsedUp(other.key(), "day 3"));
        assertThat(holds(unit -> unit.spending().noteUsedUp(other.key(), "day 3")))
                .isTrue();
    }

    private int addCents(Client client, LocalDate day, int cents) {
        for (int i = 0; i < cents; i++) {
            change(unit -> unit.spending().add(client.key(), day, Money.of("0.01", "USD")));
        }
        return cents;
    }

    private Money total(Client client, LocalDate from, LocalDate to) {
        return inTransaction(unit -> unit.spending().total(client.key(), from, to, USD));
    }
}
