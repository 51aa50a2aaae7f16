package io.github.booking4j.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.jdbc.JdbcBookingStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often PostgreSQL is asked, which is what a booking takes when the database is a journey away. */
final class JourneysTest {
    private final List<String> journeys = new ArrayList<>();

    @Test
    @Tag("calendar.few-journeys")
    void aBookingAsksTheDatabaseThreeTimes() throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(TestDatabase.POSTGRESQL.freshUrl());
                BookingEngine engine = BookingEngine.builder()
                        .store(JdbcBookingStore.create(counting(pool)))
                        .build()) {
            engine.runDue();
            Practice practice = new Practice(engine, 1);
            Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(3));
            book(practice, start); // takes the lead's queued call off the queue

            journeys.clear();
            BookingResult result = book(practice, start.plus(Duration.ofHours(1)));

            assertThat(result).isInstanceOf(BookingResult.Booked.class);
            assertThat(journeys).containsExactly("execute", "execute", "commit");
        }
    }

    private static BookingResult book(Practice practice, Instant start) {
        return practice.engine
                .appointments()
                .book(practice.client, NewAppointment.of(practice.services.get(0), start, practice.leads.get(0)));
    }

    private DataSource counting(DataSource pool) {
        return counting(DataSource.class, pool);
    }

    private <T> T counting(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")
                            || method.getName().equals("commit")) {
                        journeys.add(method.getName());
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof Connection connection
                                ? counting(Connection.class, connection)
                                : result instanceof PreparedStatement statement
                                        ? counting(PreparedStatement.class, statement)
                                        : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
