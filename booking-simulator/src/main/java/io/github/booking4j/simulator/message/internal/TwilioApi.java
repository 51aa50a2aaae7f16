package io.github.booking4j.simulator.message.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.fault.RequestKind;
import io.github.booking4j.simulator.internal.http.Endpoint;
import io.github.booking4j.simulator.internal.http.FormText;
import io.github.booking4j.simulator.internal.http.Reply;
import io.github.booking4j.simulator.internal.http.Request;
import io.github.booking4j.simulator.internal.json.Json;
import io.github.booking4j.simulator.message.internal.TwilioReplies.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which request of Twilio's API goes where. */
final class TwilioApi implements Endpoint {
    private final TwilioSettings settings;
    private final String root;
    private final Texts texts;
    private final Function<Map<String, List<String>>, Reply> send;
    private final InstantSource clock;
    private final Endpoint calls;

    TwilioApi(
            TwilioSettings settings,
            Texts texts,
            Function<Map<String, List<String>>, Reply> send,
            InstantSource clock,
            Endpoint calls) {
        this.calls = calls;
        this.settings = settings;
        this.root = "/2010-04-01/Accounts/" + settings.accountSid();
        this.texts = texts;
        this.send = send;
        this.clock = clock;
    }

    @Override
    public Optional<RequestKind> kind(Request request) {
        if (request.path().startsWith(root + "/Calls")) {
            return calls.kind(request);
        }
        if (!request.path().startsWith(root + "/Messages")) {
            return Optional.empty();
        }
        boolean sends = request.method().equals("POST") && request.path().endsWith("/Messages.json");
        return Optional.of(sends ? RequestKind.SMS : RequestKind.SMS_LOOKUP);
    }

    @Override
    public Reply handle(Request request) {
        if (!isAuthorised(request)) {
            return TwilioReplies.error(401);
        }
        String path = request.path();
        if (path.startsWith(root + "/Calls")) {
            return calls.handle(request);
        }
        if (path.equals(root + ".json") && request.method().equals("GET")) {
            return account();
        }
        if (path.equals(root + "/Messages.json")) {
            return switch (request.method()) {
                case "POST" -> withForm(request, send);
                case "GET" -> list(request);
                default -> TwilioReplies.error(405);
            };
        }
        String one = root + "/Messages/";
        if (path.startsWith(one) && path.endsWith(".json")) {
            return one(request, path.substring(one.length(), path.length() - ".json".length()));
        }
        return TwilioReplies.error(404);
    }

    @Override
    public Reply failure(int status) {
        return TwilioReplies.error(status);
    }

    private boolean isAuthorised(Request request) {
        String pair = settings.accountSid() + ":" + settings.authToken();
        String expected = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        String actual = request.header("authorization").orElse("");
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }

    private Reply account() {
        return Reply.json(
                200,
                Json.object()
                        .put("sid", settings.accountSid())
                        .put("friendly_name", "Simulator")
                        .put("status", "active")
                        .put("type", "Full"));
    }

    private Reply list(Request request) {
        TextFilter filter;
        try {
            filter = TextFilter.of(request.query());
        } catch (IllegalArgumentException e) {
            return TwilioReplies.error(new Problem(400, 20001, String.valueOf(e.getMessage())));
        }
        List<Text> found = texts.page(filter.matches(), filter.page(), filter.pageSize());
        ObjectNode body = Json.object().put("page", filter.page()).put("page_size", filter.pageSize());
        ArrayNode messages = body.putArray("messages");
        found.stream().limit(filter.pageSize()).forEach(text -> messages.add(text.toJson()));
        body.put("uri", root + "/Messages.json");
        body.put("next_page_uri", found.size() > filter.pageSize() ? nextPage(request, filter.page() + 1) : null);
        return Reply.json(200, body);
    }

    private String nextPage(Request request, int page) {
        Map<String, String> query = new LinkedHashMap<>();
        request.query().forEach((name, values) -> query.put(name, values.get(0)));
        query.put("Page", Integer.toString(page));
        return root + "/Messages.json?" + FormText.write(query);
    }

    private Reply one(Request request, String sid) {
        Text text = texts.find(sid).orElse(null);
        if (text == null) {
            return TwilioReplies.error(404);
        }
        return switch (request.method()) {
            case "GET" -> Reply.json(200, text.toJson());
            case "POST" -> withForm(request, form -> redact(text, form));
            case "DELETE" -> {
                texts.remove(sid);
                yield Reply.empty(204);
            }
            default -> TwilioReplies.error(405);
        };
    }

    private Reply redact(Text text, Map<String, List<String>> form) {
        if (!form.getOrDefault("Body", List.of("?")).get(0).isEmpty()) {
            return TwilioReplies.error(400);
        }
        text.redact(clock.instant());
        return Reply.json(200, text.toJson());
    }

    private static Reply withForm(Request request, Function<Map<String, List<String>>, Reply> route) {
        try {
            return route.apply(FormText.parse(request.body()));
        } catch (IllegalArgumentException e) {
            return TwilioReplies.error(400);
        }
    }
}
