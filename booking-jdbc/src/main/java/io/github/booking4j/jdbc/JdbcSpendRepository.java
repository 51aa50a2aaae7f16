package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.store.SpendRepository;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;

final class JdbcSpendRepository implements SpendRepository {
    private static final SqlText ADD = SqlText.of("""
            update booking_spending set cost_amount = cost_amount + :amount
            where client_key = :client and currency = :currency and spent_on = :day""");

    private static final SqlText INSERT = SqlText.of("""
            insert into booking_spending (client_key, currency, spent_on, cost_amount)
            values (:client, :currency, :day, :amount)""");

    private static final SqlText TOTAL = SqlText.of("""
            select coalesce(sum(cost_amount), 0) as total_amount, cast(:currency as char(3)) as total_currency
            from booking_spending
            where client_key = :client and currency = :currency and spent_on between :from and :to""");

    private static final SqlText NOTE =
            SqlText.of("insert into booking_used_up_budget (client_key, budget) values (:client, :budget)");

    private final Sql sql;

    JdbcSpendRepository(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(ClientKey client, LocalDate day, Money cost) {
        Binds binds = binds(client, cost.currency()).put("day", day).put("amount", cost.amount());
        // Another transaction may insert between the two; then there is something to add to.
        if (sql.update(ADD, binds) == 0 && !sql.insertIfAbsent(INSERT, binds)) {
            sql.update(ADD, binds);
        }
    }

    @Override
    public Money total(ClientKey client, LocalDate from, LocalDate to, Currency currency) {
        Binds binds = binds(client, currency).put("from", from).put("to", to);
        return sql.list(TOTAL, binds, row -> Objects.requireNonNull(row.money("total")))
                .get(0);
    }

    @Override
    public boolean noteUsedUp(ClientKey client, String budget) {
        return sql.insertIfAbsent(NOTE, Binds.of(client).put("budget", budget));
    }

    private static Binds binds(ClientKey client, Currency currency) {
        return Binds.of(client).put("currency", currency.getCurrencyCode());
    }
}
