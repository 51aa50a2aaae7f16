package io.github.booking4j.simulator.call.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.simulator.fault.RequestKind;
import io.github.booking4j.simulator.internal.http.Endpoint;
import io.github.booking4j.simulator.internal.http.Reply;
import io.github.booking4j.simulator.internal.http.Request;
import io.github.booking4j.simulator.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which request of Vapi's API goes where. */
final class VapiApi implements Endpoint {
    private final String key;
    private final DialRoute dial;
    private final CallRoutes calls;
    private final AssistantRoutes assistants;

    VapiApi(String key, DialRoute dial, CallRoutes calls, AssistantRoutes assistants) {
        this.key = key;
        this.dial = dial;
        this.calls = calls;
        this.assistants = assistants;
    }

    @Override
    public Optional<RequestKind> kind(Request request) {
        List<String> path = request.segments();
        return switch (path.isEmpty() ? "" : path.get(0)) {
            case "call" -> Optional.of(kindOfCall(request.method(), path.size()));
            case "control" -> Optional.of(RequestKind.CALL_CONTROL);
            case "recording" -> Optional.of(RequestKind.CALL_LOOKUP);
            case "assistant" -> Optional.of(RequestKind.ASSISTANT);
            default -> Optional.empty();
        };
    }

    private static RequestKind kindOfCall(String method, int segments) {
        if (method.equals("GET")) {
            return RequestKind.CALL_LOOKUP;
        }
        return segments == 1 ? RequestKind.DIAL : RequestKind.CALL_CONTROL;
    }

    @Override
    public Reply handle(Request request) {
        List<String> path = request.segments();
        String first = path.isEmpty() ? "" : path.get(0);
        // The addresses of control and recordings are secrets by themselves.
        if (!first.equals("control") && !first.equals("recording") && !isAuthorised(request)) {
            return VapiReplies.error(
                    401, "Invalid Key. Hot tip, you may be using the public key instead of the private one.");
        }
        String route = request.method() + " " + first + (path.size() == 1 ? "" : "/" + path.size());
        return switch (route) {
            case "POST call" -> withBody(request, dial::dial);
            case "GET call" -> calls.list(request);
            case "GET call/2" -> calls.get(path.get(1));
            case "GET call/3" -> calls.recordingPlace(path.get(1), path.get(2));
            case "GET recording/2" -> calls.recording(path.get(1));
            case "PATCH call/2" -> withBody(request, body -> calls.change(path.get(1), body));
            case "DELETE call/2" -> calls.delete(path.get(1));
            case "POST control/2" -> withBody(request, body -> calls.control(path.get(1), body));
            case "POST assistant" -> withBody(request, assistants::create);
            case "GET assistant" -> assistants.list(request);
            case "GET assistant/2" -> assistants.get(path.get(1));
            case "PATCH assistant/2" -> withBody(request, body -> assistants.change(path.get(1), body));
            case "DELETE assistant/2" -> assistants.delete(path.get(1));
            default -> VapiReplies.error(404, "Cannot " + request.method() + " " + request.path());
        };
    }

    @Override
    public Reply failure(int status) {
        return VapiReplies.error(status);
    }

    private boolean isAuthorised(Request request) {
        byte[] expected = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
        byte[] actual = request.header("authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, actual);
    }

    private static Reply withBody(Request request, Function<JsonNode, Reply> route) {
        JsonNode body;
        try {
            body = Json.read(request.body());
        } catch (IllegalArgumentException e) {
            return VapiReplies.error(400, "The body is " + e.getMessage());
        }
        return body.isObject() ? route.apply(body) : VapiReplies.error(400, "The body must be a JSON object");
    }
}
