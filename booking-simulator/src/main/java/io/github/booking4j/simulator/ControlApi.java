package io.github.booking4j.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.call.CallScript;
import io.github.booking4j.simulator.fault.Fault;
import io.github.booking4j.simulator.fault.RequestKind;
import io.github.booking4j.simulator.fault.WebhookTrouble;
import io.github.booking4j.simulator.internal.http.Endpoint;
import io.github.booking4j.simulator.internal.http.Reply;
import io.github.booking4j.simulator.internal.http.Request;
import io.github.booking4j.simulator.internal.json.Json;
import io.github.booking4j.simulator.journal.JournalEntry;
import io.github.booking4j.simulator.message.InboundAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steers and shows the simulator over HTTP, so that a test in another process can. */
final class ControlApi implements Endpoint {
    private static final int DEFAULT_LIMIT = 1_000;
    private static final int MOST = 200_000;

    private final ProviderSimulator simulator;

    ControlApi(ProviderSimulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public Optional<RequestKind> kind(Request request) {
        return Optional.empty();
    }

    @Override
    public Reply handle(Request request) {
        try {
            return switch (request.method() + " " + request.path()) {
                case "GET /" -> Reply.json(200, SimulatorJson.description(simulator));
                case "GET /control/calls" -> Reply.json(200, SimulatorJson.calls(last(request, simulator.calls())));
                case "GET /control/messages" ->
                    Reply.json(200, SimulatorJson.messages(last(request, simulator.messages())));
                case "GET /control/mails" -> Reply.json(200, SimulatorJson.mails(last(request, simulator.mails())));
                case "GET /control/journal" -> journal(request);
                case "POST /control/script" -> script(request);
                case "POST /control/faults" -> fault(request);
                case "DELETE /control/faults" -> clear();
                case "POST /control/webhooks" -> webhooks(request);
                case "POST /control/undelivered" -> undelivered(request);
                case "POST /control/urls" -> urls(request);
                case "POST /control/inbound-sms" -> inbound(request);
                default -> problem(404, "there is no " + request.method() + " here");
            };
        } catch (IllegalArgumentException | IllegalStateException e) {
            return problem(400, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Reply failure(int status) {
        return problem(status, status == 413 ? "the body is too large" : "the request could not be answered");
    }

    private Reply script(Request request) {
        ControlBody body = ControlBody.read(request.body(), "number", "script");
        simulator.script(body.text("number"), body.name("script", CallScript.class));
        return Reply.empty(204);
    }

    private Reply fault(Request request) {
        ControlBody body = ControlBody.read(
                request.body(), "kind", "effect", "times", "share", "status", "delayMillis", "retryAfterSeconds");
        RequestKind kind = body.name("kind", RequestKind.class);
        Fault.Effect effect = body.name("effect", Fault.Effect.class);
        int status = effect == Fault.Effect.TOO_MANY_REQUESTS ? 429 : body.number("status", 500);
        Duration pause =
                Duration.ofMillis(body.number("delayMillis", 0)).plusSeconds(body.number("retryAfterSeconds", 0));
        Fault fault = new Fault(effect, status, pause);
        if (body.has("share")) {
            simulator.faults().share(kind, body.share("share"), fault);
        } else {
            simulator.faults().next(body.number("times", 1), kind, fault);
        }
        return Reply.empty(204);
    }

    private Reply clear() {
        simulator.faults().clear();
        return Reply.empty(204);
    }

    private Reply webhooks(Request request) {
        ControlBody body = ControlBody.read(request.body(), "duplicated", "reordered", "lost", "forged");
        simulator
                .faults()
                .webhooks(new WebhookTrouble(
                        body.share("duplicated"), body.share("reordered"), body.share("lost"), body.share("forged")));
        return Reply.empty(204);
    }

    private Reply undelivered(Request request) {
        ControlBody body = ControlBody.read(request.body(), "number", "errorCode");
        simulator.faults().undelivered(body.text("number"), body.number("errorCode", 30003));
        return Reply.empty(204);
    }

    private Reply urls(Request request) {
        ControlBody body = ControlBody.read(request.body(), "vapi", "inboundSms");
        simulator.vapiWebhookUrl(body.textOrNull("vapi"));
        simulator.inboundSmsUrl(body.textOrNull("inboundSms"));
        return Reply.empty(204);
    }

    private Reply inbound(Request request) {
        ControlBody body = ControlBody.read(request.body(), "from", "to", "body");
        InboundAnswer answer = simulator.inboundSms(body.text("from"), body.text("to"), body.text("body"));
        ObjectNode json = Json.object().put("sid", answer.sid()).put("status", answer.status());
        json.put("body", answer.body());
        json.set("replies", Json.node(answer.replies()));
        return Reply.json(200, json);
    }

    private Reply journal(Request request) {
        String kind = request.parameter("kind");
        return Reply.json(200, SimulatorJson.journal(simulator.journalFile().newest(kind(kind), limit(request))));
    }

    private static JournalEntry.@Nullable Kind kind(@Nullable String name) {
        try {
            return name == null ? null : JournalEntry.Kind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("kind must be one of call, sms, email, request", e);
        }
    }

    private static <T> List<T> last(Request request, List<T> all) {
        return all.subList(Math.max(0, all.size() - limit(request)), all.size());
    }

    private static int limit(Request request) {
        String limit = request.parameter("limit");
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (!limit.matches("[0-9]{1,6}") || Integer.parseInt(limit) > MOST) {
            throw new IllegalArgumentException("limit must be a number up to " + MOST);
        }
        return Integer.parseInt(limit);
    }

    private static Reply problem(int status, String detail) {
        ObjectNode body = Json.object().put("status", status).put("detail", detail);
        return new Reply(status, "application/problem+json", Json.line(body), Map.of(), Reply.Manner.SEND);
    }
}
