package io.github.booking4j.simulator.journal.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.internal.json.Json;
import io.github.booking4j.simulator.journal.JournalEntry;
import io.github.booking4j.simulator.journal.JournalEntry.Kind;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the newest entries in memory and, if told where, all of them as JSON lines in a file. Thread-safe. */
public final class JournalFile implements AutoCloseable {
    /** The most entries kept in memory. */
    public static final int MOST_IN_MEMORY = 200_000;

    private final InstantSource clock;
    private final Deque<JournalEntry> newest = new ArrayDeque<>();
    private final @Nullable OutputStream file;

    /**
     * Opens the file for appending, or keeps the journal in memory only.
     *
     * @throws UncheckedIOException if it can not be opened
     */
    public JournalFile(@Nullable Path path, InstantSource clock) {
        this.clock = clock;
        this.file = path == null ? null : open(path);
    }

    // A plain stream and not a channel: a channel is closed for all when one writing thread is interrupted.
    private static OutputStream open(Path path) {
        try {
            return new FileOutputStream(path.toFile(), true);
        } catch (IOException e) {
            throw new UncheckedIOException("The journal can not be opened", e);
        }
    }

    /**
     * Adds an entry; once this returns, the operating system has the line.
     *
     * @throws UncheckedIOException if it can not be written: what is not in the journal must not be answered as done
     */
    public synchronized void add(Kind kind, @Nullable String to, @Nullable String id, Map<String, Object> details) {
        Instant time = clock.instant().truncatedTo(ChronoUnit.MICROS);
        JournalEntry entry = new JournalEntry(time, kind, to, id, details);
        if (newest.size() >= MOST_IN_MEMORY) {
            newest.removeFirst();
        }
        newest.addLast(entry);
        if (file != null) {
            write(file, entry);
        }
    }

    private static void write(OutputStream file, JournalEntry entry) {
        byte[] line = (Json.line(toJson(entry)) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            file.write(line);
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The journal can not be written", e);
        }
    }

    /** The line of an entry. */
    public static ObjectNode toJson(JournalEntry entry) {
        ObjectNode line = Json.object();
        line.put("time", entry.time().toString());
        line.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        if (entry.to() != null) {
            line.put("to", entry.to());
        }
        if (entry.id() != null) {
            line.put("id", entry.id());
        }
        entry.details().forEach((name, value) -> line.set(name, Json.node(value)));
        return line;
    }

    /** The entries in memory, oldest first. */
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(newest);
    }

    /** The newest entries of a kind (null: all kinds), at most so many, oldest first. */
    public synchronized List<JournalEntry> newest(@Nullable Kind kind, int most) {
        List<JournalEntry> found = new ArrayList<>();
        for (var from = newest.descendingIterator(); from.hasNext() && found.size() < most; ) {
            JournalEntry entry = from.next();
            if (kind == null || entry.kind() == kind) {
                found.add(entry);
            }
        }
        Collections.reverse(found);
        return List.copyOf(found);
    }

    /** Closes the file. */
    @Override
    public synchronized void close() {
        if (file == null) {
            return;
        }
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The journal can not be closed", e);
        }
    }
}
