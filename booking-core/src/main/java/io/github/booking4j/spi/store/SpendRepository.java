package io.github.booking4j.spi.store;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.money.Money;
import java.time.LocalDate;
import java.util.Currency;

/** What the calls of clients have cost, by the day on the client's clock and by currency. */
public interface SpendRepository {
    /** Adds to what a day has cost. */
    void add(ClientKey client, LocalDate day, Money cost);

    /** What the days from one to another, both included, have cost in a currency; zero when nothing. */
    Money total(ClientKey client, LocalDate from, LocalDate to, Currency currency);

    /**
     * Notes that a budget is used up.
     *
     * @param budget which one, up to 100 characters
     * @return whether it was not noted before
     */
    boolean noteUsedUp(ClientKey client, String budget);
}
