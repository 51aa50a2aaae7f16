package io.github.booking4j.simulator.call.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.call.CallScript;
import io.github.booking4j.simulator.call.internal.live.Calls;
import io.github.booking4j.simulator.call.internal.live.LiveCall;
import io.github.booking4j.simulator.call.internal.live.Placement;
import io.github.booking4j.simulator.call.internal.shape.AssistantShape;
import io.github.booking4j.simulator.call.internal.webhook.VapiSigner;
import io.github.booking4j.simulator.internal.Surroundings;
import io.github.booking4j.simulator.internal.json.Json;
import io.github.booking4j.simulator.internal.webhook.WebhookAnswer;
import io.github.booking4j.simulator.internal.webhook.WebhookRequest;
import io.github.booking4j.simulator.journal.JournalEntry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** People who ring in: Vapi asks the server of the number which assistant takes the call, and it goes on like any other. */
record IncomingCalls(
        Calls calls,
        Assistants assistants,
        Scripts scripts,
        VapiSigner signer,
        CallLauncher launcher,
        Surroundings shared) {
    /** Vapi waits no longer, whatever is configured. */
    private static final Duration LONGEST = Duration.ofMillis(7_500);

    /** Waits for the answer; returns Vapi's id of the call. */
    String ring(String from, String to, String url) {
        String id = shared.ids().uuid();
        ObjectNode request = Json.object().put("type", Placement.INBOUND).put("phoneNumberId", "id-of-" + to);
        request.putObject("customer").put("number", from);
        CallScript script = scripts.ofCaller(from);
        shared.journal()
                .add(
                        Kind.CALL,
                        to,
                        id,
                        Map.of("direction", "inbound", "script", script.name().toLowerCase(Locale.ROOT)));
        if (!calls.takeLine()) {
            decline(id, new Placement(request, Json.object(), script), "concurrency-limit-reached");
            return id;
        }
        JsonNode answer = ask(id, request, to, url, script);
        Optional<String> refusal = refusal(answer);
        if (answer.path("assistantId").isTextual()) {
            request.set("assistantId", answer.get("assistantId"));
        }
        if (answer.path("assistantOverrides").isObject()) {
            request.set("assistantOverrides", answer.get("assistantOverrides"));
        }
        Optional<ObjectNode> assistant = assistants.ofCall(request);
        Placement placement = new Placement(request, assistant.orElseGet(Json::object), script);
        if (refusal.isPresent() || assistant.isEmpty()) {
            calls.freeLine();
            decline(id, placement, refusal.orElse("assistant-not-found"));
        } else {
            LiveCall call = new LiveCall(id, placement, now(), "ringing");
            calls.add(call);
            launcher.launch(call);
        }
        return id;
    }

    private static Optional<String> refusal(JsonNode answer) {
        if (answer.isMissingNode()) {
            return Optional.of("assistant-request-failed");
        }
        if (answer.has("error")) {
            return Optional.of("assistant-request-returned-error");
        }
        if (answer.has("destination")) {
            return Optional.of("assistant-request-returned-forwarding-phone-number");
        }
        if (!answer.path("assistantId").isTextual()) {
            return Optional.of("assistant-request-returned-no-assistant");
        }
        boolean valid = answer.path("assistantOverrides").isMissingNode()
                || AssistantShape.OVERRIDES
                        .problems(answer.path("assistantOverrides"))
                        .isEmpty();
        return valid ? Optional.empty() : Optional.of("assistant-request-returned-invalid-assistant");
    }

    private void decline(String id, Placement placement, String reason) {
        LiveCall call = new LiveCall(id, placement, now(), "ringing");
        call.end(reason, now());
        call.finish();
        calls.add(call);
    }

    /** The request is made twice where the script says that all is told of twice: then the first answer counts. */
    private JsonNode ask(String id, ObjectNode request, String to, String url, CallScript script) {
        ObjectNode body = Json.object();
        ObjectNode message = body.putObject("message").put("type", "assistant-request");
        message.put("timestamp", shared.clock().instant().toEpochMilli());
        message.set("call", request.deepCopy().put("id", id).put("status", "ringing"));
        message.set("customer", request.path("customer"));
        message.putObject("phoneNumber")
                .put("number", to)
                .put("provider", "twilio")
                .put("twilioAuthToken", "a-token-that-must-not-be-logged");
        String text = Json.line(body);
        WebhookRequest webhook = new WebhookRequest(url, "application/json", text, signer.headers(text), LONGEST);
        WebhookAnswer answer = shared.sender().send(webhook);
        if (script == CallScript.BOOKS_WEBHOOKS_TWICE) {
            shared.sender().send(webhook);
        }
        return answer.status() == 200 ? Json.readOrMissing(answer.body()) : MissingNode.getInstance();
    }

    private Instant now() {
        return shared.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
