package io.github.booking4j.vapi;

import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.ProviderCall.Progress;
import io.github.booking4j.spi.gateway.VoiceGateway.CallReference;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Ends live calls. The address for that comes from Vapi, call by call, so it is used only if it leads where Vapi lives: to
 * the API itself, or by HTTPS to a known domain.
 */
final class CallControl {
    private static final Set<String> CALL_IS_GONE = Set.of("http_404", "http_410");
    private static final String VAPI = "vapi.ai";

    private final VapiApi api;
    private final CallLookup lookup;
    private final HttpUrl base;
    private final List<String> domains;

    CallControl(VapiApi api, CallLookup lookup, HttpUrl base, List<String> domains) {
        this.api = api;
        this.lookup = lookup;
        this.base = base;
        this.domains =
                domains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).toList();
    }

    void hangUp(CallReference call) {
        String url = call.controlUrl() == null ? askForUrl(call) : call.controlUrl();
        if (url == null) {
            return;
        }
        HttpUrl control = HttpUrl.parse(url);
        if (control == null || !isTrusted(control)) {
            throw new GatewayException(Kind.REFUSED, "control_url", "The call's control address is not one of Vapi's");
        }
        try {
            api.command(control, Json.object().put("type", "end-call"));
        } catch (GatewayException answer) {
            if (!CALL_IS_GONE.contains(answer.providerCode())) {
                throw answer;
            }
        }
    }

    /** The address, if the call lives. */
    private @Nullable String askForUrl(CallReference call) {
        ProviderCall found = lookup.find(call).orElse(null);
        if (found == null || found.progress() == Progress.ENDED) {
            return null;
        }
        if (found.controlUrl() == null) {
            throw new GatewayException(Kind.REFUSED, "no_control_url", "Vapi gives no way to control this call");
        }
        return found.controlUrl();
    }

    boolean isTrusted(HttpUrl url) {
        boolean same =
                url.scheme().equals(base.scheme()) && url.host().equals(base.host()) && url.port() == base.port();
        boolean vapis = isWithin(base.host(), VAPI) && isWithin(url.host(), VAPI);
        boolean known = vapis || domains.stream().anyMatch(domain -> isWithin(url.host(), domain));
        return same || (url.isHttps() && known);
    }

    private static boolean isWithin(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
