package io.github.booking4j.jdbc;

import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.call.GateDecision;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageId;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.spi.store.MessageRepository;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class JdbcMessageRepository implements MessageRepository {
    private static final String COLUMNS = """
            client_key, message_id, channel, kind, lead_id, appointment_id, appointment_moves, reminder_minutes, \
            address, content_subject, content_text, content_html, content_calendar, due_at, status, attempts, requested_at, \
            provider_id, sent_at, error, gate_allowed, gate_reasons, gate_decided_at, created_at, version""";

    private static final RowsText INSERT = RowsText.of(
            "booking_message",
            COLUMNS,
            ":client, :id, :channel, :kind, :lead, :appointment, :moves, :reminderMinutes, :address, :contentSubject, :contentText, :contentHtml, :contentCalendar, :dueAt, :status, :attempts, :requestedAt, :providerId, :sentAt, :error, :gateAllowed, :gateReasons, :gateDecidedAt, :createdAt, :version");

    private static final SqlText UPDATE = SqlText.of("""
            update booking_message
            set channel = :channel, kind = :kind, lead_id = :lead, appointment_id = :appointment,
                appointment_moves = :moves, reminder_minutes = :reminderMinutes, address = :address,
                content_subject = :contentSubject, content_text = :contentText, content_html = :contentHtml, content_calendar = :contentCalendar,
                due_at = :dueAt, status = :status, attempts = :attempts, requested_at = :requestedAt,
                provider_id = :providerId, sent_at = :sentAt, error = :error,
                gate_allowed = :gateAllowed, gate_reasons = :gateReasons, gate_decided_at = :gateDecidedAt,
                created_at = :createdAt, version = version + 1
            where client_key = :client and message_id = :id and version = :version""");

    private static final SqlText FIND = SqlText.of(
            "select %s from booking_message where client_key = :client and message_id = :id".formatted(COLUMNS));

    private static final SqlText LOCK = FIND.wrapped("", " for update");

    private static final String DROP_PLANNED = """
            update booking_message set status = 'dropped', version = version + 1
            where client_key = :client and %s = :of and status = 'planned'""";

    private static final SqlText DROP_PLANNED_ABOUT = SqlText.of(DROP_PLANNED.formatted("appointment_id"));

    private static final SqlText DROP_PLANNED_TO = SqlText.of(DROP_PLANNED.formatted("lead_id"));

    private final Sql sql;

    JdbcMessageRepository(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insertAll(ClientKey client, Collection<Message> messages) {
        sql.insertRows(INSERT, messages, JdbcMessageRepository::binds);
    }

    @Override
    public Message update(Message message) {
        return sql.updateVersioned(UPDATE, binds(message), COLUMNS, JdbcMessageRepository::message);
    }

    @Override
    public Optional<Message> find(ClientKey client, MessageId id) {
        return sql.one(FIND, Binds.of(client).put("id", id.value()), JdbcMessageRepository::message);
    }

    @Override
    public Optional<Message> lock(ClientKey client, MessageId id) {
        return sql.one(LOCK, Binds.of(client).put("id", id.value()), JdbcMessageRepository::message);
    }

    @Override
    public int dropPlanned(ClientKey client, AppointmentId appointment) {
        return sql.update(DROP_PLANNED_ABOUT, Binds.of(client).put("of", appointment.value()));
    }

    @Override
    public int dropPlanned(ClientKey client, LeadId lead) {
        return sql.update(DROP_PLANNED_TO, Binds.of(client).put("of", lead.value()));
    }

    @Override
    public List<Message> list(ClientKey client, MessageQuery query) {
        return Listing.of("booking_message", COLUMNS, client)
                .equal(
                        "lead_id",
                        "lead",
                        query.lead() == null ? null : query.lead().value())
                .equal(
                        "appointment_id",
                        "appointment",
                        query.appointment() == null ? null : query.appointment().value())
                .equal("status", "status", query.status())
                .where(
                        "message_id < :before",
                        "before",
                        query.before() == null ? null : query.before().value())
                .newestFirst(sql, "message_id", query.limit(), JdbcMessageRepository::message);
    }

    private static Binds binds(Message message) {
        Message.About about = message.about();
        Message.Content content = message.content();
        Message.Delivery delivery = message.delivery();
        GateDecision gate = message.gate();
        return Binds.of(message.client())
                .put("id", message.id().value())
                .put("channel", message.channel())
                .put("kind", message.kind())
                .put("lead", message.lead() == null ? null : message.lead().value())
                .put("appointment", about == null ? null : about.appointment().value())
                .put("moves", about == null ? null : about.sequence())
                .put("reminderMinutes", about == null ? null : about.reminderMinutes())
                .put("address", message.address())
                .put("contentSubject", content == null ? null : content.subject())
                .put("contentText", content == null ? null : content.text())
                .put("contentHtml", content == null ? null : content.html())
                .put("contentCalendar", content == null ? null : content.calendar())
                .put("dueAt", message.dueAt())
                .put("status", message.status())
                .put("attempts", delivery.attempts())
                .put("requestedAt", delivery.requestedAt())
                .put("providerId", delivery.providerId())
                .put("sentAt", delivery.sentAt())
                .put("error", delivery.error())
                .put("gateAllowed", gate == null ? null : gate.allowed())
                .put("gateReasons", gate == null ? null : String.join(",", gate.reasons()))
                .put("gateDecidedAt", gate == null ? null : gate.decidedAt())
                .put("createdAt", message.createdAt())
                .put("version", message.version());
    }

    private static Message message(Row row) throws SQLException {
        UUID lead = row.uuidOrNull("lead_id");
        return new Message(
                row.client(),
                new MessageId(row.uuid("message_id")),
                row.constant(Channel.class, "channel"),
                row.constant(MessageKind.class, "kind"),
                lead == null ? null : new LeadId(lead),
                about(row),
                row.text("address"),
                content(row),
                row.instant("due_at"),
                row.constant(MessageStatus.class, "status"),
                new Message.Delivery(
                        row.integer("attempts"),
                        row.instantOrNull("requested_at"),
                        row.textOrNull("provider_id"),
                        row.instantOrNull("sent_at"),
                        row.textOrNull("error")),
                gate(row),
                row.instant("created_at"),
                row.integer("version"));
    }

    private static Message.@Nullable About about(Row row) throws SQLException {
        UUID appointment = row.uuidOrNull("appointment_id");
        return appointment == null
                ? null
                : new Message.About(
                        new AppointmentId(appointment),
                        row.integer("appointment_moves"),
                        row.integerOrNull("reminder_minutes"));
    }

    private static @Nullable GateDecision gate(Row row) throws SQLException {
        Boolean allowed = row.flagOrNull("gate_allowed");
        return allowed == null
                ? null
                : new GateDecision(allowed, row.texts("gate_reasons"), row.instant("gate_decided_at"));
    }

    private static Message.@Nullable Content content(Row row) throws SQLException {
        String text = row.textOrNull("content_text");
        return text == null
                ? null
                : new Message.Content(
                        row.textOrNull("content_subject"),
                        text,
                        row.textOrNull("content_html"),
                        row.textOrNull("content_calendar"));
    }
}
