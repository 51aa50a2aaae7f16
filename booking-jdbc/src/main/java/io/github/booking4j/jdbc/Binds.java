package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values of a statement's parameters, by name, in the form the driver takes, but for instants: what is copied is spared their
 * way through a calendar. They are few, so they stand in a row.
 */
final class Binds {
    private static final int USUAL = 32;

    /** How the constants of an enum are stored. */
    private static final ClassValue<String[]> WORDS = new ClassValue<>() {
        @Override
        protected String[] computeValue(Class<?> type) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                    .toArray(String[]::new);
        }
    };

    private String[] names = new String[USUAL];
    private @Nullable Object[] values = new @Nullable Object[USUAL];
    private int size;

    static Binds none() {
        return new Binds();
    }

    static Binds of(ClientKey client) {
        return new Binds().put("client", client);
    }

    Binds put(String name, @Nullable Object value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        names[size] = name;
        values[size++] = plain(value);
        return this;
    }

    Binds copy() {
        Binds copy = new Binds();
        copy.names = names.clone();
        copy.values = values.clone();
        copy.size = size;
        return copy;
    }

    /** What was put last under a name. */
    @Nullable
    Object get(String name) {
        for (int i = size - 1; i >= 0; i--) {
            if (names[i].equals(name)) {
                return values[i];
            }
        }
        throw new IllegalArgumentException("No value for :" + name);
    }

    /** The same, found at once where each name was put once and in the order in which they are asked for. */
    @Nullable
    Object get(int place, String name) {
        return place < size && names[place].equals(name) ? values[place] : get(name);
    }

    @SuppressWarnings("EnumOrdinal") // to hash constants was a sixth of what storing an import's row takes here
    private static String word(Enum<?> constant) {
        return WORDS.get(constant.getDeclaringClass())[constant.ordinal()];
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof String text) {
            // PostgreSQL stores no NUL: text of a provider that holds one would never be stored at all.
            return text.indexOf('\0') >= 0 ? text.replace('\0', '\uFFFD') : text;
        }
        if (value == null || value instanceof UUID || value instanceof Instant || value instanceof Number) {
            return value; // most often: to find out that they are no collection takes longer than all the rest
        }
        if (value instanceof Enum<?> constant) {
            return word(constant);
        }
        if (value instanceof ClientKey client) {
            return client.value();
        }
        return value instanceof Collection<?> many
                ? many.stream().map(Binds::plain).toArray()
                : value;
    }
}
