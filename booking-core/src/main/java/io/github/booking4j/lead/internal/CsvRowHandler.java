package io.github.booking4j.lead.internal;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.lead.RowProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a row of the fields the parser finds; the first record it takes as the header. Keeps only what belongs to a known column, so a
 * record with a million fields costs no memory.
 */
final class CsvRowHandler extends CsvCallbackHandler<ImportRow> {
    static final int MAX_FIELD = 8_000;

    private static final char REPLACEMENT = '\uFFFD';

    private final CsvSource source;
    private final Instant importedAt;
    private final List<String> names = new ArrayList<>();
    private final Map<CsvColumn, String> values = new EnumMap<>(CsvColumn.class);
    private @Nullable CsvHeader header;
    private long row;
    private int fields;
    private int lastWithContent;
    private @Nullable CsvColumn tooLong;

    CsvRowHandler(CsvSource source, Instant importedAt) {
        this.source = source;
        this.importedAt = importedAt;
    }

    boolean hasHeader() {
        return header != null;
    }

    /** Ends the record the parser could not read to its end. */
    ImportRow breakOff(String reason) {
        CsvColumn column = header == null ? null : header.at(fields);
        return bad(column == null ? "row" : column.label(), reason);
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        source.markRecord();
        fields = 0;
        lastWithContent = 0;
        tooLong = null;
        values.clear();
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        int index = fields++;
        if (header == null) {
            if (index <= CsvHeader.MAX_COLUMNS) {
                names.add(new String(buffer, offset, Math.min(length, MAX_FIELD)));
            }
            return;
        }
        if (isBlank(buffer, offset, length)) {
            return;
        }
        lastWithContent = fields;
        CsvColumn column = header.at(index);
        if (column == null || values.containsKey(column)) {
            return;
        }
        if (length > MAX_FIELD) {
            tooLong = column;
        } else {
            values.put(column, new String(buffer, offset, length));
        }
    }

    @Override
    protected @Nullable ImportRow buildRecord() {
        if (header == null) {
            if (names.stream().allMatch(String::isBlank)) {
                names.clear();
            } else {
                header = CsvHeader.of(names);
            }
            return null;
        }
        // Spreadsheets end their files with rows of bare separators.
        return lastWithContent == 0 ? null : readRow(header);
    }

    private ImportRow readRow(CsvHeader known) {
        if (fields < known.size() || lastWithContent > known.size()) {
            return bad("row", "has " + Math.max(fields, lastWithContent) + " columns, the header has " + known.size());
        }
        if (tooLong != null) {
            return bad(tooLong.label(), FieldProblem.tooLong("", MAX_FIELD).detail());
        }
        for (Map.Entry<CsvColumn, String> value : values.entrySet()) {
            if (value.getValue().indexOf(REPLACEMENT) >= 0) {
                return bad(value.getKey().label(), "holds bytes that are not text in UTF-8");
            }
        }
        try {
            NewLead lead = lead();
            return new ImportRow.Legible(++row, lead);
        } catch (InvalidException invalid) {
            FieldProblem problem = invalid.problems().get(0);
            return bad(problem.pointer(), problem.detail());
        }
    }

    private NewLead lead() {
        Consent consent = CsvConsent.of(
                value(CsvColumn.CONSENT_SOURCE),
                value(CsvColumn.CONSENT_TEXT),
                value(CsvColumn.CONSENT_TIME),
                importedAt);
        String phone = value(CsvColumn.PHONE);
        return new NewLead(
                phone == null ? "" : phone,
                name(),
                value(CsvColumn.EMAIL),
                value(CsvColumn.SERVICE),
                value(CsvColumn.SOURCE),
                value(CsvColumn.NOTES),
                value(CsvColumn.TIME_ZONE),
                consent);
    }

    private @Nullable String name() {
        String name = value(CsvColumn.NAME);
        String first = value(CsvColumn.FIRST_NAME);
        String last = value(CsvColumn.LAST_NAME);
        if (name != null || last == null) {
            return name != null ? name : first;
        }
        return first == null ? last : first.strip() + " " + last.strip();
    }

    private @Nullable String value(CsvColumn column) {
        return values.get(column);
    }

    private ImportRow bad(String field, String reason) {
        return new ImportRow.Illegible(new RowProblem(++row, field, reason));
    }

    private static boolean isBlank(char[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] > ' ' && buffer[i] != '\u00A0') {
                return false;
            }
        }
        return true;
    }

    @Override
    protected RecordType getRecordType() {
        return RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return fields;
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("comments are not enabled");
    }

    @Override
    protected void setEmpty() {
        // An empty line is a record without fields, which buildRecord() passes over.
    }
}
