package io.github.booking4j.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.VoiceGateway.CallReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Asks Twilio what became of a call. It does not carry our id, so without its own a call is known by number and time; where
 * several calls fit, none is guessed: each call's requests to us name it, and settle which is which.
 */
final class CallSearch {
    static final int PAGE_SIZE = 100;

    // Twilio dates in whole seconds, by its own clock.
    private static final Duration SLACK = Duration.ofSeconds(60);
    /** Longer than a request can be under way. */
    private static final Duration LATEST = Duration.ofMinutes(3);

    private final TwilioApi api;
    private final String from;
    private final VoiceReports reports;

    CallSearch(TwilioApi api, String from, VoiceReports reports) {
        this.api = api;
        this.from = from;
        this.reports = reports;
    }

    Optional<ProviderCall> find(CallReference call) {
        return call.providerId() == null ? byNumber(call) : byId(call.providerId(), call.callId());
    }

    private Optional<ProviderCall> byId(String sid, String callId) {
        Answer answer = api.get(api.call(sid));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        requireSuccess(answer);
        return Optional.of(reports.ofCall(answer.body(), callId));
    }

    private Optional<ProviderCall> byNumber(CallReference call) {
        if (call.to() == null) {
            throw new GatewayException(Kind.NOT_DONE, "number_unknown", "Twilio finds a call by its number only");
        }
        // The newest hundred calls to one number reach back further than any request that is in doubt.
        HttpUrl url = api.calls()
                .newBuilder()
                .addQueryParameter("To", call.to().e164())
                .addQueryParameter("From", from)
                .addQueryParameter("PageSize", Integer.toString(PAGE_SIZE))
                .build();
        Answer answer = api.get(url);
        requireSuccess(answer);
        List<JsonNode> fitting = new ArrayList<>();
        for (JsonNode found : answer.body().path("calls")) {
            if (isWithin(found, call.requestedAt())) {
                fitting.add(found);
            }
        }
        if (fitting.size() > 1) {
            throw new GatewayException(Kind.NOT_DONE, "ambiguous", "Several calls to the number at that time");
        }
        return fitting.stream().findFirst().map(found -> reports.ofCall(found, call.callId()));
    }

    private static boolean isWithin(JsonNode call, Instant requestedAt) {
        Instant created = VoiceReports.instant(call.path("date_created").asText());
        if (created == null) {
            throw new GatewayException(Kind.NOT_DONE, "unreadable_answer", "Twilio did not say when it had a call");
        }
        return call.path("direction").asText().startsWith("outbound")
                && !created.isBefore(requestedAt.minus(SLACK))
                && !created.isAfter(requestedAt.plus(LATEST));
    }

    private static void requireSuccess(Answer answer) {
        if (!answer.isSuccess() || !answer.body().isObject()) {
            throw answer.isSuccess() || answer.status() >= 500
                    ? new GatewayException(Kind.NOT_DONE, "http_" + answer.status(), "Twilio did not say what it knows")
                    : TwilioErrors.of(answer);
        }
    }
}
