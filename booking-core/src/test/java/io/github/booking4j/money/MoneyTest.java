package io.github.booking4j.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Currency;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("money.decimal")
class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "0.113, USD, 0.113 USD",
        "0.1, USD, 0.10 USD",
        "5, USD, 5.00 USD",
        "5.000, JPY, 5 JPY",
        "1.5000, TND, 1.500 TND",
        "0.1234565, USD, 0.123456 USD",
        "0.1234575, USD, 0.123458 USD",
        "-2.50, EUR, -2.50 EUR",
        "1E2, EUR, 100.00 EUR",
        "0E+999999999, EUR, 0.00 EUR",
        "1E-999999999, EUR, 0.00 EUR",
        "999999999999.999999, EUR, 999999999999.999999 EUR"
    })
    void keepsTheDecimalsOfTheCurrencyAndAtMostSix(String amount, String currency, String expected) {
        assertThat(Money.of(amount, currency)).hasToString(expected);
    }

    @Test
    void equalAmountsAreEqualHoweverTheyAreWritten() {
        assertThat(Money.of("1.5", "USD")).isEqualTo(Money.of("1.50000000", "USD"));
        assertThat(Money.of("1.5", "USD")).isEqualByComparingTo(Money.of("1.50", "USD"));
        assertThat(Money.of("1.5", "USD")).isLessThan(Money.of("1.51", "USD"));
    }

    @Test
    void addsWithoutTheErrorsOfFloatingPoint() {
        Money sum = Money.zero(Currency.getInstance("USD"));
        for (int i = 0; i < 1_000; i++) {
            sum = sum.plus(Money.of("0.1", "USD"));
        }
        assertThat(sum).isEqualTo(Money.of("100", "USD"));
        assertThat(sum.minus(Money.of("100.01", "USD"))).isEqualTo(Money.of("-0.01", "USD"));
    }

    @Test
    void sharesAreRoundedHalfEven() {
        assertThat(Money.of("1", "USD").dividedBy(3)).isEqualTo(Money.of("0.333333", "USD"));
        assertThat(Money.of("0.000001", "USD").dividedBy(2)).isEqualTo(Money.of("0", "USD"));
    }

    @Test
    void differentCurrenciesRefuseToMeet() {
        Money dollars = Money.of("1", "USD");
        Money euros = Money.of("1", "EUR");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dollars.plus(euros))
                .withMessageContaining("USD and EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> dollars.minus(euros));
        assertThatIllegalArgumentException().isThrownBy(() -> dollars.compareTo(euros));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000000", "1E+999999999", "-1E13", "abc", "", "NaN"})
    void refusesWhatNoBillHolds(String amount) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(amount, "USD"));
    }
}
