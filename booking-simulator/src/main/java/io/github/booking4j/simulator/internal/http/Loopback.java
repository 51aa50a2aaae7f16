package io.github.booking4j.simulator.internal.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The address all servers of the simulator bind: of IPv4 always, whichever the JVM prefers, since clients are told it as text. */
public final class Loopback {
    /** As clients are told. */
    public static final String HOST = "127.0.0.1";

    private static final byte[] BYTES = {127, 0, 0, 1};

    private Loopback() {}

    /** To bind. */
    public static InetAddress address() {
        try {
            return InetAddress.getByAddress(BYTES);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
