package io.github.booking4j.jdbc;

import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.StoreException;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.store.CatalogRepository;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class JdbcCatalogRepository implements CatalogRepository {
    private static final int MOST = 1_000;
    private static final List<String> BY_PLACE = List.of("place");

    private static final String SERVICE_COLUMNS = """
            client_key, service_id, name, duration_ms, buffer_before_ms, buffer_after_ms, price_amount, \
            price_currency, resources, choice, most_a_day""";

    private static final SqlText INSERT_SERVICE = SqlText.of("""
            insert into booking_service (%s)
            values (:client, :id, :name, :duration, :bufferBefore, :bufferAfter, :priceAmount, :priceCurrency,
                :resources, :choice, :mostADay)""".formatted(SERVICE_COLUMNS));

    private static final SqlText UPDATE_SERVICE = SqlText.of("""
            update booking_service
            set name = :name, duration_ms = :duration, buffer_before_ms = :bufferBefore,
                buffer_after_ms = :bufferAfter, price_amount = :priceAmount, price_currency = :priceCurrency,
                resources = :resources, choice = :choice, most_a_day = :mostADay
            where client_key = :client and service_id = :id""");

    private static final String RESOURCE_COLUMNS =
            "client_key, resource_id, name, hours, closures, time_zone, capacity, most_a_day";

    private static final SqlText INSERT_RESOURCE = SqlText.of("""
            insert into booking_resource (%s)
            values (:client, :id, :name, :hours, :closures, :timeZone, :capacity, :mostADay)""".formatted(RESOURCE_COLUMNS));

    private static final SqlText UPDATE_RESOURCE = SqlText.of("""
            update booking_resource
            set name = :name, hours = :hours, closures = :closures, time_zone = :timeZone, capacity = :capacity,
                most_a_day = :mostADay
            where client_key = :client and resource_id = :id""");

    /** PostgreSQL alone makes rows of a list in one statement. */
    private static final SqlText RESOURCES_OF = SqlText.of("""
            select %s from booking_resource
            where client_key = :client and resource_id = any(array(
                select unnest(string_to_array(resources, ',')) from booking_service
                where client_key = :client and service_id = :service))
            order by place""".formatted(RESOURCE_COLUMNS));

    private static final SqlText COUNT_LANES =
            SqlText.of("select count(*) as lanes from booking_lane where client_key = :client and resource_id = :id");

    private static final SqlText ADD_LANE =
            SqlText.of("insert into booking_lane (client_key, resource_id, lane) values (:client, :id, :lane)");

    private static final SqlText REMOVE_LANES = SqlText.of(
            "delete from booking_lane where client_key = :client and resource_id = :id and lane >= :capacity");

    private final Sql sql;

    JdbcCatalogRepository(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void put(Service service) {
        put(UPDATE_SERVICE, INSERT_SERVICE, binds(service));
    }

    @Override
    public void put(Resource resource) {
        Binds binds = binds(resource);
        put(UPDATE_RESOURCE, INSERT_RESOURCE, binds); // holds its row, so that its lanes change in turn
        int lanes = sql.list(COUNT_LANES, binds, row -> row.integer("lanes")).get(0);
        IntStream.range(lanes, resource.capacity()).forEach(lane -> sql.update(ADD_LANE, binds.put("lane", lane)));
        if (lanes > resource.capacity()) {
            removeLanes(resource, binds);
        }
    }

    private void removeLanes(Resource resource, Binds binds) {
        try {
            sql.update(REMOVE_LANES, binds);
        } catch (StoreException e) {
            if (SqlErrors.isForeignKey(e)) {
                throw new ConflictException(
                        "capacity_in_use", "Standing appointments on " + resource.id() + " need a greater capacity");
            }
            throw e;
        }
    }

    private void put(SqlText update, SqlText insert, Binds binds) {
        while (sql.update(update, binds) == 0) {
            if (sql.insertIfAbsent(insert, binds)) {
                return;
            }
        }
    }

    @Override
    public Optional<Service> findService(ClientKey client, ServiceId id) {
        return services(client)
                .equal("service_id", "id", id.value())
                .ascending(sql, BY_PLACE, 1, JdbcCatalogRepository::service)
                .stream()
                .findFirst();
    }

    @Override
    public List<Service> listServices(ClientKey client) {
        return services(client).ascending(sql, BY_PLACE, MOST, JdbcCatalogRepository::service);
    }

    @Override
    public Optional<Resource> findResource(ClientKey client, ResourceId id) {
        return resources(client)
                .equal("resource_id", "id", id.value())
                .ascending(sql, BY_PLACE, 1, JdbcCatalogRepository::resource)
                .stream()
                .findFirst();
    }

    @Override
    public List<Resource> listResources(ClientKey client, ServiceId service) {
        if (sql.dialect() == Dialect.POSTGRESQL) {
            return sql.list(
                    RESOURCES_OF, Binds.of(client).put("service", service.value()), JdbcCatalogRepository::resource);
        }
        Set<ResourceId> able = findService(client, service)
                .map(found -> Set.copyOf(found.resources()))
                .orElse(Set.of());
        return listResources(client).stream()
                .filter(resource -> able.contains(resource.id()))
                .toList();
    }

    @Override
    public List<Resource> listResources(ClientKey client) {
        return resources(client).ascending(sql, BY_PLACE, MOST, JdbcCatalogRepository::resource);
    }

    private static Listing services(ClientKey client) {
        return Listing.of("booking_service", SERVICE_COLUMNS, client);
    }

    private static Listing resources(ClientKey client) {
        return Listing.of("booking_resource", RESOURCE_COLUMNS, client);
    }

    private static Binds binds(Service service) {
        Money price = service.price();
        return Binds.of(service.client())
                .put("id", service.id().value())
                .put("name", service.name())
                .put("duration", service.duration().toMillis())
                .put("bufferBefore", service.bufferBefore().toMillis())
                .put("bufferAfter", service.bufferAfter().toMillis())
                .put("priceAmount", price == null ? null : price.amount())
                .put("priceCurrency", price == null ? null : price.currency().getCurrencyCode())
                .put(
                        "resources",
                        service.resources().stream().map(ResourceId::value).collect(Collectors.joining(",")))
                .put("choice", service.choice())
                .put("mostADay", service.mostADay());
    }

    private static Binds binds(Resource resource) {
        return Binds.of(resource.client())
                .put("id", resource.id().value())
                .put("name", resource.name())
                .put("hours", resource.hours().toString())
                .put("closures", resource.closures().toString())
                .put("timeZone", resource.zone().getId())
                .put("capacity", resource.capacity())
                .put("mostADay", resource.mostADay());
    }

    private static Service service(Row row) throws SQLException {
        return new Service(
                row.client(),
                new ServiceId(row.text("service_id")),
                row.text("name"),
                row.millis("duration_ms"),
                row.millis("buffer_before_ms"),
                row.millis("buffer_after_ms"),
                row.money("price"),
                row.texts("resources").stream().map(ResourceId::new).toList(),
                row.constant(Service.Choice.class, "choice"),
                row.integerOrNull("most_a_day"));
    }

    private static Resource resource(Row row) throws SQLException {
        return new Resource(
                row.client(),
                new ResourceId(row.text("resource_id")),
                row.text("name"),
                WeeklyHours.parse(row.text("hours")),
                Closures.parse(row.text("closures")),
                ZoneId.of(row.text("time_zone")),
                row.integer("capacity"),
                row.integerOrNull("most_a_day"));
    }
}
