package io.github.booking4j.simulator.internal.http;

import io.github.booking4j.simulator.fault.RequestKind;
import java.util.Optional;

/** Answers the requests below one path. Thread-safe. */
public interface Endpoint {
    /** Which faults apply to a request; empty: none do. */
    Optional<RequestKind> kind(Request request);

    /** Answers a request. */
    Reply handle(Request request);

    /** An error as this provider words it. */
    Reply failure(int status);
}
