package io.github.booking4j.client;

import io.github.booking4j.money.Money;
import java.util.Currency;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much a client's calls may cost. A call is dialled only when what was spent, what the calls cost whose bill is not there yet,
 * and its own {@code perCall} fit into both limits; until then it waits, at most for the end of the day or month. Incoming calls are
 * never refused, and count.
 *
 * @param daily most of a day on the client's clock; null: no limit
 * @param monthly most of a calendar month on the client's clock; null: no limit
 * @param perCall what a call counts until its bill is known, and for good when the bill is in another currency (0.50 USD)
 */
public record CallBudget(@Nullable Money daily, @Nullable Money monthly, Money perCall) {
    private static final CallBudget UNLIMITED = new CallBudget(null, null, Money.of("0.50", "USD"));

    /**
     * Checks the amounts.
     *
     * @throws IllegalArgumentException if one is negative, or in another currency than the others
     */
    public CallBudget {
        Objects.requireNonNull(perCall, "perCall");
        Currency currency = perCall.currency();
        Stream.of(perCall, daily == null ? perCall : daily, monthly == null ? perCall : monthly)
                .forEach(amount -> {
                    if (amount.amount().signum() < 0) {
                        throw new IllegalArgumentException("an amount of a budget is negative: " + amount);
                    }
                    if (!amount.currency().equals(currency)) {
                        throw new IllegalArgumentException("a budget is in one currency, not in "
                                + currency.getCurrencyCode() + " and "
                                + amount.currency().getCurrencyCode());
                    }
                });
    }

    /** No limit. */
    public static CallBudget unlimited() {
        return UNLIMITED;
    }

    /** Whether there is any limit. */
    public boolean isLimited() {
        return daily != null || monthly != null;
    }

    /** What the limits are in. */
    public Currency currency() {
        return perCall.currency();
    }
}
