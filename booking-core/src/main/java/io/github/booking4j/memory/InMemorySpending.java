package io.github.booking4j.memory;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.memory.Schema.DaySpending;
import io.github.booking4j.memory.Schema.UsedUpBudget;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.store.SpendRepository;
import java.time.LocalDate;
import java.util.Currency;

final class InMemorySpending implements SpendRepository {
    private final Schema schema;

    InMemorySpending(Schema schema) {
        this.schema = schema;
    }

    @Override
    public void add(ClientKey client, LocalDate day, Money cost) {
        Money before = schema.spending
                .find(client, cost.currency().getCurrencyCode(), day)
                .map(DaySpending::cost)
                .orElseGet(() -> Money.zero(cost.currency()));
        schema.spending.put(new DaySpending(client, day, before.plus(cost)));
    }

    @Override
    public Money total(ClientKey client, LocalDate from, LocalDate to, Currency currency) {
        String code = currency.getCurrencyCode();
        return schema
                .spending
                .primary()
                .range(Key.of(client, code, from), Key.of(client, code, to).end())
                .stream()
                .map(DaySpending::cost)
                .reduce(Money.zero(currency), Money::plus);
    }

    @Override
    public boolean noteUsedUp(ClientKey client, String budget) {
        boolean isNew = schema.usedUpBudgets.find(client, budget).isEmpty();
        schema.usedUpBudgets.put(new UsedUpBudget(client, budget));
        return isNew;
    }
}
