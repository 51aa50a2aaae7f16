package io.github.booking4j.report;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import java.time.LocalDate;

/** Figures computed from the stored facts: exact at once. Thread-safe. Every method throws {@link NotFoundException} for an unknown client. */
public interface Reports {
    /**
     * The figures of whole days in the client's zone, both inclusive, at most 366 days.
     *
     * @throws InvalidException when the period is longer, ends before it begins, or lies outside of the years 1970 to 9999
     */
    Metrics metrics(ClientKey client, LocalDate from, LocalDate to);

    /** The figures of the last {@code days} days, today included (1 to 366). */
    Metrics metrics(ClientKey client, int days);
}
