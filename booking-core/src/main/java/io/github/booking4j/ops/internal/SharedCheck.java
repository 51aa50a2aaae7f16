package io.github.booking4j.ops.internal;

import io.github.booking4j.ops.Health.Component;
import io.github.booking4j.ops.Health.Status;
import java.util.Map;
import java.util.concurrent.ExecutionException;
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
        try {
            return ask().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return new Component(Status.UNHEALTHY, Map.of("error", "unavailable"));
        } catch (TimeoutException e) {
            return new Component(Status.UNHEALTHY, Map.of("error", "no answer within " + LIMIT_SECONDS + " s"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Component(Status.UNHEALTHY, Map.of("error", "interrupted"));
        }
    }

    private synchronized FutureTask<Component> ask() {
        FutureTask<Component> running = asked;
        if (running == null || running.isDone()) {
            running = new FutureTask<>(question::get);
            asked = running;
            Thread thread = new Thread(running, "booking-health");
            thread.setDaemon(true);
            thread.start();
        }
        return running;
    }
}
