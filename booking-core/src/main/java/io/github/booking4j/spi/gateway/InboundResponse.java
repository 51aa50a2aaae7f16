package io.github.booking4j.spi.gateway;

/**
 * The answer to a provider.
 *
 * @param status HTTP status
 * @param contentType media type of the body
 * @param body text; may be empty
 */
public record InboundResponse(int status, String contentType, String body) {
    /** 200 without a body. */
    public static InboundResponse ok() {
        return new InboundResponse(200, "text/plain", "");
    }

    /** A status without a body. */
    public static InboundResponse status(int status) {
        return new InboundResponse(status, "text/plain", "");
    }

    /** 200 with JSON. */
    public static InboundResponse json(String body) {
        return new InboundResponse(200, "application/json", body);
    }

    /** 200 with XML. */
    public static InboundResponse xml(String body) {
        return new InboundResponse(200, "text/xml", body);
    }
}
