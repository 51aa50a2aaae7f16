package io.github.booking4j.appointment;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.money.Money;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be booked.
 *
 * @param client whose service it is
 * @param id its id
 * @param name what it is called
 * @param duration how long it takes: whole minutes of elapsed time
 * @param bufferBefore kept free before it
 * @param bufferAfter kept free after it
 * @param price what it costs; null: not priced
 * @param resources who or what delivers it, in order of preference
 * @param choice whether any one of them is enough
 * @param mostADay most appointments of it that start on one day of the client's clock, holds included (1 to 10,000); null: no limit
 */
public record Service(
        ClientKey client,
        ServiceId id,
        String name,
        Duration duration,
        Duration bufferBefore,
        Duration bufferAfter,
        @Nullable Money price,
        List<ResourceId> resources,
        Choice choice,
        @Nullable Integer mostADay) {

    /** Copies the list, checks the duration and the limit. */
    public Service {
        resources = List.copyOf(resources);
        Resource.requireLimit(mostADay);
        if (duration.toMinutes() < 1 || duration.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("duration must be 1 minute to 24 hours: " + duration);
        }
    }

    /** One without a daily limit. */
    public Service(
            ClientKey client,
            ServiceId id,
            String name,
            Duration duration,
            Duration bufferBefore,
            Duration bufferAfter,
            @Nullable Money price,
            List<ResourceId> resources,
            Choice choice) {
        this(client, id, name, duration, bufferBefore, bufferAfter, price, resources, choice, null);
    }

    /** A copy with a daily limit; null: none. */
    public Service withMostADay(@Nullable Integer limit) {
        return new Service(client, id, name, duration, bufferBefore, bufferAfter, price, resources, choice, limit);
    }

    /** Which of its resources a service needs. */
    public enum Choice {
        /** Any one: the least loaded, then the least recently booked, is chosen. */
        ANY,
        /** All at once, or nothing. */
        ALL
    }
}
