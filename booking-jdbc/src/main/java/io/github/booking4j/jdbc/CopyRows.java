package io.github.booking4j.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows as PostgreSQL's COPY takes them in its binary format: its fastest way in, where neither side writes or reads numbers, times
 * and ids as text. A value must be of its column's own type; nothing is converted.
 */
final class CopyRows {
    /** Small, so that the server stores the first rows while the next are written. */
    private static final int BYTES_AT_ONCE = 16 * 1024;

    private static final int LARGEST_FIXED = 64;
    private static final byte[] SIGNATURE = "PGCOPY\n\u00FF\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final long SECONDS_TO_2000 = 946_684_800;
    private static final int MICROS = 1_000_000;
    private static final int NANOS_OF_MICRO = 1_000;
    private static final short END = -1;
    private static final int NULL = -1;

    private final CopyIn copy;
    private final ByteBuffer bytes = ByteBuffer.allocate(BYTES_AT_ONCE);

    private CopyRows(CopyIn copy) {
        this.copy = copy;
    }

    /**
     * Copies rows into a table.
     *
     * @param target the table and its columns in parentheses
     * @param names their values' names, in the same order
     */
    static <T> int copy(
            Connection connection, String target, List<String> names, Iterable<T> rows, Function<T, Binds> binder)
            throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + target + " from stdin with (format binary)");
        try {
            CopyRows written = new CopyRows(copy);
            written.bytes.put(SIGNATURE).putInt(0).putInt(0);
            for (T row : rows) {
                written.append(names, binder.apply(row));
            }
            written.room(Short.BYTES).putShort(END);
            written.send();
            return (int) copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void append(List<String> names, Binds row) throws SQLException {
        room(Short.BYTES).putShort((short) names.size());
        for (int i = 0; i < names.size(); i++) {
            append(row.get(i, names.get(i)));
        }
    }

    private void append(@Nullable Object value) throws SQLException {
        ByteBuffer room = room(LARGEST_FIXED);
        if (value == null) {
            room.putInt(NULL);
        } else if (value instanceof String text) {
            append(text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof UUID id) {
            room.putInt(2 * Long.BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        } else if (value instanceof Instant time) {
            room.putInt(Long.BYTES)
                    .putLong((time.getEpochSecond() - SECONDS_TO_2000) * MICROS + time.getNano() / NANOS_OF_MICRO);
        } else if (value instanceof Short number) {
            room.putInt(Short.BYTES).putShort(number);
        } else if (value instanceof Integer number) {
            room.putInt(Integer.BYTES).putInt(number);
        } else if (value instanceof Long number) {
            room.putInt(Long.BYTES).putLong(number);
        } else if (value instanceof Boolean flag) {
            room.putInt(1).put((byte) (flag ? 1 : 0));
        } else if (value instanceof BigDecimal number) {
            append(numeric(number));
        } else {
            throw new IllegalArgumentException("Cannot be copied: " + value.getClass());
        }
    }

    private void append(byte[] value) throws SQLException {
        room(Integer.BYTES).putInt(value.length);
        if (value.length <= BYTES_AT_ONCE) {
            room(value.length).put(value);
        } else {
            send();
            copy.writeToCopy(value, 0, value.length);
        }
    }

    /** Groups of four decimal digits, the first with the weight 10000 to the power of what stands before them. */
    private static byte[] numeric(BigDecimal value) {
        int groupDigits = 4;
        BigInteger group = BigInteger.valueOf(10_000);
        BigDecimal plain = value.setScale(Math.max(0, value.scale()));
        int fraction = (plain.scale() + groupDigits - 1) / groupDigits;
        BigInteger digits = plain.abs().setScale(fraction * groupDigits).unscaledValue();
        int groups = fraction;
        while (group.pow(groups).compareTo(digits) <= 0) {
            groups++;
        }
        ByteBuffer bytes = ByteBuffer.allocate((groupDigits + groups) * Short.BYTES)
                .putShort((short) groups)
                .putShort((short) (groups - fraction - 1))
                .putShort((short) (plain.signum() < 0 ? 0x4000 : 0))
                .putShort((short) plain.scale());
        for (int i = groups - 1; i >= 0; i--) {
            bytes.putShort(digits.divide(group.pow(i)).mod(group).shortValue());
        }
        return bytes.array();
    }

    private ByteBuffer room(int needed) throws SQLException {
        if (bytes.remaining() < needed) {
            send();
        }
        return bytes;
    }

    private void send() throws SQLException {
        copy.writeToCopy(bytes.array(), 0, bytes.position());
        bytes.clear();
    }
}
