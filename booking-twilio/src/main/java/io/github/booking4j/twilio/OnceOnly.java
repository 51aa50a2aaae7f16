package io.github.booking4j.twilio;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Lets a tagged request onto the wire once, whatever OkHttp or an interceptor of the host would like to repeat: OkHttp repeats a POST
 * after 503 with {@code Retry-After: 0} even when told not to retry. As a network interceptor it runs once the connection stands
 * and before the first byte is written, so a ticket that was not used proves that nothing was sent.
 */
final class OnceOnly implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Ticket ticket = chain.request().tag(Ticket.class);
        if (ticket != null && !ticket.used.compareAndSet(false, true)) {
            throw new ProtocolException("the request was sent before");
        }
        return chain.proceed(chain.request());
    }

    /** Allows one request. */
    static final class Ticket {
        private final AtomicBoolean used = new AtomicBoolean();

        boolean isUsed() {
            return used.get();
        }
    }
}
