package io.github.booking4j.vapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where and how Vapi reports: its {@code server} object, which goes with each call and each assistant so that nothing depends on what
 * somebody set in Vapi's dashboard.
 *
 * @param secret sent in the header {@value VapiAuthentication#LEGACY_HEADER}; null: none
 * @param credentialId a credential stored at Vapi that signs its requests; null: none
 */
record WebhookServer(@Nullable String secret, @Nullable String credentialId) {
    /** What Vapi is to send: without this list it sends every word that is spoken. */
    static final List<String> MESSAGES = List.of("status-update", "end-of-call-report", "tool-calls", "hang");

    /** Adds the server and the list of messages to an assistant or to overrides of one. */
    void addTo(ObjectNode assistant, String url) {
        ObjectNode server = assistant.putObject("server").put("url", url);
        if (credentialId != null) {
            server.put("credentialId", credentialId);
        }
        if (secret != null) {
            server.putObject("headers").put(VapiAuthentication.LEGACY_HEADER, secret);
        }
        // By default a lost webhook is lost. What we refuse is not worth repeating.
        server.putObject("backoffPlan")
                .put("type", "exponential")
                .put("maxRetries", 5)
                .put("baseDelaySeconds", 1)
                .putArray("excludedStatusCodes")
                .add(400)
                .add(401)
                .add(403)
                .add(404)
                .add(405)
                .add(413);
        MESSAGES.forEach(assistant.putArray("serverMessages")::add);
    }

    @Override
    public String toString() {
        return "WebhookServer[" + credentialId + "]";
    }
}
