package io.github.booking4j.report;

import io.github.booking4j.client.ClientKey;
import java.time.LocalDate;

/** Figures computed from the stored facts: exact at once. Thread-safe. */
public interface Reports {
    /** The figures of whole days in the client's zone, both inclusive, at most 366 days. */
    Metrics metrics(ClientKey client, LocalDate from, LocalDate to);

    /** The figures of the last {@code days} days, today included (1 to 366). */
    Metrics metrics(ClientKey client, int days);
}
