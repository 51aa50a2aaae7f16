package io.github.booking4j.vapi;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Lets each request out once, whatever OkHttp or an interceptor of the host would like to repeat (OkHttp itself repeats a POST on
 * 503 with {@code Retry-After: 0}), and remembers that it went out. It stands behind the connection: while a request has
 * not passed here, not one byte of it was written.
 */
final class OnceOnly implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Passage passage = chain.request().tag(Passage.class);
        if (passage != null && !passage.used.compareAndSet(false, true)) {
            throw new ProtocolException("a request to Vapi is sent once");
        }
        return chain.proceed(chain.request());
    }

    /** Tag of a request: whether it went out. */
    static final class Passage {
        private final AtomicBoolean used = new AtomicBoolean();

        boolean isUsed() {
            return used.get();
        }
    }
}
