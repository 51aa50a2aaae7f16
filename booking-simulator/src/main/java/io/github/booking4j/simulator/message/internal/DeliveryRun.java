package io.github.booking4j.simulator.message.internal;

import io.github.booking4j.simulator.internal.Surroundings;
import io.github.booking4j.simulator.internal.webhook.Courier;
import io.github.booking4j.simulator.internal.webhook.RetryPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Moves one text on, step by step, and reports each to its status callback. For one thread at a time. */
final class DeliveryRun {
    private final Text text;
    private final Surroundings shared;
    private final String account;
    private final String token;
    private final Courier courier;

    DeliveryRun(Text text, Surroundings shared, String account, String token) {
        this.text = text;
        this.shared = shared;
        this.account = account;
        this.token = token;
        this.courier = new Courier(
                shared.sender(),
                shared.pace(),
                RetryPlan.NEVER,
                shared.faults().webhookTrouble(),
                shared.ids()::dice,
                (name, status) -> text.add(status));
    }

    /** A status a text comes to. */
    record Step(String status, @Nullable Integer errorCode) {}

    /** What becomes of a text: sent and delivered, unless it was told otherwise or the recipient has opted out. */
    static List<Step> steps(Text text, Surroundings shared, OptOuts optOuts) {
        boolean service = text.sending().from() == null;
        if (service && optOuts.blocksService(text.sending().to())) {
            return List.of(new Step("failed", 21610));
        }
        Step last = shared.faults()
                .undeliveredCode(text.sending().to())
                .map(code -> new Step("undelivered", code))
                .orElse(new Step("delivered", null));
        Step sent = new Step("sent", null);
        return service ? List.of(new Step("queued", null), sent, last) : List.of(sent, last);
    }

    void take(Step step, boolean isLast) {
        text.moveTo(step.status(), step.errorCode(), shared.clock().instant());
        String url = text.sending().statusCallback();
        if (url != null) {
            Map<String, String> lie = form(new Step("failed", 30005));
            courier.deliver(new StatusWebhook("sms-status " + step.status(), url, form(step), lie, token));
            if (isLast) {
                courier.flush();
            }
        }
    }

    private Map<String, String> form(Step step) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("MessageSid", text.sid());
        form.put("SmsSid", text.sid());
        form.put("MessageStatus", step.status());
        form.put("SmsStatus", step.status());
        form.put("AccountSid", account);
        String from = text.sending().from();
        form.put("From", from == null ? TwilioSimulation.SERVICE_NUMBER : from);
        form.put("To", text.sending().to());
        form.put("ApiVersion", "2010-04-01");
        String service = text.sending().service();
        if (service != null) {
            form.put("MessagingServiceSid", service);
        }
        if (step.errorCode() != null) {
            form.put("ErrorCode", Integer.toString(step.errorCode()));
        }
        return form;
    }
}
