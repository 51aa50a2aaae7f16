package io.github.booking4j.vapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.VoiceGateway.CallReference;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Asks Vapi what became of a call. Without Vapi's id it lists the calls of our number from a minute before the request on, newest
 * first, and looks for our id in them. A list too long to be read in time is an error, never an absence.
 */
final class CallLookup {
    /** Calls come with transcript and messages: a bigger page would not arrive within a time-out. */
    static final int PAGE = 100;

    static final int MOST_PAGES = 50;
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);
    /** Nearly every call is created this soon after it was asked for, so this much is searched before the rest. */
    private static final Duration SOON = Duration.ofMinutes(15);
    /** All pages together: less than an engine's lease on its job. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final VapiApi api;
    private final String phoneNumberId;
    private final CallTranslation translation;
    private final InstantSource clock;
    private final Duration pageTimeout;

    CallLookup(
            VapiApi api, String phoneNumberId, CallTranslation translation, InstantSource clock, Duration pageTimeout) {
        this.api = api;
        this.phoneNumberId = phoneNumberId;
        this.translation = translation;
        this.clock = clock;
        this.pageTimeout = pageTimeout;
    }

    Optional<ProviderCall> find(CallReference call) {
        if (call.providerId() != null) {
            return byId(call.providerId());
        }
        Instant now = clock.instant();
        Instant deadline = now.plus(LONGEST);
        Instant from = call.requestedAt().minus(CLOCK_DIFFERENCE);
        Instant soon = call.requestedAt().plus(SOON);
        if (!soon.isBefore(now)) {
            return search(call.callId(), from, null, deadline);
        }
        Optional<ProviderCall> found = search(call.callId(), from, soon, deadline);
        return found.isPresent() ? found : search(call.callId(), soon, null, deadline);
    }

    private Optional<ProviderCall> byId(String providerId) {
        try {
            JsonNode call = api.get(api.at("call", providerId).build());
            Optional<ProviderCall> found = translation.ofCall(call);
            if (found.isEmpty()) {
                throw ApiErrors.unreadable();
            }
            return found;
        } catch (GatewayException answer) {
            if (answer.providerCode().equals("http_404")) {
                return Optional.empty();
            }
            throw answer;
        }
    }

    private Optional<ProviderCall> search(String callId, Instant from, @Nullable Instant before, Instant deadline) {
        Instant end = before;
        for (int page = 0; page < MOST_PAGES; page++) {
            Duration left = Duration.between(clock.instant(), deadline);
            if (left.isNegative() || left.isZero()) {
                break;
            }
            Duration timeout = left.compareTo(pageTimeout) < 0 ? left : pageTimeout;
            Page calls = api.get(url(from, end), in -> read(in, callId), timeout);
            if (calls.match != null) {
                return translation.ofCall(calls.match);
            }
            if (calls.size < PAGE) {
                return Optional.empty();
            }
            // One millisecond more than the oldest: others may have been created within the same one.
            Instant next = calls.oldest == null ? null : calls.oldest.plusMillis(1);
            if (next == null || (end != null && !next.isBefore(end))) {
                break;
            }
            end = next;
        }
        throw new GatewayException(Kind.UNKNOWN, "list_too_long", "Too many calls since then to look through in time");
    }

    private HttpUrl url(Instant from, @Nullable Instant before) {
        HttpUrl.Builder url = api.at("call")
                .addQueryParameter("phoneNumberId", phoneNumberId)
                .addQueryParameter("limit", Integer.toString(PAGE))
                .addQueryParameter("createdAtGe", from.toString());
        if (before != null) {
            url.addQueryParameter("createdAtLt", before.toString());
        }
        return url.build();
    }

    private static Page read(InputStream in, String callId) throws IOException {
        Page page = new Page();
        try (JsonParser parser = Json.parser(in)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw ApiErrors.unreadable();
            }
            while (page.match == null && parser.nextToken() != JsonToken.END_ARRAY) {
                page.add(Json.value(parser), callId);
            }
        }
        return page;
    }

    private static final class Page {
        private int size;
        private @Nullable Instant oldest;
        private @Nullable JsonNode match;

        private void add(JsonNode call, String callId) {
            size++;
            Instant createdAt = Json.instant(call.path("createdAt"));
            if (createdAt != null && (oldest == null || createdAt.isBefore(oldest))) {
                oldest = createdAt;
            }
            if (callId.equals(CallTranslation.callId(call))
                    || callId.equals(call.path("name").asText())) {
                match = call;
            }
        }
    }
}
