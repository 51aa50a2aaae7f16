package io.github.booking4j.memory;

import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.memory.Schema.Positioned;
import io.github.booking4j.spi.store.CatalogRepository;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class InMemoryCatalog implements CatalogRepository {
    private static final int MOST = 1_000;

    private final Schema schema;
    private final InMemoryCalendar calendar;

    InMemoryCatalog(Schema schema, InMemoryCalendar calendar) {
        this.schema = schema;
        this.calendar = calendar;
    }

    @Override
    public void put(Service service) {
        long position = schema.services
                .find(service.client(), service.id())
                .map(Positioned::position)
                .orElseGet(schema::nextPosition);
        schema.services.put(new Positioned<>(service, position));
    }

    @Override
    public void put(Resource resource) {
        if (calendar.usesLaneFrom(resource.client(), resource.id(), resource.capacity())) {
            throw new ConflictException(
                    "capacity_in_use", "Standing appointments on " + resource.id() + " need a greater capacity");
        }
        long position = schema.resources
                .find(resource.client(), resource.id())
                .map(Positioned::position)
                .orElseGet(schema::nextPosition);
        schema.resources.put(new Positioned<>(resource, position));
    }

    @Override
    public Optional<Service> findService(ClientKey client, ServiceId id) {
        return schema.services.find(client, id).map(Positioned::value);
    }

    @Override
    public List<Service> listServices(ClientKey client) {
        return inOrder(schema.servicesInOrder, client);
    }

    @Override
    public Optional<Resource> findResource(ClientKey client, ResourceId id) {
        return schema.resources.find(client, id).map(Positioned::value);
    }

    @Override
    public List<Resource> listResources(ClientKey client, ServiceId service) {
        Set<ResourceId> able = findService(client, service)
                .map(found -> Set.copyOf(found.resources()))
                .orElse(Set.of());
        return listResources(client).stream()
                .filter(resource -> able.contains(resource.id()))
                .toList();
    }

    @Override
    public List<Resource> listResources(ClientKey client) {
        return inOrder(schema.resourcesInOrder, client);
    }

    private static <T> List<T> inOrder(Index<Positioned<T>> index, ClientKey client) {
        return index.startingWith(client).stream()
                .limit(MOST)
                .map(Positioned::value)
                .toList();
    }
}
