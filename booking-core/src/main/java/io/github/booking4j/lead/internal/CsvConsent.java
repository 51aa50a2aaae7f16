package io.github.booking4j.lead.internal;

import io.github.booking4j.contact.Consent;
import io.github.booking4j.contact.FreeText;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The consent a row declares for itself. */
final class CsvConsent {
    private CsvConsent() {}

    /**
     * @param time an ISO-8601 date, or date and time with offset; a bare date is its first instant in UTC, none at all is the import
     * @return null if the row declares none
     * @throws InvalidException naming the column that is wrong
     */
    static @Nullable Consent of(
            @Nullable String source, @Nullable String text, @Nullable String time, Instant importedAt) {
        if (source == null && text == null && time == null) {
            return null;
        }
        String sourceColumn = CsvColumn.CONSENT_SOURCE.label();
        String cleanSource = FreeText.clean(sourceColumn, source, Consent.MAX_SOURCE);
        if (cleanSource == null) {
            throw new InvalidException(new FieldProblem(sourceColumn, "required", "must be given with a consent"));
        }
        String cleanText = FreeText.cleanLines(CsvColumn.CONSENT_TEXT.label(), text, Consent.MAX_TEXT);
        return Consent.declared(cleanSource, cleanText, time == null ? importedAt : parse(time.strip()));
    }

    private static Instant parse(String time) {
        try {
            return time.length() > 10
                    ? OffsetDateTime.parse(time.replace(' ', 'T')).toInstant()
                    : LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException malformed) {
            throw new InvalidException(new FieldProblem(
                    CsvColumn.CONSENT_TIME.label(),
                    "time_invalid",
                    "must be a date such as 2026-03-01, or a time such as 2026-03-01T09:30:00+01:00"));
        }
    }
}
