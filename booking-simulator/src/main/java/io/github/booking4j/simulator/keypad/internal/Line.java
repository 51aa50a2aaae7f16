package io.github.booking4j.simulator.keypad.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.call.CallScript;
import io.github.booking4j.simulator.internal.json.Json;
import io.github.booking4j.simulator.keypad.KeypadPhoneCall;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call while it lives and after. Thread-safe: its own thread moves it on, a request may end it. */
final class Line {
    private static final int MOST_CALLBACKS = 200;
    private static final Set<String> OVER = Set.of("completed", "busy", "failed", "no-answer", "canceled");
    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", java.util.Locale.ROOT);

    private final String sid;
    private final Dialled dialled;
    private final CallScript script;
    private final Instant createdAt;
    private final List<String> heard = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final List<Integer> callbacks = new ArrayList<>();
    private String status = "queued";
    private @Nullable String answeredBy;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable String price;
    private boolean finished;

    Line(String sid, Dialled dialled, CallScript script, Instant createdAt) {
        this.sid = sid;
        this.dialled = dialled;
        this.script = script;
        this.createdAt = createdAt;
    }

    String sid() {
        return sid;
    }

    Dialled dialled() {
        return dialled;
    }

    CallScript script() {
        return script;
    }

    synchronized String status() {
        return status;
    }

    synchronized boolean isOver() {
        return OVER.contains(status);
    }

    synchronized @Nullable String answeredBy() {
        return answeredBy;
    }

    synchronized void answeredBy(String who) {
        answeredBy = who;
    }

    /** Moves on, unless it is over; false if it was. */
    synchronized boolean moveTo(String next, Instant now) {
        if (isOver()) {
            return false;
        }
        status = next;
        if (next.equals("in-progress")) {
            startedAt = now;
        }
        if (isOver()) {
            endedAt = now;
            notifyAll();
        }
        return true;
    }

    /** Waits for so long or until the call is over; true if it is. */
    synchronized boolean awaitEnd(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); left > 0 && !isOver(); left = deadline - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return isOver();
    }

    synchronized void priced(String negative) {
        price = negative;
    }

    synchronized void finish() {
        finished = true;
    }

    synchronized void hears(String words) {
        heard.add(words);
    }

    synchronized void answers(String given) {
        answers.add(given);
    }

    synchronized void asked(int httpStatus) {
        if (callbacks.size() < MOST_CALLBACKS) {
            callbacks.add(httpStatus);
        }
    }

    /** Whole seconds between being answered and the end; 0 if it was not answered. */
    synchronized long seconds() {
        return startedAt == null || endedAt == null
                ? 0
                : Duration.between(startedAt, endedAt).toSeconds();
    }

    synchronized KeypadPhoneCall seen() {
        return new KeypadPhoneCall(
                sid,
                dialled.to(),
                dialled.from(),
                dialled.direction(),
                script,
                status,
                finished,
                heard,
                answers,
                callbacks,
                createdAt,
                endedAt);
    }

    /** As Twilio writes it. */
    synchronized ObjectNode toJson(String account) {
        return Json.object()
                .put("sid", sid)
                .put("account_sid", account)
                .put("to", dialled.to())
                .put("from", dialled.from())
                .put("direction", dialled.direction())
                .put("status", status)
                .put("answered_by", answeredBy)
                .put("date_created", date(createdAt))
                .put("start_time", startedAt == null ? null : date(startedAt))
                .put("end_time", endedAt == null ? null : date(endedAt))
                .put("duration", endedAt == null ? null : Long.toString(seconds()))
                .put("price", price)
                .put("price_unit", "USD")
                .put("api_version", "2010-04-01")
                .put("uri", "/2010-04-01/Accounts/" + account + "/Calls/" + sid + ".json");
    }

    static String date(Instant time) {
        return RFC_2822.format(time.atOffset(ZoneOffset.UTC));
    }
}
