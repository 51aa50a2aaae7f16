package io.github.booking4j.simulator.keypad.internal;

import io.github.booking4j.simulator.call.CallScript;
import io.github.booking4j.simulator.fault.WebhookTrouble;
import io.github.booking4j.simulator.internal.Surroundings;
import io.github.booking4j.simulator.internal.webhook.Courier;
import io.github.booking4j.simulator.internal.webhook.RetryPlan;
import io.github.booking4j.simulator.message.internal.TwilioSettings;
import java.time.Duration;

/** Runs a call from ringing to its last report. */
final class LineRunner {
    private static final Duration CONNECTING = Duration.ofMillis(800);
    private static final Duration RINGING = Duration.ofSeconds(5);
    private static final Duration UNANSWERED = Duration.ofSeconds(25);
    private static final Duration DETECTING = Duration.ofSeconds(3);
    private static final String PRICE = "-0.01300";

    private final TwilioSettings settings;
    private final Surroundings shared;

    LineRunner(TwilioSettings settings, Surroundings shared) {
        this.settings = settings;
        this.shared = shared;
    }

    void run(Line line) {
        Courier courier = new Courier(
                shared.sender(),
                shared.pace(),
                RetryPlan.NEVER,
                line.script() == CallScript.BOOKS_WEBHOOKS_TWICE
                        ? WebhookTrouble.TWICE_AND_REORDERED
                        : shared.faults().webhookTrouble(),
                shared.ids()::dice,
                (name, status) -> line.asked(status));
        Requests requests = new Requests(line, settings, shared, courier);
        try {
            play(line, requests);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return;
        }
        if (line.status().equals("completed")) {
            line.priced(PRICE);
        }
        if (line.script() != CallScript.BOOKS_REPORT_LOST) {
            requests.report("completed");
        }
        courier.flush();
        line.finish();
    }

    private void play(Line line, Requests requests) throws InterruptedException {
        if (isOver(line, CONNECTING)) {
            return;
        }
        move(line, requests, "ringing");
        switch (line.script()) {
            case NO_ANSWER -> end(line, UNANSWERED, "no-answer");
            case BUSY -> end(line, CONNECTING, "busy");
            case PROVIDER_ERROR -> end(line, CONNECTING, "failed");
            default -> answered(line, requests);
        }
    }

    private void answered(Line line, Requests requests) throws InterruptedException {
        if (isOver(line, RINGING)) {
            return;
        }
        move(line, requests, "in-progress");
        boolean machine = line.script() == CallScript.VOICEMAIL;
        if (line.dialled().detectsMachines()) {
            line.answeredBy(machine ? "machine_start" : "human");
            if (isOver(line, DETECTING)) {
                return;
            }
        }
        new TwimlPlayer(line, requests, shared.pace()).play();
        line.moveTo("completed", shared.clock().instant());
    }

    private void end(Line line, Duration after, String status) throws InterruptedException {
        if (!isOver(line, after)) {
            line.moveTo(status, shared.clock().instant());
        }
    }

    private void move(Line line, Requests requests, String status) {
        if (line.moveTo(status, shared.clock().instant())) {
            requests.report(status.equals("in-progress") ? "answered" : status);
        }
    }

    private boolean isOver(Line line, Duration scripted) throws InterruptedException {
        return line.awaitEnd(shared.pace().real(scripted));
    }
}
