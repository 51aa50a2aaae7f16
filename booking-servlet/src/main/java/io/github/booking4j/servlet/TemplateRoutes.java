package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.Template;
import io.github.booking4j.message.TemplatePreview;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What messages say. */
final class TemplateRoutes {
    private static final String PATH = "/api/templates/{key}/{kind}/{channel}";
    private static final Set<String> WORDS = Set.of("subject", "text", "html");

    private final BookingEngine engine;

    TemplateRoutes(BookingEngine engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", PATH, Scope.CLIENT, this::get),
                new Route("PUT", PATH, Scope.CLIENT, this::put),
                new Route("DELETE", PATH, Scope.CLIENT, this::reset),
                new Route("POST", PATH + "/preview", Scope.CLIENT, this::preview));
    }

    private void get(Exchange exchange) throws IOException {
        exchange.answer(200, view(stored(exchange)));
    }

    private void put(Exchange exchange) throws IOException {
        // What is shown may be sent back as it is.
        Body body = Body.of(
                exchange.json(), Set.of("kind", "channel", "subject", "text", "html", "isDefault", "variables"));
        MessageKind kind = kind(exchange);
        Channel channel = channel(exchange);
        requireSame(body, "kind", wire(kind));
        requireSame(body, "channel", wire(channel));
        Template template = new Template(kind, channel, body.text("subject"), body.required("text"), body.text("html"));
        body.check();
        exchange.answer(200, view(engine.templates().put(exchange.client(), template)));
    }

    private void reset(Exchange exchange) throws IOException {
        engine.templates().reset(exchange.client(), kind(exchange), channel(exchange));
        exchange.answer(200, view(stored(exchange)));
    }

    private void preview(Exchange exchange) throws IOException {
        Body body = Body.of(exchange.json(), Set.of("subject", "text", "html", "leadId", "appointmentId"));
        LeadId lead = body.has("leadId") ? body.leadId() : null;
        AppointmentId appointment = body.has("appointmentId")
                ? body.read(
                        "appointmentId",
                        AppointmentId::parse,
                        new AppointmentId(new UUID(0, 0)),
                        "must be the id of an appointment")
                : null;
        Template template = WORDS.stream().anyMatch(body::has)
                ? new Template(
                        kind(exchange),
                        channel(exchange),
                        body.text("subject"),
                        body.required("text"),
                        body.text("html"))
                : stored(exchange);
        body.check();
        exchange.answer(200, view(engine.templates().preview(exchange.client(), template, lead, appointment)));
    }

    private Template stored(Exchange exchange) {
        return engine.templates().get(exchange.client(), kind(exchange), channel(exchange));
    }

    private static void requireSame(Body body, String name, String ofThePath) {
        String named = body.text(name);
        if (named != null && !named.equals(ofThePath)) {
            body.problem(name, "invalid", "must be the one of the path, or be left out");
        }
    }

    private static MessageKind kind(Exchange exchange) {
        return exchange.constant("kind", MessageKind.class);
    }

    private static Channel channel(Exchange exchange) {
        return exchange.constant("channel", Channel.class);
    }

    private Map<String, @Nullable Object> view(Template template) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("kind", wire(template.kind()));
        view.put("channel", wire(template.channel()));
        view.put("subject", template.subject());
        view.put("text", template.text());
        view.put("html", template.html());
        view.put("isDefault", template.equals(engine.templates().standard(template.kind(), template.channel())));
        view.put("variables", new TreeSet<>(engine.templates().variables(template.kind())));
        return view;
    }

    private static Map<String, @Nullable Object> view(TemplatePreview preview) {
        Message.Content content = preview.content();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("subject", content.subject());
        view.put("text", content.text());
        view.put("html", content.html());
        TemplatePreview.SmsSize sms = preview.sms();
        view.put(
                "sms",
                sms == null
                        ? null
                        : Map.of("segments", sms.segments(), "units", sms.units(), "unicode", sms.unicode()));
        return view;
    }

    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
