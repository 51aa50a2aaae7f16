package io.github.booking4j.simulator.internal.webhook;

import io.github.booking4j.simulator.fault.WebhookTrouble;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;

/**
 * Delivers the webhooks of one call or message, one after the other, or as badly as it was told. For one thread at a time.
 */
public final class Courier {
    private final WebhookSender sender;
    private final Pace pace;
    private final RetryPlan retries;
    private final WebhookTrouble trouble;
    private final DoubleSupplier dice;
    private final BiConsumer<String, Integer> log;
    private final Deque<Webhook> held = new ArrayDeque<>();

    /** A courier that notes each webhook's name and the status it got (0: no answer) in the log. */
    public Courier(
            WebhookSender sender,
            Pace pace,
            RetryPlan retries,
            WebhookTrouble trouble,
            DoubleSupplier dice,
            BiConsumer<String, Integer> log) {
        this.sender = sender;
        this.pace = pace;
        this.retries = retries;
        this.trouble = trouble;
        this.dice = dice;
        this.log = log;
    }

    /** Delivers a webhook whose answer does not matter: now, later, twice or never. */
    public void deliver(Webhook webhook) {
        if (happens(trouble.lost())) {
            log.accept(webhook.name() + " (lost)", 0);
        } else if (happens(trouble.reordered())) {
            held.push(webhook);
        } else {
            post(webhook);
        }
    }

    /** Delivers what was held back, the last first. */
    public void flush() {
        while (!held.isEmpty()) {
            post(held.pop());
        }
    }

    /** Delivers a webhook and gives its answer; a second delivery's answer is thrown away. */
    public WebhookAnswer ask(Webhook webhook) {
        WebhookAnswer answer = send(webhook, webhook.name());
        if (happens(trouble.duplicated())) {
            send(webhook, webhook.name() + " (again)");
        }
        return answer;
    }

    private void post(Webhook webhook) {
        if (happens(trouble.forged())) {
            log.accept(
                    webhook.name() + " (forged)", sender.send(webhook.forgery()).status());
        }
        ask(webhook);
    }

    private WebhookAnswer send(Webhook webhook, String name) {
        WebhookAnswer answer = attempt(webhook, name);
        for (int repetition = 0; retries.repeats(answer, repetition); repetition++) {
            try {
                pace.sleep(retries.waitBefore(repetition));
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return answer;
            }
            answer = attempt(webhook, name + " (repeated)");
        }
        return answer;
    }

    private WebhookAnswer attempt(Webhook webhook, String name) {
        WebhookAnswer answer = sender.send(webhook.request());
        log.accept(name, answer.status());
        return answer;
    }

    private boolean happens(double share) {
        return share > 0 && dice.getAsDouble() < share;
    }
}
