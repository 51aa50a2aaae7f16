package io.github.booking4j.lead.internal;

import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The first row of a file: which of its columns mean what. */
final class CsvHeader {
    static final int MAX_COLUMNS = 256;

    private static final int SHOWN_COLUMNS = 30;
    private static final int SHOWN_LENGTH = 40;

    private final @Nullable CsvColumn[] columns;

    private CsvHeader(@Nullable CsvColumn[] columns) {
        this.columns = columns;
    }

    /** @throws InvalidException without a column for the phone number, naming the ones that were seen */
    static CsvHeader of(List<String> names) {
        if (names.size() > MAX_COLUMNS) {
            throw invalid("too_many_columns", "must have at most " + MAX_COLUMNS + " columns");
        }
        @Nullable CsvColumn[] columns = names.stream().map(CsvColumn::named).toArray(CsvColumn[]::new);
        if (!Arrays.asList(columns).contains(CsvColumn.PHONE)) {
            throw invalid("phone_column_missing", "must have a column named phone; the header was: " + shown(names));
        }
        return new CsvHeader(columns);
    }

    static InvalidException invalid(String code, String detail) {
        return new InvalidException(new FieldProblem("header", code, detail));
    }

    int size() {
        return columns.length;
    }

    /** What the column at this index means; null: nothing to us, or there is no such column. */
    @Nullable
    CsvColumn at(int index) {
        return index < columns.length ? columns[index] : null;
    }

    /**
     * The separator the file uses, seen from its first line: of comma, semicolon and tab the one that stands most often outside of
     * quotes.
     */
    static char separator(String firstLine) {
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        boolean quoted = false;
        for (int i = 0; i < firstLine.length(); i++) {
            char character = firstLine.charAt(i);
            if (character == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                commas += character == ',' ? 1 : 0;
                semicolons += character == ';' ? 1 : 0;
                tabs += character == '\t' ? 1 : 0;
            }
        }
        if (tabs > commas && tabs > semicolons) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }

    // A file without header shows its first person here: what looks like data stays out.
    private static String shown(List<String> names) {
        String shown = names.stream()
                .limit(SHOWN_COLUMNS)
                .map(name -> name.strip().length() > SHOWN_LENGTH || looksLikeData(name) ? "…" : name.strip())
                .collect(Collectors.joining(", "));
        return names.size() > SHOWN_COLUMNS ? shown + ", …" : shown;
    }

    private static boolean looksLikeData(String name) {
        return name.indexOf('@') >= 0
                || name.chars().filter(Character::isDigit).count() > 3
                || name.chars().anyMatch(Character::isISOControl);
    }
}
