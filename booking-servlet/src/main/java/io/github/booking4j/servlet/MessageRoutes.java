package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageId;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.message.NewMessage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What was written to and by leads, and writing to one of them. */
final class MessageRoutes {
    private final BookingEngine engine;

    MessageRoutes(BookingEngine engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/messages/{key}", Scope.CLIENT, this::list),
                new Route("GET", "/api/messages/{key}/{id}", Scope.CLIENT, this::get),
                new Route("POST", "/api/messages/{key}", Scope.CLIENT, this::send));
    }

    private void list(Exchange exchange) throws IOException {
        int limit = exchange.limit(50, 200);
        MessageQuery query = new MessageQuery(
                exchange.query("leadId", LeadId::parse, "is not an id"),
                exchange.query("appointmentId", AppointmentId::parse, "is not an id"),
                exchange.query("status", text -> MessageStatus.valueOf(upper(text)), "is not a status of messages"),
                Cursor.read(exchange, MessageId::parse),
                limit);
        List<Message> messages = engine.messages().list(exchange.client(), query);
        exchange.answer(
                200,
                Cursor.page(
                        messages, limit, Views::message, message -> message.id().toString()));
    }

    private void get(Exchange exchange) throws IOException {
        Message message = engine.messages()
                .find(exchange.client(), exchange.id("id", MessageId::new))
                .orElseThrow(HttpProblem::notFound);
        exchange.answer(200, Views.message(message));
    }

    private void send(Exchange exchange) throws IOException {
        Body body = Body.of(exchange.json(), Set.of("leadId", "channel", "kind", "subject", "text"));
        LeadId lead = body.leadId();
        Channel channel =
                body.read("channel", text -> Channel.valueOf(upper(text)), Channel.SMS, "must be sms or email");
        MessageKind kind = body.has("kind")
                ? body.read(
                        "kind", text -> MessageKind.valueOf(upper(text)), MessageKind.NOTICE, "must be notice or offer")
                : MessageKind.NOTICE;
        String subject = body.text("subject");
        String text = body.required("text");
        body.check();
        NewMessage message = new NewMessage(lead, kind, channel, subject, text, exchange.idempotencyKey());
        exchange.answer(201, Views.message(engine.messages().send(exchange.client(), message)));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
