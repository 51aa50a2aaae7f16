package io.github.booking4j.simulator.call.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.call.SimulatedCall.Delivery;
import io.github.booking4j.simulator.call.internal.live.CallJson;
import io.github.booking4j.simulator.call.internal.live.LiveCall;
import io.github.booking4j.simulator.fault.WebhookTrouble;
import io.github.booking4j.simulator.internal.json.Json;
import io.github.booking4j.simulator.internal.webhook.Courier;
import io.github.booking4j.simulator.internal.webhook.RetryPlan;
import io.github.booking4j.simulator.internal.webhook.WebhookAnswer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends the webhooks of one call, in the thread of the call. */
public final class CallReporter {
    /** What is sent unless an assistant names what it wants; here as far as it is simulated. */
    private static final Set<String> DEFAULT_MESSAGES =
            Set.of("status-update", "end-of-call-report", "tool-calls", "conversation-update");

    private final LiveCall call;
    private final CallJson json;
    private final VapiSigner signer;
    private final InstantSource clock;
    private final Optional<ServerTarget> server;
    private final Courier courier;
    private final Set<String> wanted;

    CallReporter(LiveCall call, ReporterFactory parts, @Nullable String defaultUrl, WebhookTrouble trouble) {
        this.call = call;
        this.json = parts.json();
        this.signer = parts.signer();
        this.clock = parts.clock();
        JsonNode assistant = call.placement().assistant();
        this.server = ServerTarget.of(assistant.path("server"))
                .or(() -> Optional.ofNullable(defaultUrl).map(ServerTarget::plain));
        this.wanted = wanted(assistant.path("serverMessages"));
        RetryPlan retries = server.map(ServerTarget::retries).orElse(RetryPlan.NEVER);
        this.courier = parts.courier(retries, trouble, (name, status) -> call.add(new Delivery(name, status)));
    }

    private static Set<String> wanted(JsonNode messages) {
        return messages.isArray()
                ? Set.copyOf(((List<?>) Json.plain(messages))
                        .stream().map(String::valueOf).distinct().toList())
                : DEFAULT_MESSAGES;
    }

    /** Where the webhooks go; empty: nowhere. */
    public String address() {
        return server.map(ServerTarget::url).orElse("");
    }

    /** Tells how far the call is. */
    public void status(String status) {
        ObjectNode body = body("status-update");
        message(body).put("status", status);
        String reason = call.endedReason();
        if (status.equals("ended") && reason != null) {
            message(body).put("endedReason", reason);
        }
        deliver("status-update", "status-update " + status, body);
    }

    /** Tells what was said so far. */
    public void conversation() {
        if (wanted.contains("conversation-update")) {
            ObjectNode body = body("conversation-update");
            message(body).set("messages", json.messages(call));
            deliver("conversation-update", "conversation-update", body);
        }
    }

    /** Tells all of it. */
    public void report() {
        ObjectNode body = body("end-of-call-report");
        json.addReport(message(body), call);
        deliver("end-of-call-report", "end-of-call-report", body);
    }

    /** Sends what was held back. */
    public void flush() {
        courier.flush();
    }

    /** Uses a tool and gives what came back; status 0 if the tool has no address or the assistant does not want them used. */
    public WebhookAnswer useTool(ToolRequest use) {
        Optional<ServerTarget> target =
                ServerTarget.of(use.definition().path("server")).or(() -> server);
        if (target.isEmpty() || !wanted.contains("tool-calls")) {
            return WebhookAnswer.NONE;
        }
        ObjectNode body = body("tool-calls");
        use.addTo(message(body));
        return courier.ask(new VapiWebhook("tool-calls " + use.name(), target.get(), body, body, signer));
    }

    private void deliver(String type, String name, ObjectNode body) {
        if (wanted.contains(type) && server.isPresent()) {
            courier.deliver(new VapiWebhook(name, server.get(), body, lie(), signer));
        }
    }

    /** That the line was busy: believed, it would end a call that lives. */
    private ObjectNode lie() {
        ObjectNode body = body("status-update");
        message(body).put("status", "ended").put("endedReason", "customer-busy");
        return body;
    }

    private ObjectNode body(String type) {
        ObjectNode body = Json.object();
        ObjectNode message = body.putObject("message");
        message.put("type", type);
        message.put("timestamp", clock.instant().toEpochMilli());
        message.set("call", json.call(call));
        message.set("assistant", call.placement().assistant());
        message.set("customer", call.placement().request().path("customer"));
        // As the real one does, with the credentials of the number in clear: a receiver must not log them.
        message.putObject("phoneNumber")
                .put("id", call.placement().phoneNumberId())
                .put("provider", "twilio")
                .put("twilioAccountSid", "AC00000000000000000000000000000000")
                .put("twilioAuthToken", "a-token-that-must-not-be-logged");
        return body;
    }

    private static ObjectNode message(ObjectNode body) {
        return (ObjectNode) body.get("message");
    }
}
