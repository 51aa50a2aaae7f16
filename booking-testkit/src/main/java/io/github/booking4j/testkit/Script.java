package io.github.booking4j.testkit;

import io.github.booking4j.error.GatewayException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** What a recording gateway was asked, and what it answers: what was scripted, in its order, then always the usual. Thread-safe. */
final class Script<A, R> {
    private final Function<A, R> usual;
    private final Queue<Function<A, R>> next = new ConcurrentLinkedQueue<>();
    private final List<A> asked = new CopyOnWriteArrayList<>();

    Script(Function<A, R> usual) {
        this.usual = usual;
    }

    void then(Function<A, R> answer) {
        next.add(answer);
    }

    void thenFail(GatewayException failure) {
        next.add(question -> {
            throw failure;
        });
    }

    /** Runs in the caller's thread, outside of any lock: an answer may take its time. */
    R answer(A question) {
        asked.add(question);
        Function<A, R> scripted = next.poll();
        return (scripted == null ? usual : scripted).apply(question);
    }

    List<A> asked() {
        return List.copyOf(asked);
    }
}
