package io.github.booking4j.lead.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.booking4j.error.InvalidException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads leads from CSV row by row, in bounded memory whatever the file holds. A row that cannot be read is yielded as such, and
 * reading goes on behind it. Not thread-safe; whoever opened the stream closes it.
 */
final class CsvRows implements Iterator<ImportRow> {
    // A field of MAX_FIELD characters fits even if each of them is a doubled quote, plus what the parser reads ahead.
    private static final int PARSER_BUFFER = 32_768;
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=([,;\t])\"?", Pattern.CASE_INSENSITIVE);

    private final CsvSource source;
    private final CsvRowHandler handler;
    private final char separator;
    private Iterator<ImportRow> rows;
    private @Nullable ImportRow next;

    /**
     * Reads the header.
     *
     * @param clock the time of consents that name none
     * @throws InvalidException if the file is empty or has no column for the phone number
     * @throws UncheckedIOException if the stream cannot be read
     */
    CsvRows(InputStream csv, InstantSource clock) {
        try {
            source = new CsvSource(csv);
            separator = findSeparator();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        handler = new CsvRowHandler(source, clock.instant());
        rows = parser();
        next = readNext();
        if (!handler.hasHeader()) {
            throw CsvHeader.invalid("file_empty", "must not be empty");
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    /** @throws UncheckedIOException if the stream cannot be read */
    @Override
    public ImportRow next() {
        ImportRow current = next;
        if (current == null) {
            throw new NoSuchElementException();
        }
        next = readNext();
        return current;
    }

    private @Nullable ImportRow readNext() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException brokenOff) {
            // What is thrown while a row is made comes wrapped, and is no matter of the file.
            if (brokenOff.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            if (brokenOff.getCause() instanceof Error fatal) {
                throw fatal;
            }
            return goOnBehind();
        }
    }

    // The parser gave up, and it holds nothing but the record it was in: what stands on that record's further lines are
    // most likely
    // rows of their own, swallowed by a quote that was never closed.
    private ImportRow goOnBehind() {
        if (!handler.hasHeader()) {
            throw CsvHeader.invalid("header_unreadable", "has a quote that is not closed, or a very long name");
        }
        try {
            boolean tooLong = source.skipFirstLineOfRecord() > CsvRowHandler.MAX_FIELD;
            rows = parser();
            return handler.breakOff(
                    tooLong
                            ? "must be at most " + CsvRowHandler.MAX_FIELD + " characters long"
                            : "has a quote that is not closed, or text behind a closing quote");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private char findSeparator() throws IOException {
        String firstLine = source.peekLine();
        Matcher declared = SEPARATOR_LINE.matcher(firstLine.strip());
        if (declared.matches()) {
            source.skipFirstLineOfRecord();
            return declared.group(1).charAt(0);
        }
        return CsvHeader.separator(firstLine);
    }

    private Iterator<ImportRow> parser() {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(PARSER_BUFFER)
                .build(handler, source)
                .iterator();
    }
}
