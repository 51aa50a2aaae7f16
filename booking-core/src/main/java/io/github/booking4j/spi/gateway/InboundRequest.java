package io.github.booking4j.spi.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A web request from a provider, as it came: nothing decoded, nothing believed yet.
 *
 * @param method {@code POST} or {@code GET}
 * @param publicUrl the URL that the provider was given, from scheme to end of query, percent-encoding untouched
 * @param headers by lower-case name, in order of arrival
 * @param body raw bytes, already limited in size
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, to be verified as they came; never compared
public record InboundRequest(String method, String publicUrl, Map<String, List<String>> headers, byte[] body) {
    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    @Override
    public String toString() {
        return "InboundRequest[" + method + ", " + body.length + " bytes]";
    }
}
