package io.github.booking4j.simulator.message.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.internal.json.Json;
import io.github.booking4j.simulator.message.SimulatedMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One text message. Thread-safe. */
final class Text {
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int MOST_CALLBACKS = 50;

    private final String sid;
    private final String account;
    private final Sending sending;
    private final Instant createdAt;
    private final List<Integer> callbacks = new ArrayList<>();
    private String body;
    private String status;
    private Instant updatedAt;
    private @Nullable Instant sentAt;
    private @Nullable Integer errorCode;

    /**
     * What was asked for.
     *
     * @param from the sender; null: the service chooses
     * @param service the messaging service; null: none
     * @param to the recipient
     * @param statusCallback where to report to; null: nowhere
     * @param direction in Twilio's words
     */
    record Sending(
            @Nullable String from,
            @Nullable String service,
            String to,
            @Nullable String statusCallback,
            String direction) {
        @Override
        public String toString() {
            return "Sending[" + direction + "]";
        }
    }

    Text(String sid, String account, Sending sending, String body, String status, Instant createdAt) {
        this.sid = sid;
        this.account = account;
        this.sending = sending;
        this.body = body;
        this.status = status;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    String sid() {
        return sid;
    }

    Sending sending() {
        return sending;
    }

    synchronized void moveTo(String next, @Nullable Integer error, Instant now) {
        status = next;
        errorCode = error;
        updatedAt = now;
        sentAt = next.equals("sent") ? now : sentAt;
    }

    synchronized void redact(Instant now) {
        body = "";
        updatedAt = now;
    }

    synchronized void add(int callbackStatus) {
        if (callbacks.size() < MOST_CALLBACKS) {
            callbacks.add(callbackStatus);
        }
    }

    /** When it was sent, or else accepted: what Twilio's list is filtered and sorted by. */
    synchronized Instant date() {
        return sentAt == null ? createdAt : sentAt;
    }

    synchronized SimulatedMessage simulated() {
        return new SimulatedMessage(
                sid, sending.from(), sending.to(), body, sending.direction(), status, errorCode, createdAt, callbacks);
    }

    synchronized ObjectNode toJson() {
        boolean unchosen = sending.from() == null;
        String path = "/2010-04-01/Accounts/" + account + "/Messages/" + sid;
        ObjectNode json = Json.object()
                .put("sid", sid)
                .put("account_sid", account)
                .put("messaging_service_sid", sending.service())
                .put("to", sending.to())
                .put("from", sending.from())
                .put("body", body)
                .put("status", status)
                .put("direction", sending.direction())
                .put("num_segments", unchosen ? "0" : Integer.toString(Segments.count(body)))
                .put("num_media", "0")
                .putNull("price")
                .put("price_unit", "USD")
                .put("error_code", errorCode)
                .putNull("error_message")
                .put("api_version", "2010-04-01")
                .put("date_created", RFC_2822.format(createdAt))
                .put("date_updated", RFC_2822.format(updatedAt))
                .put("date_sent", sentAt == null ? null : RFC_2822.format(sentAt))
                .put("uri", path + ".json");
        json.putObject("subresource_uris").put("media", path + "/Media.json");
        return json;
    }

    @Override
    public String toString() {
        return "Text[" + sid + "]";
    }
}
