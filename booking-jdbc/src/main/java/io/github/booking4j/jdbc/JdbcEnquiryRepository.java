package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.EnquiryId;
import io.github.booking4j.lead.ImportId;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.spi.store.EnquiryRepository;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class JdbcEnquiryRepository implements EnquiryRepository {
    private static final String COLUMNS = """
            client_key, enquiry_id, lead_id, received_at, arrival, priority, state, attempts, source, service, \
            import_id""";

    private static final RowsText INSERT = RowsText.of(
            "booking_enquiry",
            COLUMNS,
            ":client, :id, :lead, :receivedAt, :arrival, :priority, :state, :attempts, :source, :service, :importId");

    private static final SqlText UPDATE = SqlText.of("""
            update booking_enquiry
            set lead_id = :lead, received_at = :receivedAt, arrival = :arrival, priority = :priority, state = :state,
                attempts = :attempts, source = :source, service = :service, import_id = :importId
            where client_key = :client and enquiry_id = :id""");

    private static final SqlText FIND = SqlText.of(
            "select %s from booking_enquiry where client_key = :client and enquiry_id = :id".formatted(COLUMNS));

    private static final KeyedText WITH_OPEN = KeyedText.ofGrowing("""
            select distinct lead_id from booking_enquiry
            where client_key = :client and lead_id in (:keys) and state = 'open'""");

    private static final SqlText CLOSE_ALL = SqlText.of("""
            update booking_enquiry set state = 'closed'
            where client_key = :client and lead_id = :lead and state = 'open'""");

    private final Sql sql;

    JdbcEnquiryRepository(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insertAll(ClientKey client, Collection<Enquiry> enquiries) {
        sql.insertRows(INSERT, enquiries, JdbcEnquiryRepository::binds);
    }

    @Override
    public void update(Enquiry enquiry) {
        sql.update(UPDATE, binds(enquiry));
    }

    @Override
    public Optional<Enquiry> find(ClientKey client, EnquiryId id) {
        return sql.one(FIND, Binds.of(client).put("id", id.value()), JdbcEnquiryRepository::enquiry);
    }

    @Override
    public Set<LeadId> withOpen(ClientKey client, Collection<LeadId> leads) {
        List<UUID> ids = leads.stream().map(LeadId::value).toList();
        return Set.copyOf(sql.listByKeys(WITH_OPEN, Binds.of(client), ids, row -> new LeadId(row.uuid("lead_id"))));
    }

    @Override
    public List<Enquiry> list(ClientKey client, LeadId lead, int limit) {
        return Listing.of("booking_enquiry", COLUMNS, client)
                .equal("lead_id", "lead", lead.value())
                .newestFirst(sql, "enquiry_id", limit, JdbcEnquiryRepository::enquiry);
    }

    @Override
    public void closeAll(ClientKey client, LeadId lead) {
        sql.updateLater(CLOSE_ALL, Binds.of(client).put("lead", lead.value()));
    }

    private static Binds binds(Enquiry enquiry) {
        return Binds.of(enquiry.client())
                .put("id", enquiry.id().value())
                .put("lead", enquiry.lead().value())
                .put("receivedAt", enquiry.receivedAt())
                .put("arrival", enquiry.arrival())
                .put("priority", enquiry.priority())
                .put("state", enquiry.state())
                .put("attempts", enquiry.attempts())
                .put("source", enquiry.source())
                .put("service", enquiry.service())
                .put(
                        "importId",
                        enquiry.importId() == null ? null : enquiry.importId().value());
    }

    private static Enquiry enquiry(Row row) throws SQLException {
        UUID importId = row.uuidOrNull("import_id");
        return new Enquiry(
                row.client(),
                new EnquiryId(row.uuid("enquiry_id")),
                new LeadId(row.uuid("lead_id")),
                row.instant("received_at"),
                row.constant(Enquiry.Arrival.class, "arrival"),
                row.constant(Enquiry.Priority.class, "priority"),
                row.constant(Enquiry.State.class, "state"),
                row.integer("attempts"),
                row.textOrNull("source"),
                row.textOrNull("service"),
                importId == null ? null : new ImportId(importId));
    }
}
