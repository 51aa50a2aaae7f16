package io.github.booking4j.jdbc.engine;

import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A node that dies at a chosen step of its work: nothing that it does from there on reaches the database or the provider, as if its
 * process had been killed. Steps are the begin, the end before the commit, and the commit of each transaction, and what the test adds.
 */
final class Mortal {
    private final List<String> steps = new ArrayList<>();
    private int last = Integer.MAX_VALUE;
    private boolean counting;

    /** Begins to count the steps, of which {@code number} is the last; 0: none. */
    void dieAt(int number) {
        counting = true;
        last = number == 0 ? Integer.MAX_VALUE : number;
    }

    /** Every step that was reached, in order. */
    List<String> steps() {
        return List.copyOf(steps);
    }

    /** One step further, or dead. */
    void step(String name) {
        if (counting) {
            if (steps.size() < last) {
                steps.add(name);
            }
            if (steps.size() == last) {
                throw new Death();
            }
        }
    }

    /** Not an exception, so that nobody takes it for a failure that can be dealt with. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    BookingStore over(BookingStore store) {
        return new ForwardingStore(store) {
            @Override
            public <T> T inTransaction(Function<UnitOfWork, T> work) {
                step("before a transaction");
                T result = store.inTransaction(unit -> {
                    T answer = work.apply(unit);
                    step("before the commit");
                    return answer;
                });
                step("after the commit");
                return result;
            }
        };
    }
}
