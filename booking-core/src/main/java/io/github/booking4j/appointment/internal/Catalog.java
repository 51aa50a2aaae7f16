package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.client.Client;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.spi.store.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what a booking is about among a client's services and resources. */
public final class Catalog {
    private Catalog() {}

    /**
     * The service and the resources that can deliver it.
     *
     * @param service null: the client's first
     * @param resource null: any that can
     * @throws InvalidException when either is unknown
     */
    static Offer offer(UnitOfWork unit, Client client, @Nullable ServiceId service, @Nullable ResourceId resource) {
        Service wanted = service(unit, client, service);
        Map<ResourceId, Resource> known = unit.catalog().listResources(client.key(), wanted.id()).stream()
                .collect(Collectors.toMap(Resource::id, Function.identity()));
        List<Resource> able = new ArrayList<>();
        for (ResourceId id : wanted.resources()) {
            Resource candidate = known.get(id);
            boolean chosen = resource == null || resource.equals(id) || wanted.choice() == Service.Choice.ALL;
            if (candidate != null && chosen) {
                able.add(candidate);
            }
        }
        boolean unknown = resource != null && !wanted.resources().contains(resource);
        if (able.isEmpty() || unknown) {
            throw new InvalidException(
                    new FieldProblem("/resource", "resource_unknown", "no such resource delivers " + wanted.id()));
        }
        return new Offer(client, wanted, able);
    }

    /** What an appointment is for, as its service is called now; its id when there is no such service any more. */
    public static String serviceName(UnitOfWork unit, Appointment appointment) {
        return unit.catalog()
                .findService(appointment.client(), appointment.service())
                .map(Service::name)
                .orElse(appointment.service().value());
    }

    private static Service service(UnitOfWork unit, Client client, @Nullable ServiceId id) {
        return (id == null
                        ? unit.catalog().listServices(client.key()).stream().findFirst()
                        : unit.catalog().findService(client.key(), id))
                .orElseThrow(() -> new InvalidException(new FieldProblem(
                        "/service", "service_unknown", id == null ? "there is no service" : "no service " + id)));
    }

    /**
     * What can be booked and on what.
     *
     * @param client whose it is
     * @param service what
     * @param resources those that can deliver it, in order of preference; at least one
     */
    record Offer(Client client, Service service, List<Resource> resources) {
        boolean needsAll() {
            return service.choice() == Service.Choice.ALL;
        }

        List<ResourceId> resourceIds() {
            return resources.stream().map(Resource::id).toList();
        }
    }
}
