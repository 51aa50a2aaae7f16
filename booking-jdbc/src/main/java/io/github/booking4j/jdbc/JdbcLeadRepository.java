package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadQuery;
import io.github.booking4j.lead.LeadSearch;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.spi.store.LeadRepository;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class JdbcLeadRepository implements LeadRepository {
    private static final String COLUMNS = """
            client_key, lead_id, phone, name, email, source, service, notes, zones, status, consent_basis, \
            consent_source, consent_text, consent_time, created_at, last_contacted_at, version""";

    private static final SqlText INSERT_MANY = SqlText.of("""
            insert into booking_lead (%s)
            select * from unnest(
                cast(:client as varchar array), cast(:id as uuid array), cast(:phone as varchar array),
                cast(:name as varchar array), cast(:email as varchar array), cast(:source as varchar array),
                cast(:service as varchar array), cast(:notes as varchar array), cast(:zones as varchar array),
                cast(:status as varchar array), cast(:consentBasis as varchar array),
                cast(:consentSource as varchar array), cast(:consentText as varchar array),
                cast(:consentTime as timestamp with time zone array),
                cast(:createdAt as timestamp with time zone array),
                cast(:lastContactedAt as timestamp with time zone array), cast(:version as integer array))
            on conflict (client_key, phone) do nothing
            returning lead_id""".formatted(COLUMNS));

    private static final RowsText INSERT = RowsText.of(
            "booking_lead",
            COLUMNS,
            ":client, :id, :phone, :name, :email, :source, :service, :notes, :zones, :status, :consentBasis, :consentSource, :consentText, :consentTime, :createdAt, :lastContactedAt, :version");

    private static final SqlText INSERT_ONE = INSERT.times(1);

    private static final KeyedText KNOWN_PHONES =
            KeyedText.ofGrowing("select phone from booking_lead where client_key = :client and phone in (:keys)");

    private static final SqlText UPDATE = SqlText.of("""
            update booking_lead
            set phone = :phone, name = :name, email = :email, source = :source, service = :service, notes = :notes,
                zones = :zones, status = :status, consent_basis = :consentBasis, consent_source = :consentSource,
                consent_text = :consentText, consent_time = :consentTime, created_at = :createdAt,
                last_contacted_at = :lastContactedAt, version = version + 1
            where client_key = :client and lead_id = :id and version = :version""");

    private static final SqlText FIND =
            SqlText.of("select %s from booking_lead where client_key = :client and lead_id = :id".formatted(COLUMNS));

    private static final SqlText LOCK = FIND.wrapped("", " for update");

    private static final SqlText FIND_BY_PHONE =
            SqlText.of("select %s from booking_lead where client_key = :client and phone = :phone".formatted(COLUMNS));

    private static final KeyedText LOCK_BY_PHONES = KeyedText.ofGrowing("""
            select %s from booking_lead
            where client_key = :client and phone in (:keys)
            order by phone
            for update""".formatted(COLUMNS));

    private static final Pattern LIKE_SIGNS = Pattern.compile("[%_!]");
    private static final char AFTER_DIGITS = '9' + 1;

    private final Sql sql;

    JdbcLeadRepository(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Set<LeadId> insertMissing(ClientKey client, Collection<Lead> leads) {
        List<Lead> sorted = leads.stream()
                .sorted(Comparator.comparing(lead -> lead.phone().e164()))
                .toList();
        if (sql.dialect() == Dialect.H2) {
            return insertOneByOne(missing(client, sorted));
        }
        if (sorted.size() == 1) {
            return insertOneByOne(sorted);
        }
        if (sql.canCopy(sorted)) {
            List<Lead> missing = missing(client, sorted);
            if (sql.insertAllOrNone(INSERT, missing, JdbcLeadRepository::binds)) {
                return missing.stream().map(Lead::id).collect(Collectors.toUnmodifiableSet());
            }
            // Somebody stored one of them since the look: now the unique key sorts them out row by row.
        }
        return Set.copyOf(
                sql.listRows(INSERT_MANY, sorted, JdbcLeadRepository::binds, row -> new LeadId(row.uuid("lead_id"))));
    }

    /** H2 inserts or leaves alone only row by row; it runs in this process, so that no round trip is lost. */
    private Set<LeadId> insertOneByOne(List<Lead> leads) {
        return leads.stream()
                .filter(lead -> sql.insertIfAbsent(INSERT_ONE, binds(lead)))
                .map(Lead::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Lead> missing(ClientKey client, List<Lead> leads) {
        List<String> phones = leads.stream().map(lead -> lead.phone().e164()).toList();
        Set<String> known =
                Set.copyOf(sql.listByKeys(KNOWN_PHONES, Binds.of(client), phones, row -> row.text("phone")));
        return leads.stream()
                .filter(lead -> !known.contains(lead.phone().e164()))
                .toList();
    }

    @Override
    public List<Lead> lockByPhones(ClientKey client, Collection<PhoneNumber> phones) {
        List<String> numbers = phones.stream().map(PhoneNumber::e164).toList();
        return sql.listByKeys(LOCK_BY_PHONES, Binds.of(client), numbers, JdbcLeadRepository::lead);
    }

    @Override
    public Optional<Lead> lock(ClientKey client, LeadId id) {
        return sql.one(LOCK, Binds.of(client).put("id", id.value()), JdbcLeadRepository::lead);
    }

    @Override
    public Optional<Lead> find(ClientKey client, LeadId id) {
        return sql.one(FIND, Binds.of(client).put("id", id.value()), JdbcLeadRepository::lead);
    }

    @Override
    public Optional<Lead> findByPhone(ClientKey client, PhoneNumber phone) {
        return sql.one(FIND_BY_PHONE, Binds.of(client).put("phone", phone.e164()), JdbcLeadRepository::lead);
    }

    @Override
    public Lead update(Lead lead) {
        return sql.updateLocked(UPDATE, binds(lead), stored(lead));
    }

    @Override
    public List<Lead> list(ClientKey client, LeadQuery query) {
        Listing listing = Listing.of("booking_lead", COLUMNS, client)
                .equal("status", "status", query.status())
                .equal("source", "source", query.source())
                .where("created_at >= :from", "from", query.from())
                .where("created_at < :to", "to", query.to())
                .where("lead_id < :before", "before", uuid(query.before()));
        if (query.search() != null) {
            search(listing, query.search());
        }
        return listing.newestFirst(sql, "lead_id", query.limit(), JdbcLeadRepository::lead);
    }

    private static void search(Listing listing, LeadSearch search) {
        Optional<String> start = search.phoneStart();
        if (start.isPresent()) {
            // A range and no pattern: it is read off the unique key of phones, whatever the statement's plan knows.
            listing.where("phone >= :phoneStart", "phoneStart", start.get())
                    .where("phone < :phoneEnd", "phoneEnd", start.get() + AFTER_DIGITS);
            return;
        }
        Optional<String> part = search.phonePart();
        String inPhone = part.isPresent() ? " or phone like :phonePart" : "";
        listing.where(
                "(lower(name) like lower(:words) escape '!' or lower(email) like lower(:words) escape '!'" + inPhone
                        + ")",
                "words",
                "%" + LIKE_SIGNS.matcher(search.text()).replaceAll("!$0") + "%");
        part.ifPresent(digits -> listing.put("phonePart", "%" + digits + "%"));
    }

    private static @Nullable UUID uuid(@Nullable LeadId id) {
        return id == null ? null : id.value();
    }

    private static Binds binds(Lead lead) {
        Lead.Details details = lead.details();
        Consent consent = lead.consent();
        return Binds.of(lead.client())
                .put("id", lead.id().value())
                .put("phone", lead.phone().e164())
                .put("name", details.name())
                .put("email", details.email() == null ? null : details.email().value())
                .put("source", details.source())
                .put("service", details.service())
                .put("notes", details.notes())
                .put("zones", lead.zones().stream().map(ZoneId::getId).sorted().collect(Collectors.joining(",")))
                .put("status", lead.status())
                .put("consentBasis", consent == null ? null : consent.basis())
                .put("consentSource", consent == null ? null : consent.source())
                .put("consentText", consent == null ? null : consent.text())
                .put("consentTime", consent == null ? null : consent.time())
                .put("createdAt", lead.createdAt())
                .put("lastContactedAt", lead.lastContactedAt())
                .put("version", lead.version());
    }

    /** A lead as it is read after it was written. */
    private static Lead stored(Lead written) {
        Consent consent = written.consent();
        Instant contacted = written.lastContactedAt();
        return new Lead(
                written.client(),
                written.id(),
                written.phone(),
                written.details(),
                written.zones(),
                written.status(),
                consent == null
                        ? null
                        : new Consent(
                                consent.basis(),
                                consent.source(),
                                consent.text(),
                                consent.time().truncatedTo(ChronoUnit.MICROS)),
                written.createdAt().truncatedTo(ChronoUnit.MICROS),
                contacted == null ? null : contacted.truncatedTo(ChronoUnit.MICROS),
                written.version() + 1);
    }

    private static Lead lead(Row row) throws SQLException {
        String email = row.textOrNull("email");
        return new Lead(
                row.client(),
                new LeadId(row.uuid("lead_id")),
                new PhoneNumber(row.text("phone")),
                new Lead.Details(
                        row.textOrNull("name"),
                        email == null ? null : new EmailAddress(email),
                        row.textOrNull("source"),
                        row.textOrNull("service"),
                        row.textOrNull("notes")),
                row.texts("zones").stream().map(ZoneId::of).collect(Collectors.toUnmodifiableSet()),
                row.constant(LeadStatus.class, "status"),
                consent(row),
                row.instant("created_at"),
                row.instantOrNull("last_contacted_at"),
                row.integer("version"));
    }

    private static @Nullable Consent consent(Row row) throws SQLException {
        Consent.Basis basis = row.constantOrNull(Consent.Basis.class, "consent_basis");
        return basis == null
                ? null
                : new Consent(
                        basis, row.text("consent_source"), row.textOrNull("consent_text"), row.instant("consent_time"));
    }
}
