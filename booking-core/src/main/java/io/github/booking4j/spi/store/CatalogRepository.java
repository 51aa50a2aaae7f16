package io.github.booking4j.spi.store;

import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.client.ClientKey;
import java.util.List;
import java.util.Optional;

/** Services and resources. */
public interface CatalogRepository {
    /** Stores a service, new or changed. */
    void put(Service service);

    /** Stores a resource, new or changed, and its lanes; {@code ConflictException} when a lane to be removed is in use. */
    void put(Resource resource);

    /** A service. */
    Optional<Service> findService(ClientKey client, ServiceId id);

    /** Services in the order they were first stored, at most 1000. */
    List<Service> listServices(ClientKey client);

    /** A resource. */
    Optional<Resource> findResource(ClientKey client, ResourceId id);

    /** The resources that a service names, in the order they were first stored; none for an unknown service. */
    List<Resource> listResources(ClientKey client, ServiceId service);

    /** Resources in the order they were first stored, at most 1000. */
    List<Resource> listResources(ClientKey client);
}
