package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.money.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row a query stands on. */
final class Row {
    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    ClientKey client() throws SQLException {
        return new ClientKey(text("client_key"));
    }

    String text(String column) throws SQLException {
        return Objects.requireNonNull(textOrNull(column), column);
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return results.getString(column);
    }

    /** What was stored as a list separated by commas. */
    List<String> texts(String column) throws SQLException {
        String text = text(column);
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
    }

    UUID uuid(String column) throws SQLException {
        return Objects.requireNonNull(uuidOrNull(column), column);
    }

    @Nullable
    UUID uuidOrNull(String column) throws SQLException {
        return results.getObject(column, UUID.class);
    }

    int integer(String column) throws SQLException {
        return results.getInt(column);
    }

    @Nullable
    Integer integerOrNull(String column) throws SQLException {
        int value = results.getInt(column);
        return results.wasNull() ? null : value;
    }

    /** A whole number or null. */
    @Nullable
    Long bigintOrNull(String column) throws SQLException {
        long value = results.getLong(column);
        return results.wasNull() ? null : value;
    }

    long bigint(String column) throws SQLException {
        return results.getLong(column);
    }

    @Nullable
    Boolean flagOrNull(String column) throws SQLException {
        boolean value = results.getBoolean(column);
        return results.wasNull() ? null : value;
    }

    Duration millis(String column) throws SQLException {
        return Duration.ofMillis(bigint(column));
    }

    Duration seconds(String column) throws SQLException {
        return Duration.of(results.getBigDecimal(column).movePointRight(6).longValue(), ChronoUnit.MICROS);
    }

    double fraction(String column) throws SQLException {
        return results.getDouble(column);
    }

    Instant instant(String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(column), column);
    }

    @Nullable
    Instant instantOrNull(String column) throws SQLException {
        OffsetDateTime time = results.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    LocalDateTime local(String column) throws SQLException {
        return results.getObject(column, LocalDateTime.class);
    }

    <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException {
        return Enum.valueOf(type, text(column).toUpperCase(Locale.ROOT));
    }

    <E extends Enum<E>> @Nullable E constantOrNull(Class<E> type, String column) throws SQLException {
        return textOrNull(column) == null ? null : constant(type, column);
    }

    /** An amount in two columns: {@code prefix_amount} and {@code prefix_currency}. */
    @Nullable
    Money money(String prefix) throws SQLException {
        BigDecimal amount = results.getBigDecimal(prefix + "_amount");
        return amount == null ? null : new Money(amount, Currency.getInstance(text(prefix + "_currency")));
    }
}
