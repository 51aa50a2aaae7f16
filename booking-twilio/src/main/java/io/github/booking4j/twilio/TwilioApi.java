package io.github.booking4j.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.Circuit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP with Twilio. A POST goes out at most once; a GET may be repeated by the client. Thread-safe. */
final class TwilioApi implements AutoCloseable {
    private static final int MOST_BYTES = 16 << 20;
    private static final long LONGEST_WAIT_SECONDS = Duration.ofHours(1).toSeconds();

    private final TwilioAccount account;
    private final OkHttpClient posts;
    private final OkHttpClient gets;
    private final boolean ownsClient;
    private final Circuit circuit;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param given the host's client, whose settings are kept where they are harmless; null: one of our own
     * @param callTimeout the longest a request may take, from its connection to the end of its answer
     */
    TwilioApi(TwilioAccount account, @Nullable OkHttpClient given, Duration callTimeout, Circuit circuit) {
        this.account = account;
        this.ownsClient = given == null;
        this.circuit = circuit;
        OkHttpClient base = given == null ? new OkHttpClient() : given;
        this.gets = base.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .callTimeout(callTimeout)
                .build();
        this.posts = gets.newBuilder()
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(new OnceOnly())
                .build();
    }

    HttpUrl messages() {
        return account.messages();
    }

    HttpUrl calls() {
        return account.calls();
    }

    HttpUrl call(String sid) {
        return account.call(sid);
    }

    Answer post(HttpUrl url, FormBody form) {
        OnceOnly.Ticket ticket = new OnceOnly.Ticket();
        Request request =
                request(url).tag(OnceOnly.Ticket.class, ticket).post(form).build();
        return exchange(posts, request, ticket);
    }

    Answer get(HttpUrl url) {
        // Asking changes nothing, so a failed question is never more than not done.
        return exchange(gets, request(url).build(), new OnceOnly.Ticket());
    }

    String circuit() {
        return circuit.state();
    }

    @Override
    public void close() {
        if (ownsClient) {
            posts.dispatcher().executorService().shutdown();
            posts.connectionPool().evictAll();
        }
    }

    private Request.Builder request(HttpUrl url) {
        return new Request.Builder()
                .url(url)
                .header("Authorization", account.authorization())
                .header("Accept", "application/json");
    }

    private Answer exchange(OkHttpClient client, Request request, OnceOnly.Ticket ticket) {
        circuit.enter();
        boolean works = false;
        try (Response response = client.newCall(request).execute()) {
            Answer answer = read(response);
            // 401: wrong credentials stay wrong, and asking on and on gets an account locked.
            boolean readable = !answer.isSuccess() || answer.body().isObject();
            works = answer.status() < 500 && answer.status() != 401 && readable;
            return answer;
        } catch (IOException e) {
            throw failure(ticket.isUsed(), e);
        } finally {
            if (works) {
                circuit.succeeded();
            } else {
                circuit.failed();
            }
        }
    }

    private static GatewayException failure(boolean sent, IOException cause) {
        return sent
                ? new GatewayException(Kind.UNKNOWN, "no_answer", "Twilio was asked and did not answer", null, cause)
                : new GatewayException(Kind.NOT_DONE, "unreachable", "Twilio could not be reached", null, cause);
    }

    private Answer read(Response response) throws IOException {
        byte[] bytes = response.body().byteStream().readNBytes(MOST_BYTES);
        return new Answer(response.code(), retryAfter(response.headers()), parse(bytes));
    }

    private JsonNode parse(byte[] bytes) {
        try {
            JsonNode node = json.readTree(bytes);
            return node.isObject() ? node : MissingNode.getInstance();
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable Duration retryAfter(Headers headers) {
        String value = String.valueOf(headers.get("Retry-After")).strip();
        if (value.matches("-?\\d{1,18}")) {
            return bounded(Long.parseLong(value));
        }
        // A date goes by the clock of whoever answered.
        Instant until = headers.getInstant("Retry-After");
        Instant now = headers.getInstant("Date");
        return until == null || now == null
                ? null
                : bounded(Duration.between(now, until).toSeconds());
    }

    private static Duration bounded(long seconds) {
        return Duration.ofSeconds(Math.min(Math.max(seconds, 0), LONGEST_WAIT_SECONDS));
    }
}
