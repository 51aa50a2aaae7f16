package io.github.booking4j.jdbc;

import io.github.booking4j.client.Assistant;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientStatus;
import io.github.booking4j.client.Tier;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.spi.store.ClientRepository;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Of one transaction, in which a client is read once however many ask for it. */
final class JdbcClientRepository implements ClientRepository {
    private static final String COLUMNS = """
            client_key, name, email, phone, time_zone, industry, region, status, tier, settings, assistant_status, \
            assistant_id, created_at, version""";

    private static final SqlText INSERT = SqlText.of("""
            insert into booking_client (%s)
            values (:client, :name, :email, :phone, :timeZone, :industry, :region, :status, :tier, :settings,
                :assistantStatus, :assistantId, :createdAt, :version)""".formatted(COLUMNS));

    private static final SqlText UPDATE = SqlText.of("""
            update booking_client
            set name = :name, email = :email, phone = :phone, time_zone = :timeZone, industry = :industry,
                region = :region, status = :status, tier = :tier, settings = :settings,
                assistant_status = :assistantStatus, assistant_id = :assistantId, created_at = :createdAt,
                version = version + 1
            where client_key = :client and version = :version""");

    private static final SqlText FIND =
            SqlText.of("select %s from booking_client where client_key = :client".formatted(COLUMNS));

    private static final SqlText LOCK =
            SqlText.of("select %s from booking_client where client_key = :client for update".formatted(COLUMNS));

    private static final SqlText LIST =
            SqlText.of("select %s from booking_client where client_key > :after order by client_key limit :limit"
                    .formatted(COLUMNS));

    private final Sql sql;
    private final ParsedSettings settings;
    private final Map<ClientKey, Client> read = new HashMap<>();

    JdbcClientRepository(Sql sql, ParsedSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    @Override
    public void insert(Client client) {
        if (!sql.insertIfAbsent(INSERT, binds(client))) {
            throw new ConflictException("client_exists", "The client key " + client.key() + " is taken");
        }
    }

    @Override
    public Client update(Client client) {
        return remembered(sql.updateVersioned(UPDATE, binds(client), COLUMNS, this::client));
    }

    @Override
    public Optional<Client> find(ClientKey key) {
        sql.requireOpen();
        Client known = read.get(key);
        return known != null
                ? Optional.of(known)
                : sql.one(FIND, Binds.of(key), this::client).map(this::remembered);
    }

    @Override
    public Optional<Client> lock(ClientKey key) {
        return sql.one(LOCK, Binds.of(key), this::client).map(this::remembered);
    }

    private Client remembered(Client client) {
        read.put(client.key(), client);
        return client;
    }

    @Override
    public List<Client> list(@Nullable ClientKey after, int limit) {
        Binds binds =
                Binds.none().put("after", after == null ? "" : after.value()).put("limit", limit);
        return sql.list(LIST, binds, this::client);
    }

    private static Binds binds(Client client) {
        Client.Profile profile = client.profile();
        return Binds.of(client.key())
                .put("name", profile.name())
                .put("email", profile.email().value())
                .put("phone", profile.phone().e164())
                .put("timeZone", profile.timeZone().getId())
                .put("industry", profile.industry())
                .put("region", profile.region())
                .put("status", client.status())
                .put("tier", client.tier())
                .put("settings", client.settings().toJson())
                .put("assistantStatus", client.assistant().status())
                .put("assistantId", client.assistant().id())
                .put("createdAt", client.createdAt())
                .put("version", client.version());
    }

    private Client client(Row row) throws SQLException {
        return new Client(
                row.client(),
                new Client.Profile(
                        row.text("name"),
                        new EmailAddress(row.text("email")),
                        new PhoneNumber(row.text("phone")),
                        ZoneId.of(row.text("time_zone")),
                        row.text("industry"),
                        row.text("region")),
                row.constant(ClientStatus.class, "status"),
                row.constant(Tier.class, "tier"),
                settings.of(row.text("settings")),
                new Assistant(row.constant(Assistant.Status.class, "assistant_status"), row.textOrNull("assistant_id")),
                row.instant("created_at"),
                row.integer("version"));
    }
}
