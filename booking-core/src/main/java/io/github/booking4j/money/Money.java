package io.github.booking4j.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * An amount of one currency: a price, or what a call cost. Immutable.
 *
 * <p>Scale: an amount has at least the currency's own decimals (2 for USD, 0 for JPY) and at most {@value #MAX_SCALE}, since
 * providers bill fractions of a cent. Finer ones are rounded half-even when the value is made; trailing zeros beyond the
 * currency's decimals are dropped. So equal amounts are {@code equals}, and the order agrees with it. At most
 * {@value #MAX_WHOLE_DIGITS} digits stand before the decimal point.
 *
 * @param amount negative for a refund or a correction
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
    /** The most decimals an amount keeps. */
    public static final int MAX_SCALE = 6;

    /** The most digits before the decimal point. */
    public static final int MAX_WHOLE_DIGITS = 12;

    /**
     * Brings the amount to its scale.
     *
     * @throws IllegalArgumentException if it has too many digits before the decimal point
     */
    public Money {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
        amount = normalised(amount, Math.max(0, currency.getDefaultFractionDigits()));
    }

    /**
     * An amount as it is written.
     *
     * @param amount a decimal such as {@code "0.113"}
     * @param currencyCode ISO 4217, such as {@code "USD"}
     * @throws IllegalArgumentException if either is not one
     */
    public static Money of(String amount, String currencyCode) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currencyCode));
    }

    /** Nothing, in this currency. */
    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * The sum.
     *
     * @throws IllegalArgumentException if the currencies differ: nothing here converts
     */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.add(other.amount), currency);
    }

    /**
     * The difference.
     *
     * @throws IllegalArgumentException if the currencies differ: nothing here converts
     */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.subtract(other.amount), currency);
    }

    /**
     * An equal share, rounded half-even to {@value #MAX_SCALE} decimals.
     *
     * @throws ArithmeticException if {@code parts} is zero
     */
    public Money dividedBy(long parts) {
        return new Money(amount.divide(BigDecimal.valueOf(parts), MAX_SCALE, RoundingMode.HALF_EVEN), currency);
    }

    /**
     * Orders amounts of one currency.
     *
     * @throws IllegalArgumentException if the currencies differ: they have no order
     */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return amount.compareTo(other.amount);
    }

    /** Such as {@code 0.113 USD}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "different currencies: " + currency.getCurrencyCode() + " and " + other.currency.getCurrencyCode());
        }
    }

    private static BigDecimal normalised(BigDecimal amount, int leastScale) {
        // Looked at before any arithmetic: 1E+999999999 is short to write and ruinous to compute with.
        long wholeDigits = (long) amount.precision() - amount.scale();
        if (amount.signum() == 0 || wholeDigits < -MAX_SCALE) {
            return BigDecimal.ZERO.setScale(leastScale);
        }
        if (wholeDigits > MAX_WHOLE_DIGITS) {
            throw new IllegalArgumentException(
                    "an amount has at most " + MAX_WHOLE_DIGITS + " digits before the decimal point");
        }
        BigDecimal rounded = amount.setScale(MAX_SCALE, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.scale() < leastScale ? rounded.setScale(leastScale) : rounded;
    }
}
