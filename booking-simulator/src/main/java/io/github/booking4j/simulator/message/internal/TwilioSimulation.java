package io.github.booking4j.simulator.message.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.internal.Surroundings;
import io.github.booking4j.simulator.internal.http.Endpoint;
import io.github.booking4j.simulator.internal.http.Reply;
import io.github.booking4j.simulator.internal.webhook.WebhookAnswer;
import io.github.booking4j.simulator.journal.JournalEntry.Kind;
import io.github.booking4j.simulator.message.InboundAnswer;
import io.github.booking4j.simulator.message.SimulatedMessage;
import io.github.booking4j.simulator.message.internal.Text.Sending;
import io.github.booking4j.simulator.message.internal.TwilioReplies.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** The simulated Twilio: its API, its texts, and those that come in. */
public final class TwilioSimulation implements AutoCloseable {
    /** The number a messaging service sends from. */
    static final String SERVICE_NUMBER = "+15005550006";

    private final TwilioSettings settings;
    private final Surroundings shared;
    private final Texts texts = new Texts();
    private final OptOuts optOuts = new OptOuts();
    private final Carrier carrier;
    private final TwilioApi api;
    private volatile @Nullable String inboundUrl;

    /** A Twilio without texts; {@code calls} answers below {@code /Calls}, once the account's token was checked. */
    public TwilioSimulation(
            TwilioSettings settings, Surroundings shared, ScheduledExecutorService timer, Endpoint calls) {
        this.settings = settings;
        this.shared = shared;
        this.carrier = new Carrier(shared, timer);
        this.api = new TwilioApi(settings, texts, this::send, shared.clock(), calls);
    }

    /** The API. */
    public Endpoint endpoint() {
        return api;
    }

    /** All texts kept, oldest first. */
    public List<SimulatedMessage> list() {
        return texts.list().stream().map(Text::simulated).toList();
    }

    /** Where incoming texts are posted to, as if it were set at the number; null: nowhere. */
    public void inboundUrl(@Nullable String url) {
        inboundUrl = url;
    }

    private Reply send(Map<String, List<String>> form) {
        Optional<Problem> problem = SendCheck.problem(form);
        if (problem.isPresent()) {
            return TwilioReplies.error(problem.get());
        }
        String service = SendCheck.value(form, "MessagingServiceSid");
        Sending sending = new Sending(
                SendCheck.value(form, "From"),
                service,
                Objects.requireNonNull(SendCheck.value(form, "To")),
                SendCheck.value(form, "StatusCallback"),
                "outbound-api");
        if (sending.from() != null && optOuts.blocks(sending.from(), sending.to())) {
            return TwilioReplies.error(new Problem(400, 21610, "Attempt to send to unsubscribed recipient"));
        }
        String body = Objects.requireNonNull(SendCheck.value(form, "Body"));
        return Reply.json(201, accept(sending, body));
    }

    // The answer is written before the text moves on: a fast one would be delivered before it is answered as queued.
    private ObjectNode accept(Sending sending, String body) {
        String status = sending.from() == null ? "accepted" : "queued";
        Text text = new Text(
                shared.ids().sid("SM"),
                settings.accountSid(),
                sending,
                body,
                status,
                shared.clock().instant());
        ObjectNode answer = text.toJson();
        texts.add(text);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(
                "from", Objects.requireNonNullElse(sending.from(), Objects.requireNonNullElse(sending.service(), "")));
        details.put("body", body);
        shared.journal().add(Kind.SMS, sending.to(), text.sid(), details);
        DeliveryRun run = new DeliveryRun(text, shared, settings.accountSid(), settings.authToken());
        carrier.carry(run, DeliveryRun.steps(text, shared, optOuts));
        return answer;
    }

    /**
     * A text comes in: obeyed if it is one of Twilio's own words, then posted to the configured address in the calling thread.
     *
     * @throws IllegalStateException if no address is configured
     */
    public InboundAnswer receive(String from, String to, String body) {
        String url = inboundUrl;
        if (url == null) {
            throw new IllegalStateException("no address for incoming texts is configured");
        }
        optOuts.hear(from, to, body);
        String sid = shared.ids().sid("SM");
        texts.add(new Text(
                sid,
                settings.accountSid(),
                new Sending(from, null, to, null, "inbound"),
                body,
                "received",
                shared.clock().instant()));
        Map<String, String> form = form(sid, from, to, body);
        StatusWebhook webhook = new StatusWebhook("sms", url, form, form, settings.authToken());
        WebhookAnswer answer = shared.sender().send(webhook.request());
        List<String> replies = answer.isAccepted() ? Twiml.messages(answer.body()) : List.of();
        replies.forEach(reply -> accept(new Sending(to, null, from, null, "outbound-reply"), reply));
        return new InboundAnswer(sid, answer.status(), answer.body(), replies);
    }

    private Map<String, String> form(String sid, String from, String to, String body) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("ToCountry", "US");
        form.put("SmsMessageSid", sid);
        form.put("NumMedia", "0");
        form.put("SmsSid", sid);
        form.put("SmsStatus", "received");
        form.put("Body", body);
        form.put("To", to);
        form.put("NumSegments", Integer.toString(Segments.count(body)));
        form.put("MessageSid", sid);
        form.put("AccountSid", settings.accountSid());
        form.put("From", from);
        form.put("ApiVersion", "2010-04-01");
        return form;
    }

    /** Drops what is under way. */
    @Override
    public void close() {
        carrier.close();
    }
}
