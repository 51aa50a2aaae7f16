package io.github.booking4j.simulator.keypad.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.call.CallScript;
import io.github.booking4j.simulator.call.internal.Scripts;
import io.github.booking4j.simulator.fault.RequestKind;
import io.github.booking4j.simulator.internal.http.Endpoint;
import io.github.booking4j.simulator.internal.http.FormText;
import io.github.booking4j.simulator.internal.http.Reply;
import io.github.booking4j.simulator.internal.http.Reply.Manner;
import io.github.booking4j.simulator.internal.http.Request;
import io.github.booking4j.simulator.internal.json.Json;
import io.github.booking4j.simulator.message.internal.TwilioReplies;
import io.github.booking4j.simulator.message.internal.TwilioReplies.Problem;
import io.github.booking4j.simulator.message.internal.TwilioSettings;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is below {@code /Calls} of an account. */
final class CallsApi implements Endpoint {
    private static final String NUMBER = "\\+[1-9][0-9]{6,14}";
    private static final int MOST_SECONDS_TO_RING = 600;

    private final TwilioSettings settings;
    private final String root;
    private final Lines lines;
    private final Scripts scripts;
    private final Launcher launcher;
    private final InstantSource clock;

    CallsApi(TwilioSettings settings, Lines lines, Scripts scripts, Launcher launcher, InstantSource clock) {
        this.settings = settings;
        this.root = "/2010-04-01/Accounts/" + settings.accountSid() + "/Calls";
        this.lines = lines;
        this.scripts = scripts;
        this.launcher = launcher;
        this.clock = clock;
    }

    @Override
    public Optional<RequestKind> kind(Request request) {
        if (request.method().equals("GET")) {
            return Optional.of(RequestKind.CALL_LOOKUP);
        }
        return Optional.of(request.path().equals(root + ".json") ? RequestKind.DIAL : RequestKind.CALL_CONTROL);
    }

    @Override
    public Reply handle(Request request) {
        String path = request.path();
        try {
            if (path.equals(root + ".json")) {
                return switch (request.method()) {
                    case "POST" -> dial(FormText.parse(request.body()));
                    case "GET" -> list(request);
                    default -> TwilioReplies.error(405);
                };
            }
            if (path.startsWith(root + "/") && path.endsWith(".json")) {
                return one(request, path.substring(root.length() + 1, path.length() - ".json".length()));
            }
            return TwilioReplies.error(404);
        } catch (IllegalArgumentException notAForm) {
            return TwilioReplies.error(400);
        }
    }

    @Override
    public Reply failure(int status) {
        return TwilioReplies.error(status);
    }

    private Reply dial(Map<String, List<String>> form) {
        Optional<Problem> problem = problem(form);
        if (problem.isPresent()) {
            return TwilioReplies.error(problem.get());
        }
        String to = String.valueOf(value(form, "To"));
        if (scripts.failsNow(to)) {
            return TwilioReplies.error(500);
        }
        Set<String> events = new HashSet<>(form.getOrDefault("StatusCallbackEvent", List.of("completed")));
        Line line = launcher.place(new Dialled(
                to,
                String.valueOf(value(form, "From")),
                "outbound-api",
                String.valueOf(value(form, "Url")),
                value(form, "StatusCallback"),
                events,
                value(form, "MachineDetection") != null));
        ObjectNode answer = line.toJson(settings.accountSid());
        launcher.start(line);
        Reply reply = Reply.json(201, answer);
        return line.script() == CallScript.BOOKS_DIAL_TIMES_OUT ? reply.in(Manner.WITHHOLD) : reply;
    }

    private static Optional<Problem> problem(Map<String, List<String>> form) {
        String to = value(form, "To");
        String from = value(form, "From");
        String url = value(form, "Url");
        String timeout = value(form, "Timeout");
        if (to == null) {
            return Optional.of(new Problem(400, 21201, "No 'To' number is specified"));
        }
        if (!to.matches(NUMBER)) {
            return Optional.of(new Problem(400, 21217, "Phone number does not appear to be valid"));
        }
        if (from == null || !from.matches(NUMBER)) {
            return Optional.of(new Problem(400, 21212, "The 'From' number is not valid"));
        }
        if (url == null || !url.matches("https?://.+")) {
            return Optional.of(new Problem(400, 21205, "Url is not a valid URL"));
        }
        if (timeout != null && (!timeout.matches("[0-9]{1,3}") || Integer.parseInt(timeout) > MOST_SECONDS_TO_RING)) {
            return Optional.of(new Problem(400, 21220, "Invalid Timeout"));
        }
        return Optional.empty();
    }

    private Reply list(Request request) {
        String to = request.parameter("To");
        String from = request.parameter("From");
        int size = number(request.parameter("PageSize"), 50, 1000);
        int page = number(request.parameter("Page"), 0, 1_000_000);
        List<Line> found =
                lines.newest(line -> (to == null || to.equals(line.dialled().to()))
                        && (from == null || from.equals(line.dialled().from())));
        ObjectNode body = Json.object().put("page", page).put("page_size", size);
        ArrayNode calls = body.putArray("calls");
        found.stream()
                .skip((long) page * size)
                .limit(size)
                .forEach(line -> calls.add(line.toJson(settings.accountSid())));
        boolean more = found.size() > (page + 1L) * size;
        body.put("next_page_uri", more ? root + ".json?PageSize=" + size + "&Page=" + (page + 1) : null);
        return Reply.json(200, body);
    }

    private Reply one(Request request, String sid) {
        Line line = lines.find(sid).orElse(null);
        if (line == null) {
            return TwilioReplies.error(404);
        }
        return switch (request.method()) {
            case "GET" -> Reply.json(200, line.toJson(settings.accountSid()));
            case "POST" -> change(line, value(FormText.parse(request.body()), "Status"));
            case "DELETE" -> {
                lines.remove(sid);
                yield Reply.empty(204);
            }
            default -> TwilioReplies.error(405);
        };
    }

    private Reply change(Line line, @Nullable String status) {
        boolean ends = "completed".equals(status) || "canceled".equals(status);
        if (!ends) {
            return TwilioReplies.error(400);
        }
        boolean answered = line.status().equals("in-progress");
        if (!line.moveTo(answered ? "completed" : "canceled", clock.instant())) {
            return TwilioReplies.error(new Problem(400, 21220, "Call is not in-progress. Cannot redirect."));
        }
        return Reply.json(200, line.toJson(settings.accountSid()));
    }

    private static @Nullable String value(Map<String, List<String>> form, String name) {
        List<String> values = form.get(name);
        return values == null || values.get(0).isEmpty() ? null : values.get(0);
    }

    private static int number(@Nullable String text, int otherwise, int most) {
        return text == null || !text.matches("[0-9]{1,7}") ? otherwise : Math.min(most, Integer.parseInt(text));
    }

    /** Takes calls. */
    interface Launcher {
        /** A call is accepted. */
        Line place(Dialled dialled);

        /** The answer is written: it begins. */
        void start(Line line);
    }
}
