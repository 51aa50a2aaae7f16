package io.github.booking4j.ops.internal;

import io.github.booking4j.ops.Health.Component;
import io.github.booking4j.ops.Health.Status;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part that is asked by one thread at a time, however many want to know: a database that hangs must neither hang the answer
 * nor gather a thread for each request, since anybody may ask for health. The thread is never interrupted, because an
 * interrupt closes the file of an embedded database.
 */
final class SharedCheck {
    private static final long LIMIT_SECONDS = 2;

    private final Supplier<Component> question;
    private @Nullable FutureTask<Component> asked;

    SharedCheck(Supplier<Component> question) {
        this.question = question;
    }

    /** The answer, or what is said when there is none within the limit. */
    Component answer() {
        return answer(ask(), limit());
    }

    /** When, by {@link System#nanoTime()}, whoever asks now has waited long enough. */
    static long limit() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    }

    /** The answer to a question, or what is said when there is none by then. */
    static Component answer(Future<Component> question, long limit) {
        try {
            return question.get(limit - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            return new Component(Status.UNHEALTHY, Map.of("error", "unavailable"));
        } catch (TimeoutException e) {
            return new Component(Status.UNHEALTHY, Map.of("error", "no answer within " + LIMIT_SECONDS + " s"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Component(Status.UNHEALTHY, Map.of("error", "interrupted"));
        }
    }

    /** Asks, unless the question before still waits for its answer: then it is that one. */
    synchronized Future<Component> ask() {
        FutureTask<Component> running = asked;
        if (running == null || running.isDone()) {
            running = new FutureTask<>(question::get);
            Thread thread = new Thread(running, "booking-health");
            thread.setDaemon(true);
            thread.start();
            asked = running; // only now: a question whose thread could not start would be waited for for ever
        }
        return running;
    }
}
