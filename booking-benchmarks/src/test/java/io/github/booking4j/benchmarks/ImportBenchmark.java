package io.github.booking4j.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.ImportOptions.When;
import io.github.booking4j.lead.LeadImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How fast leads are imported, against the raw pipeline over the same file in the same run. Arguments: rows (100,000),
 * repetitions (5), when ({@code NOW}; or {@code LATER}, in the background). Run it with {@code mvn -q -Pbenchmark -pl booking-benchmarks -am process-test-classes}.
 */
public final class ImportBenchmark {
    private ImportBenchmark() {}

    /** Prints a line for each repetition and the medians. */
    public static void main(String[] arguments) throws IOException, SQLException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        When when = arguments.length > 2 ? When.valueOf(arguments[2]) : When.NOW;
        Path file = Files.createTempFile("leads", ".csv");
        try (Server server = new Server()) {
            run(server, LeadsCsv.write(file, Math.min(rows, 20_000), 1), when); // warm
            List<Cell> cells = new ArrayList<>();
            LeadsCsv csv = LeadsCsv.write(file, rows, 2);
            for (int i = 0; i < repetitions; i++) {
                Cell cell = run(server, csv, when);
                cells.add(cell);
                System.out.printf(Locale.ROOT, "raw %s   ours %s   ratio %.2f%n", cell.raw, cell.ours, cell.ratio());
            }
            System.out.printf(
                    Locale.ROOT,
                    "medians: raw %,.0f/s, ours %,.0f/s, ratio %.2f%n",
                    median(cells, cell -> cell.raw.rate()),
                    median(cells, cell -> cell.ours.rate()),
                    median(cells, Cell::ratio));
        } finally {
            Files.delete(file);
        }
    }

    /** One repetition: both, on a database of their own. */
    static Cell run(Server server, LeadsCsv csv, When when) throws IOException, SQLException {
        try (HikariDataSource database = server.freshDatabase();
                EngineImport engine = new EngineImport(database)) {
            ClientKey client = engine.freshClient();
            Measure raw = Measure.of(server, csv.rows(), () -> {
                require(new RawImport(database).run(csv.file()), csv.distinct());
            });
            Measure ours = Measure.of(server, csv.rows(), () -> {
                LeadImport report = engine.run(client, csv.file(), when);
                require(report.counts().accepted(), csv.distinct());
                require(report.counts().total(), csv.rows());
            });
            return new Cell(raw, ours);
        }
    }

    private static void require(long is, long expected) {
        if (is != expected) {
            throw new IllegalStateException("Stored " + is + " and not " + expected);
        }
    }

    private static double median(List<Cell> cells, ToDoubleFunction<Cell> figure) {
        double[] sorted = cells.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /**
     * What one repetition measured.
     *
     * @param raw the raw pipeline
     * @param ours the engine
     */
    record Cell(Measure raw, Measure ours) {
        double ratio() {
            return ours.rate() / raw.rate();
        }
    }
}
