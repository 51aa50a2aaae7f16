package io.github.booking4j.jdbc.engine;

import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.CalendarRepository;
import io.github.booking4j.spi.store.UnitOfWork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store that locks no resource: what the claims do by themselves. */
final class Lockless extends ForwardingStore {
    private final BookingStore store;

    Lockless(BookingStore store) {
        super(store);
        this.store = store;
    }

    @Override
    public <T> T inTransaction(Function<UnitOfWork, T> work) {
        return store.inTransaction(unit -> work.apply(over(UnitOfWork.class, unit)));
    }

    private static <T> T over(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("lockResources")) {
                        return null;
                    }
                    Object result = call(method, target, arguments);
                    return result instanceof CalendarRepository calendar
                            ? over(CalendarRepository.class, calendar)
                            : result;
                }));
    }

    private static @Nullable Object call(Method method, Object target, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
