package io.github.booking4j.simulator.keypad.internal;

import io.github.booking4j.simulator.internal.Surroundings;
import io.github.booking4j.simulator.internal.webhook.Courier;
import io.github.booking4j.simulator.internal.webhook.WebhookAnswer;
import io.github.booking4j.simulator.message.internal.StatusWebhook;
import io.github.booking4j.simulator.message.internal.TwilioSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/** The requests that Twilio makes about one call, signed. For one thread at a time. */
final class Requests {
    private final Line line;
    private final TwilioSettings settings;
    private final Surroundings shared;
    private final Courier courier;
    private int sequence;

    Requests(Line line, TwilioSettings settings, Surroundings shared, Courier courier) {
        this.line = line;
        this.settings = settings;
        this.shared = shared;
        this.courier = courier;
    }

    /** Asks what to do, with what the person answered. */
    WebhookAnswer ask(String url, Map<String, String> answer) {
        Map<String, String> form = form();
        form.putAll(answer);
        return courier.ask(new StatusWebhook("voice", url, form, form, settings.authToken()));
    }

    /** Reports an event, if it is asked for. */
    void report(String event) {
        String url = line.dialled().statusCallback();
        if (url == null || !line.dialled().events().contains(event)) {
            return;
        }
        Map<String, String> form = form();
        form.put("Timestamp", Line.date(shared.clock().instant()));
        form.put("CallbackSource", "call-progress-events");
        form.put("SequenceNumber", Integer.toString(sequence++));
        if (line.isOver()) {
            form.put("CallDuration", Long.toString(line.seconds()));
            form.put("Duration", Long.toString((line.seconds() + 59) / 60));
        }
        Map<String, String> lie = new LinkedHashMap<>(form);
        lie.put("CallStatus", "failed");
        courier.deliver(new StatusWebhook("voice-status " + event, url, form, lie, settings.authToken()));
    }

    private Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("CallSid", line.sid());
        form.put("AccountSid", settings.accountSid());
        form.put("From", line.dialled().from());
        form.put("To", line.dialled().to());
        form.put("Caller", line.dialled().from());
        form.put("Called", line.dialled().to());
        form.put("CallStatus", line.status());
        form.put("Direction", line.dialled().direction());
        form.put("ApiVersion", "2010-04-01");
        String answeredBy = line.answeredBy();
        if (answeredBy != null) {
            form.put("AnsweredBy", answeredBy);
        }
        return form;
    }
}
