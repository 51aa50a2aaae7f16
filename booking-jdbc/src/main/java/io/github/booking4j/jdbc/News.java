package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.spi.store.BookingStore.Commit;
import io.github.booking4j.spi.store.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one node tells the others of its commits: lanes in which something is due, and clients whose events can be read. As text:
 * the node, the lanes and the clients, separated by blanks, an empty list being a hyphen.
 *
 * @param lanes in which something is due now
 * @param clients whose events were numbered
 */
record News(Set<Lane> lanes, Set<ClientKey> clients) {
    /** PostgreSQL takes at most 8,000 bytes at once; a key has at most 40. */
    private static final int MOST_CLIENTS = 150;

    private static final String NONE = "-";

    News {
        lanes = Set.copyOf(lanes);
        clients = Set.copyOf(clients);
    }

    /** What of a commit matters to others now: what is due later they find when they look at their own clock. */
    static News of(Commit commit, Instant now) {
        Set<Lane> lanes = EnumSet.noneOf(Lane.class);
        commit.due().forEach((lane, due) -> {
            if (!due.isAfter(now)) {
                lanes.add(lane);
            }
        });
        return new News(lanes, commit.numbered());
    }

    boolean isEmpty() {
        return lanes.isEmpty() && clients.isEmpty();
    }

    News and(News other) {
        Set<Lane> allLanes = EnumSet.noneOf(Lane.class);
        allLanes.addAll(lanes);
        allLanes.addAll(other.lanes);
        Set<ClientKey> allClients = new TreeSet<>(clients);
        allClients.addAll(other.clients);
        return new News(allLanes, allClients);
    }

    /** As a commit of this node would say it. */
    Commit toCommit(Instant now) {
        Map<Lane, Instant> due = new EnumMap<>(Lane.class);
        lanes.forEach(lane -> due.put(lane, now));
        return new Commit(due, false, clients);
    }

    List<String> write(String node) {
        List<ClientKey> all = List.copyOf(clients);
        List<String> texts = new ArrayList<>();
        int from = 0;
        do {
            List<ClientKey> some = all.subList(from, Math.min(all.size(), from + MOST_CLIENTS));
            texts.add(node + " " + joined(lanes) + " " + joined(some));
            from += MOST_CLIENTS;
        } while (from < all.size());
        return texts;
    }

    private static String joined(Collection<?> items) {
        return items.isEmpty()
                ? NONE
                : items.stream()
                        .map(item -> item.toString().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(","));
    }

    /** Reads what another node wrote; empty: this node wrote it, or it is not readable. */
    static Optional<News> read(String text, String node) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 3 || parts[0].equals(node)) {
            return Optional.empty();
        }
        Set<Lane> lanes = EnumSet.noneOf(Lane.class);
        for (Lane lane : Lane.values()) {
            if (items(parts[1]).contains(lane.name().toLowerCase(Locale.ROOT))) {
                lanes.add(lane);
            }
        }
        Set<ClientKey> clients = items(parts[2]).stream()
                .filter(ClientKey::isValid)
                .map(ClientKey::new)
                .collect(Collectors.toSet());
        return Optional.of(new News(lanes, clients));
    }

    private static List<String> items(String part) {
        return part.equals(NONE) ? List.of() : List.of(part.split(","));
    }
}
