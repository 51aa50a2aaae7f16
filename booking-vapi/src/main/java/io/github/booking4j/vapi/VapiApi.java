package io.github.booking4j.vapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.call.RecordingReader;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.Circuit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Vapi over HTTP. Each request is sent at most once, ends within its time-out, and passes the circuit breaker, for which a
 * broken exchange, a 5xx and a success that cannot be read are failures. Thread-safe.
 */
final class VapiApi {
    /** Answers beyond this size are cut off and count as unreadable. */
    private static final long LONGEST_ANSWER = 64L << 20;

    private static final long LONGEST_FILE = 256L << 20;
    private static final long LONGEST_ERROR = 64L << 10;
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient client;
    private final HttpUrl base;
    private final String apiKey;
    private final Circuit circuit;
    private final ApiErrors errors;

    VapiApi(OkHttpClient client, HttpUrl base, String apiKey, Circuit circuit, ApiErrors errors) {
        this.client = client;
        this.base = base;
        this.apiKey = apiKey;
        this.circuit = circuit;
        this.errors = errors;
    }

    /** The address of a resource: path segments are encoded. */
    HttpUrl.Builder at(String... segments) {
        HttpUrl.Builder url = base.newBuilder();
        for (String segment : segments) {
            url.addPathSegment(segment);
        }
        return url;
    }

    JsonNode get(HttpUrl url) {
        return exchange(authorized(url).build(), Json::read, null);
    }

    /** Reads an answer of any length piece by piece, within a time-out of its own. */
    <T> T get(HttpUrl url, Reading<T> reading, Duration timeout) {
        return exchange(authorized(url).build(), reading, timeout);
    }

    JsonNode post(HttpUrl url, JsonNode body) {
        return exchange(authorized(url).post(body(body)).build(), Json::read, null);
    }

    JsonNode patch(HttpUrl url, JsonNode body) {
        return exchange(authorized(url).patch(body(body)).build(), Json::read, null);
    }

    JsonNode delete(HttpUrl url, JsonNode body) {
        return exchange(authorized(url).delete(body(body)).build(), Json::read, null);
    }

    /** Where an answer sends us on to, which is not followed here. */
    HttpUrl redirect(HttpUrl url) {
        return exchanged(authorized(url).build(), null, response -> {
            HttpUrl place = response.isRedirect() ? url.resolve(response.header("Location", "")) : null;
            if (place == null) {
                throw response.isSuccessful()
                        ? ApiErrors.unreadable()
                        : errors.ofResponse(response, errorText(response));
            }
            return place;
        });
    }

    /**
     * Reads a file from an address that Vapi gave: without our key, and past the circuit, since neither the place where files lie nor
     * whoever reads them says anything about Vapi.
     */
    void file(HttpUrl url, Duration timeout, RecordingReader reader) {
        okhttp3.Call call = client.newCall(new Request.Builder().url(url).build());
        call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            if (!response.isSuccessful()) {
                throw errors.ofResponse(response, errorText(response));
            }
            String type = response.header("Content-Type", "");
            reader.read(
                    type.startsWith("audio/") ? type : "application/octet-stream",
                    new BoundedStream(response.body().byteStream(), LONGEST_FILE));
        } catch (IOException broken) {
            throw new GatewayException(Kind.NOT_DONE, "file_broken", "The file was not read whole", null, broken);
        }
    }

    /** Sends a command to an address that Vapi gave: without our key, the answer is not read. */
    void command(HttpUrl url, JsonNode body) {
        exchange(new Request.Builder().url(url).post(body(body)).build(), in -> true, null);
    }

    private Request.Builder authorized(HttpUrl url) {
        return new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer " + apiKey)
                .header("Accept", "application/json");
    }

    private <T> T exchange(Request plain, Reading<T> reading, @Nullable Duration timeout) {
        return exchanged(plain, timeout, response -> read(response, reading));
    }

    private <T> T exchanged(Request plain, @Nullable Duration timeout, Answered<T> answered) {
        OnceOnly.Passage passage = new OnceOnly.Passage();
        okhttp3.Call call = client.newCall(
                plain.newBuilder().tag(OnceOnly.Passage.class, passage).build());
        if (timeout != null) {
            call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        }
        circuit.enter();
        boolean works = false;
        try (Response response = call.execute()) {
            works = response.code() < 500;
            return answered.take(response);
        } catch (GatewayException answer) {
            works &= !answer.providerCode().equals(ApiErrors.UNREADABLE);
            throw answer;
        } catch (IOException broken) {
            works = false;
            throw ApiErrors.ofBreak(broken, passage.isUsed());
        } finally {
            if (works) {
                circuit.succeeded();
            } else {
                circuit.failed();
            }
        }
    }

    private <T> T read(Response response, Reading<T> reading) throws IOException {
        if (!response.isSuccessful()) {
            throw errors.ofResponse(response, errorText(response));
        }
        try {
            return reading.read(new BoundedStream(response.body().byteStream(), LONGEST_ANSWER));
        } catch (JsonProcessingException unreadable) {
            throw ApiErrors.unreadable();
        }
    }

    /** The start of an error's body; what cannot be read of it is left out, since the status says enough. */
    private static String errorText(Response response) {
        try {
            return response.peekBody(LONGEST_ERROR).string();
        } catch (IOException broken) {
            return "";
        }
    }

    private static RequestBody body(JsonNode body) {
        return RequestBody.create(Json.write(body).getBytes(StandardCharsets.UTF_8), JSON);
    }

    /** Makes something of an answer's body. */
    interface Reading<T> {
        T read(InputStream in) throws IOException;
    }

    private interface Answered<T> {
        T take(Response response) throws IOException;
    }
}
