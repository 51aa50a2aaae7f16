package io.github.booking4j.lead.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Rows in batches that are bounded in number and in text, however long the rows are. */
final class RowBatches implements Iterator<List<ImportRow>> {
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_CHARACTERS = 2_000_000;

    private final Iterator<ImportRow> rows;

    RowBatches(Iterator<ImportRow> rows) {
        this.rows = rows;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public List<ImportRow> next() {
        return upTo(rows, MOST_ROWS, MOST_CHARACTERS);
    }

    /** The next rows, until either bound is reached. */
    static List<ImportRow> upTo(Iterator<ImportRow> rows, int mostRows, int mostCharacters) {
        List<ImportRow> batch = new ArrayList<>();
        for (int characters = 0; batch.size() < mostRows && characters < mostCharacters && rows.hasNext(); ) {
            ImportRow row = rows.next();
            characters += row.characters();
            batch.add(row);
        }
        return batch;
    }
}
