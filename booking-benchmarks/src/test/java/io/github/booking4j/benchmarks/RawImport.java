package io.github.booking4j.benchmarks;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The floor: as little as an import can do. One thread reads the file and checks the numbers, another copies them into a temporary
 * table and inserts from there, in the order of the key, those that are new; one row for each lead and nothing else.
 */
final class RawImport {
    private static final int ROWS_AT_ONCE = 5_000;
    private static final int WAITING_CHUNKS = 4;
    private static final String END = "";

    private final DataSource database;

    RawImport(DataSource database) {
        this.database = database;
    }

    /** Imports a file into an empty table; returns how many leads it stored. */
    long run(Path csv) throws SQLException {
        BlockingQueue<String> chunks = new ArrayBlockingQueue<>(WAITING_CHUNKS);
        CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> read(csv, chunks));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists raw_lead");
            statement.execute("""
                    create table raw_lead (client_key text collate "C" not null, phone text collate "C" not null, name varchar, email varchar,
                      service varchar, source varchar, notes varchar, created_at timestamptz not null default now(),
                      primary key (client_key, phone))""");
            statement.execute("""
                    create temporary table raw_chunk (client_key varchar, phone varchar, name varchar, email varchar,
                      service varchar, source varchar, notes varchar) on commit delete rows""");
            connection.setAutoCommit(false);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            long stored = 0;
            for (String chunk = chunks.take(); !chunk.equals(END); chunk = chunks.take()) {
                copy.copyIn("copy raw_chunk from stdin", new StringReader(chunk));
                stored += statement.executeUpdate("""
                        insert into raw_lead (client_key, phone, name, email, service, source, notes)
                        select * from raw_chunk order by client_key, phone on conflict do nothing""");
                connection.commit();
            }
            reading.join();
            return stored;
        } catch (IOException e) {
            throw new SQLException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void read(Path csv, BlockingQueue<String> chunks) {
        PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(csv)) {
            StringBuilder chunk = new StringBuilder();
            int held = 0;
            boolean header = true;
            for (CsvRecord row : rows) {
                if (!header && append(chunk, plans, row) && ++held == ROWS_AT_ONCE) {
                    chunks.put(chunk.toString());
                    chunk.setLength(0);
                    held = 0;
                }
                header = false;
            }
            if (held > 0) {
                chunks.put(chunk.toString());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            boolean told = false;
            while (!told) {
                told = chunks.offer(END);
                Thread.onSpinWait();
            }
        }
    }

    private static boolean append(StringBuilder chunk, PhoneNumberUtil plans, CsvRecord row) {
        try {
            Phonenumber.PhoneNumber number = plans.parse(row.getField(0), "US");
            if (!plans.isValidNumber(number)) {
                return false;
            }
            chunk.append("client\t").append(plans.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            return false;
        }
        for (int field = 1; field < 6; field++) {
            chunk.append('\t').append(row.getField(field));
        }
        chunk.append('\n');
        return true;
    }
}
