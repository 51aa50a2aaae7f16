package io.github.booking4j.vapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.spi.gateway.InboundRequest;
import io.github.booking4j.spi.gateway.InboundResponse;
import io.github.booking4j.spi.gateway.VoiceInbox;
import io.github.booking4j.spi.gateway.VoiceInbox.IncomingAnswer;
import io.github.booking4j.spi.gateway.VoiceInbox.IncomingCall;
import io.github.booking4j.spi.gateway.VoiceInbox.LiveCall;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers Vapi's server messages. Only the fields named here and in the translations are ever looked at: a message may hold the
 * telephony account's password in clear, so nothing of it is logged or passed on as it came.
 */
final class VapiWebhook implements WebhookHandler {
    private static final Logger LOG = LoggerFactory.getLogger(VapiWebhook.class);
    private static final int LONGEST_BODY = 16 << 20;
    private static final String NOBODY = "Nobody can take the call right now; offer to call back";
    private static final String DECLINED = "Sorry, we cannot take your call right now. Please try again later.";

    private final VoiceInbox inbox;
    private final List<VapiAuthentication> authentications;
    private final InstantSource clock;
    private final CallTranslation translation;
    private final WebhookServer server;
    private final @Nullable String ownAssistant;
    private final ToolCalls tools;

    /**
     * @param ownAssistant takes calls of clients that have no assistant yet; null: they are declined
     */
    VapiWebhook(
            VoiceInbox inbox,
            List<VapiAuthentication> authentications,
            InstantSource clock,
            CallTranslation translation,
            WebhookServer server,
            @Nullable String ownAssistant) {
        this.inbox = inbox;
        this.authentications = authentications;
        this.clock = clock;
        this.translation = translation;
        this.server = server;
        this.ownAssistant = ownAssistant;
        tools = new ToolCalls(inbox);
    }

    @Override
    public String path() {
        return "/webhooks/vapi";
    }

    @Override
    public InboundResponse handle(InboundRequest request) {
        if (!request.method().equals("POST")) {
            return InboundResponse.status(405);
        }
        if (request.body().length > LONGEST_BODY) {
            return InboundResponse.status(413);
        }
        if (!isAuthentic(request)) {
            return InboundResponse.status(403);
        }
        JsonNode message =
                Json.tryRead(request.body()).map(root -> root.path("message")).orElseGet(Json::array);
        return message.isObject() ? answer(message, request.publicUrl()) : InboundResponse.status(400);
    }

    /** Tries all that are accepted, so that the time taken does not tell which one was wrong. */
    private boolean isAuthentic(InboundRequest request) {
        Instant now = clock.instant();
        boolean authentic = false;
        for (VapiAuthentication authentication : authentications) {
            authentic |= authentication.accepts(request, now);
        }
        return authentic;
    }

    private InboundResponse answer(JsonNode message, String publicUrl) {
        switch (message.path("type").asText("")) {
            case "status-update" -> translation.ofStatus(message).ifPresent(inbox::report);
            case "end-of-call-report" -> translation.ofReport(message).ifPresent(inbox::report);
            case "tool-calls" -> {
                return InboundResponse.json(Json.write(tools.answer(message)));
            }
            case "function-call" -> {
                return InboundResponse.json(Json.write(tools.answerFunction(message)));
            }
            case "assistant-request" -> {
                return InboundResponse.json(Json.write(incoming(message, publicUrl)));
            }
            case "transfer-destination-request" -> {
                return InboundResponse.json(Json.write(transfer(message)));
            }
            case "hang" -> LOG.warn("The assistant of a call is stalled: a model, a voice or a tool is slow");
            default -> LOG.trace("Nothing to do for this kind of message");
        }
        return InboundResponse.ok();
    }

    /** Vapi waits 7.5 seconds for this, and a spoken excuse is better than a dead line. */
    private ObjectNode incoming(JsonNode message, String publicUrl) {
        IncomingAnswer answer = ask(message);
        if (answer != null && answer.refusal() != null) {
            return Json.object().put("error", answer.refusal());
        }
        String assistant = answer == null ? null : assistant(answer);
        if (answer == null || assistant == null) {
            return Json.object().put("error", DECLINED);
        }
        ObjectNode reply = Json.object().put("assistantId", assistant);
        ObjectNode overrides = reply.putObject("assistantOverrides");
        ObjectNode variables = overrides.putObject("variableValues");
        answer.variables().forEach(variables::put);
        server.addTo(overrides, publicUrl);
        return reply;
    }

    /** The assistant says an error aloud, and goes on. */
    private ObjectNode transfer(JsonNode message) {
        ObjectNode answer = Json.object();
        taker(message.path("call"))
                .ifPresentOrElse(
                        number -> answer.putObject("destination")
                                .put("type", "number")
                                .put("number", number.e164()),
                        () -> answer.put("error", NOBODY));
        return answer;
    }

    private Optional<PhoneNumber> taker(JsonNode call) {
        String id = Json.text(call.path("id"), CallTranslation.LONGEST_ID);
        if (id == null) {
            return Optional.empty();
        }
        try {
            return inbox.transfer(new LiveCall(id, CallTranslation.callId(call)));
        } catch (RuntimeException failed) {
            LOG.error("A call is not handed over, since nobody could say to whom", failed);
            return Optional.empty();
        }
    }

    private @Nullable String assistant(IncomingAnswer answer) {
        return answer.assistantId() == null ? ownAssistant : answer.assistantId();
    }

    private @Nullable IncomingAnswer ask(JsonNode message) {
        JsonNode call = message.path("call");
        String id = Json.text(call.path("id"), CallTranslation.LONGEST_ID);
        if (id == null) {
            return null;
        }
        String to = Json.text(
                Json.first(
                        message.path("phoneNumber").path("number"),
                        call.path("phoneNumber").path("number"),
                        call.path("phoneNumberId")),
                CallTranslation.LONGEST_ID);
        try {
            return inbox.incoming(new IncomingCall(id, caller(message, call), to == null ? "" : to));
        } catch (RuntimeException failed) {
            LOG.error("A call that rang in is declined, since nobody could say what to do with it", failed);
            return null;
        }
    }

    private static @Nullable PhoneNumber caller(JsonNode message, JsonNode call) {
        JsonNode number = Json.first(
                call.path("customer").path("number"), message.path("customer").path("number"));
        try {
            return new PhoneNumber(number.asText(""));
        } catch (IllegalArgumentException withheld) {
            return null;
        }
    }
}
