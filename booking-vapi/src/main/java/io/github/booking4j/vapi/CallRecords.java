package io.github.booking4j.vapi;

import io.github.booking4j.call.RecordingReader;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.VoiceGateway.CallReference;
import java.time.Duration;
import okhttp3.HttpUrl;

/** What Vapi keeps of calls: fetches recordings, erases all of it. */
final class CallRecords {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String GONE = "http_404";

    private final VapiApi api;
    private final HttpUrl base;

    CallRecords(VapiApi api, HttpUrl base) {
        this.api = api;
        this.base = base;
    }

    /** Vapi tells, for our key, where the recording lies for a short while; our key is not shown there. */
    boolean read(CallReference call, RecordingReader reader) {
        if (call.providerId() == null) {
            return false;
        }
        try {
            HttpUrl place = api.redirect(
                    api.at("call", call.providerId(), "mono-recording").build());
            boolean same = place.host().equals(base.host()) && place.port() == base.port();
            if (!place.isHttps() && !same) {
                throw new GatewayException(Kind.REFUSED, "recording_url", "The recording lies where nobody is safe");
            }
            api.file(place, LONGEST, reader);
            return true;
        } catch (GatewayException answer) {
            if (answer.providerCode().equals(GONE)) {
                return false;
            }
            throw answer;
        }
    }

    void erase(CallReference call) {
        if (call.providerId() == null) {
            return;
        }
        try {
            // The schema marks the body as required.
            api.delete(api.at("call", call.providerId()).build(), Json.object());
        } catch (GatewayException answer) {
            if (!answer.providerCode().equals(GONE)) {
                throw answer;
            }
        }
    }
}
