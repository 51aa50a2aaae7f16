package io.github.booking4j.jdbc;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.ImportId;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.lead.RowProblem;
import io.github.booking4j.spi.store.ImportRepository;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class JdbcImportRepository implements ImportRepository {
    private static final TypeReference<List<RowProblem>> PROBLEMS = new TypeReference<>() {};

    private static final String COLUMNS = """
            client_key, import_id, status, total, accepted, duplicates, reactivated, invalid, opted_out, held, \
            problems, started_at, finished_at, row_count""";

    private static final SqlText INSERT = SqlText.of("""
            insert into booking_import (%s)
            values (:client, :id, :status, :total, :accepted, :duplicates, :reactivated, :invalid, :optedOut, :held,
                :problems, :startedAt, :finishedAt, :rows)""".formatted(COLUMNS));

    private static final SqlText UPDATE = SqlText.of("""
            update booking_import
            set status = :status, total = :total, accepted = :accepted, duplicates = :duplicates,
                reactivated = :reactivated, invalid = :invalid, opted_out = :optedOut, held = :held,
                problems = :problems, started_at = :startedAt, finished_at = :finishedAt,
                row_count = :rows
            where client_key = :client and import_id = :id""");

    private static final SqlText FIND = SqlText.of(
            "select %s from booking_import where client_key = :client and import_id = :id".formatted(COLUMNS));

    private static final SqlText LOCK = FIND.wrapped("", " for update");

    private static final SqlText ADD_PART = SqlText.of("""
            insert into booking_import_part (client_key, import_id, part, row_data)
            values (:client, :id, :part, :rows)""");

    private static final SqlText PART_AFTER = SqlText.of("""
            select part, row_data from booking_import_part
            where client_key = :client and import_id = :id and part > :part
            order by client_key, import_id, part
            limit 1""");

    private static final SqlText REMOVE_PART = SqlText.of("""
            delete from booking_import_part
            where client_key = :client and import_id = :id and part = :part""");

    private static final SqlText REMOVE_PARTS =
            SqlText.of("delete from booking_import_part where client_key = :client and import_id = :id");

    private final Sql sql;

    JdbcImportRepository(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insert(LeadImport started) {
        sql.update(INSERT, binds(started));
    }

    @Override
    public void update(LeadImport progressed) {
        sql.update(UPDATE, binds(progressed));
    }

    @Override
    public Optional<LeadImport> find(ClientKey client, ImportId id) {
        return sql.one(FIND, key(client, id), JdbcImportRepository::leadImport);
    }

    @Override
    public Optional<LeadImport> lock(ClientKey client, ImportId id) {
        return sql.one(LOCK, key(client, id), JdbcImportRepository::leadImport);
    }

    @Override
    public void addPart(ClientKey client, ImportId id, Part part) {
        sql.update(ADD_PART, key(client, id).put("part", part.number()).put("rows", part.rows()));
    }

    @Override
    public Optional<Part> partAfter(ClientKey client, ImportId id, int number) {
        return sql.one(
                PART_AFTER,
                key(client, id).put("part", number),
                row -> new Part(row.integer("part"), row.text("row_data")));
    }

    @Override
    public boolean removePart(ClientKey client, ImportId id, int number) {
        return sql.update(REMOVE_PART, key(client, id).put("part", number)) == 1;
    }

    @Override
    public void removeParts(ClientKey client, ImportId id) {
        sql.update(REMOVE_PARTS, key(client, id));
    }

    private static Binds key(ClientKey client, ImportId id) {
        return Binds.of(client).put("id", id.value());
    }

    private static Binds binds(LeadImport rows) {
        LeadImport.Counts counts = rows.counts();
        return Binds.of(rows.client())
                .put("id", rows.id().value())
                .put("status", rows.status())
                .put("rows", rows.rows())
                .put("total", counts.total())
                .put("accepted", counts.accepted())
                .put("duplicates", counts.duplicates())
                .put("reactivated", counts.reactivated())
                .put("invalid", counts.invalid())
                .put("optedOut", counts.optedOut())
                .put("held", counts.held())
                .put("problems", JsonText.write(rows.problems()))
                .put("startedAt", rows.startedAt())
                .put("finishedAt", rows.finishedAt());
    }

    private static LeadImport leadImport(Row row) throws SQLException {
        return new LeadImport(
                row.client(),
                new ImportId(row.uuid("import_id")),
                row.constant(LeadImport.Status.class, "status"),
                row.bigintOrNull("row_count"),
                new LeadImport.Counts(
                        row.bigint("total"),
                        row.bigint("accepted"),
                        row.bigint("duplicates"),
                        row.bigint("reactivated"),
                        row.bigint("invalid"),
                        row.bigint("opted_out"),
                        row.bigint("held")),
                JsonText.read(row.text("problems"), PROBLEMS),
                row.instant("started_at"),
                row.instantOrNull("finished_at"));
    }
}
