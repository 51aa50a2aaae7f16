package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a statement's parameters, by name, in the form the driver takes. */
final class Binds {
    private final Map<String, @Nullable Object> values = new HashMap<>();

    static Binds none() {
        return new Binds();
    }

    static Binds of(ClientKey client) {
        return new Binds().put("client", client);
    }

    Binds put(String name, @Nullable Object value) {
        values.put(
                name,
                value instanceof Collection<?> many
                        ? many.stream().map(Binds::plain).toArray()
                        : plain(value));
        return this;
    }

    Binds copy() {
        Binds copy = new Binds();
        copy.values.putAll(values);
        return copy;
    }

    @Nullable
    Object get(String name) {
        Object value = values.get(name);
        if (value == null && !values.containsKey(name)) {
            throw new IllegalArgumentException("No value for :" + name);
        }
        return value;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        if (value instanceof ClientKey client) {
            return client.value();
        }
        // PostgreSQL stores no NUL: text of a provider that holds one would never be stored at all.
        return value instanceof String text && text.indexOf('\0') >= 0 ? text.replace('\0', '\uFFFD') : value;
    }
}
