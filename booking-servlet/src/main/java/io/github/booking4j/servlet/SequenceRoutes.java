package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.sequence.PlannedStep;
import io.github.booking4j.sequence.Sequence;
import io.github.booking4j.sequence.SequenceStep;
import io.github.booking4j.sequence.SequenceStep.Via;
import io.github.booking4j.sequence.SequenceStep.When;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What follows an outcome, and when it would be done. */
final class SequenceRoutes {
    private static final Set<String> STEP = Set.of("after", "via", "template", "when");

    private final BookingEngine engine;

    SequenceRoutes(BookingEngine engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/sequences/{key}/{outcome}", Scope.CLIENT, this::get),
                new Route("PUT", "/api/sequences/{key}/{outcome}", Scope.CLIENT, this::put),
                new Route("POST", "/api/sequences/{key}/{outcome}/preview", Scope.CLIENT, this::preview));
    }

    private void get(Exchange exchange) throws IOException {
        exchange.answer(200, view(engine.sequences().get(exchange.client(), outcome(exchange))));
    }

    private void put(Exchange exchange) throws IOException {
        CallOutcome outcome = outcome(exchange);
        Body body = Body.of(exchange.json(), Set.of("outcome", "steps"));
        if (!body.has("steps")) {
            body.problem("steps", "required", "is required");
        }
        String named = body.text("outcome");
        if (named != null && !named.equals(wire(outcome))) {
            body.problem("outcome", "invalid", "must be the outcome of the path, or be left out");
        }
        List<SequenceStep> steps = new ArrayList<>();
        for (Body step : body.list("steps", STEP)) {
            steps.add(step(step));
        }
        body.check();
        exchange.answer(200, view(engine.sequences().put(exchange.client(), new Sequence(outcome, steps))));
    }

    private static SequenceStep step(Body body) {
        Duration after = body.read("after", Duration::parse, Duration.ZERO, "must be an ISO-8601 duration");
        Via via = body.read("via", text -> Via.valueOf(upper(text)), Via.CALL, "must be sms, email or call");
        MessageKind template = body.has("template")
                ? body.read(
                        "template",
                        text -> MessageKind.valueOf(upper(text)),
                        MessageKind.FOLLOW_UP_MISSED,
                        "must be one of the follow-up templates")
                : null;
        When when = body.has("when")
                ? body.read("when", text -> When.valueOf(upper(text)), When.ALWAYS, "is no case there is")
                : When.ALWAYS;
        return new SequenceStep(after, via, template, when);
    }

    private void preview(Exchange exchange) throws IOException {
        CallOutcome outcome = outcome(exchange);
        Body body = Body.of(exchange.json(), Set.of("leadId", "callbackAt"));
        LeadId lead = body.leadId();
        Instant callbackAt = body.has("callbackAt")
                ? body.read("callbackAt", QueryTime::instant, Instant.EPOCH, "must be a time with offset")
                : null;
        body.check();
        List<Map<String, @Nullable Object>> items =
                engine.sequences().preview(exchange.client(), outcome, lead, callbackAt).stream()
                        .map(SequenceRoutes::view)
                        .toList();
        exchange.answer(200, Map.of("items", items));
    }

    private static CallOutcome outcome(Exchange exchange) {
        return exchange.constant("outcome", CallOutcome.class);
    }

    private static Map<String, Object> view(Sequence sequence) {
        return Map.of(
                "outcome",
                wire(sequence.outcome()),
                "steps",
                sequence.steps().stream().map(SequenceRoutes::view).toList());
    }

    private static Map<String, @Nullable Object> view(SequenceStep step) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("after", step.after().toString());
        view.put("via", wire(step.via()));
        view.put("template", step.template() == null ? null : wire(step.template()));
        view.put("when", wire(step.when()));
        return view;
    }

    private static Map<String, @Nullable Object> view(PlannedStep planned) {
        Map<String, @Nullable Object> view = view(planned.step());
        view.put("at", Views.time(planned.at()));
        return view;
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
