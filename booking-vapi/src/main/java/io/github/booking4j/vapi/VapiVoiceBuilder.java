package io.github.booking4j.vapi;

import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.FieldProblems;
import io.github.booking4j.error.InvalidException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Collects the settings of a {@link VapiVoice}. Not thread-safe. Keeps silent about its secrets in {@code toString()}. */
public final class VapiVoiceBuilder {
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(25);
    private static final int MOST_CALLS = 10_000;

    final List<VapiAuthentication> authentications = new ArrayList<>();
    final List<String> controlDomains = new ArrayList<>();
    String apiKey = "";

    @Nullable
    String assistant;

    @Nullable
    String templateAssistant;

    String phoneNumber = "";
    int maxConcurrentCalls = 10;
    Duration callTimeout = Duration.ofSeconds(10);
    InstantSource clock = InstantSource.system();

    @Nullable
    OkHttpClient httpClient;

    private final FieldProblems problems = new FieldProblems();
    private String baseUrl = "https://api.vapi.ai";
    private @Nullable String webhookSecret;
    private @Nullable String webhookCredential;

    VapiVoiceBuilder() {}

    /** The account's private API key. Needed. */
    public VapiVoiceBuilder apiKey(String key) {
        apiKey = key;
        return this;
    }

    /** Id of the assistant that speaks for clients without one of their own. Needed unless there is a template. */
    public VapiVoiceBuilder assistant(@Nullable String id) {
        assistant = id;
        return this;
    }

    /** Id of the assistant that each client's own is cloned from; none if not set, then all share {@link #assistant}. */
    public VapiVoiceBuilder templateAssistant(@Nullable String id) {
        templateAssistant = id;
        return this;
    }

    /** Id of the phone number, as Vapi names it, that calls come from. Needed. */
    public VapiVoiceBuilder phoneNumber(String id) {
        phoneNumber = id;
        return this;
    }

    /**
     * The secret that Vapi proves itself with. It is sent along with each call and assistant, to come back in the header
     * {@value VapiAuthentication#LEGACY_HEADER}; as bearer token or as key of a default HMAC credential it is accepted as well. This
     * or {@link #webhookCredential} is needed.
     */
    public VapiVoiceBuilder webhookSecret(String secret) {
        if (Secrets.isSendable(secret)) {
            webhookSecret = secret;
            authentications.add(VapiAuthentication.legacySecret(secret));
            authentications.add(VapiAuthentication.bearer(secret));
            authentications.add(VapiAuthentication.hmac(secret));
        } else {
            problems.add("webhookSecret", "invalid", Secrets.RULE);
        }
        return this;
    }

    /**
     * A credential stored at Vapi that its requests are to be proven with: HMAC, for one.
     *
     * @param id as Vapi names it
     * @param authentication the same, as it is checked here
     */
    public VapiVoiceBuilder webhookCredential(String id, VapiAuthentication authentication) {
        webhookCredential = id;
        return authentication(authentication);
    }

    /** A further proof to accept: of an older secret, or of a server that was set up in Vapi's dashboard. */
    public VapiVoiceBuilder authentication(VapiAuthentication authentication) {
        authentications.add(authentication);
        return this;
    }

    /** Where Vapi is; {@code https://api.vapi.ai} if not set ({@code https://api.eu.vapi.ai} for accounts in the EU). */
    public VapiVoiceBuilder baseUrl(String url) {
        baseUrl = url;
        return this;
    }

    /** Most calls of the account at one time, inbound included; 10 if not set, as Vapi begins with. */
    public VapiVoiceBuilder maxConcurrentCalls(int calls) {
        maxConcurrentCalls = calls;
        return this;
    }

    /** The longest a request may take in all; 10 seconds if not set, at most 25: the engine leases its jobs for 30. */
    public VapiVoiceBuilder callTimeout(Duration timeout) {
        callTimeout = timeout;
        return this;
    }

    /** A further domain, subdomains included, where Vapi may take commands for live calls; by HTTPS only. */
    public VapiVoiceBuilder controlDomain(String domain) {
        controlDomains.add(domain);
        return this;
    }

    /**
     * The host's client, for its proxy, certificates or metrics. A copy of it is used that shares its connections, never repeats a
     * request and has {@link #callTimeout}. It is not closed by {@link VapiVoice#close}.
     */
    public VapiVoiceBuilder httpClient(OkHttpClient client) {
        httpClient = client;
        return this;
    }

    /** Where the time is taken from; the system if not set. */
    public VapiVoiceBuilder clock(InstantSource source) {
        clock = source;
        return this;
    }

    /**
     * The gateway. Touches no network.
     *
     * @throws InvalidException with the code {@code settings_invalid}, naming every setting that is wrong
     */
    public VapiVoice build() {
        FieldProblems found = new FieldProblems();
        problems.list().forEach(found::add);
        if (apiKey.isEmpty()) {
            found.add(FieldProblem.required("apiKey"));
        } else if (!Secrets.isSendable(apiKey)) {
            found.add("apiKey", "invalid", Secrets.RULE);
        }
        HttpUrl base = HttpUrl.parse(baseUrl);
        if (base == null
                || base.query() != null
                || base.fragment() != null
                || !base.username().isEmpty()) {
            found.add("baseUrl", "invalid", "must be an http or https URL without query, fragment and user");
        }
        checkIds(found);
        checkWebhook(found);
        checkLimits(found);
        if (!found.isEmpty() || base == null) {
            throw new InvalidException("settings_invalid", found.list());
        }
        return new VapiVoice(this, base, new WebhookServer(webhookSecret, webhookCredential));
    }

    private void checkIds(FieldProblems found) {
        assistant = blankToNull(assistant);
        templateAssistant = blankToNull(templateAssistant);
        if (assistant == null && templateAssistant == null) {
            found.add("assistant", "required", "must be given unless templateAssistant is");
        }
        if (phoneNumber.isBlank()) {
            found.add(FieldProblem.required("phoneNumber"));
        }
    }

    private void checkWebhook(FieldProblems found) {
        boolean badSecret = !problems.isEmpty();
        if (webhookSecret == null && webhookCredential == null && !badSecret) {
            found.add("webhookSecret", "required", "must be given unless webhookCredential is");
        }
        if (webhookCredential != null && webhookCredential.isBlank()) {
            found.add(FieldProblem.required("webhookCredential"));
        }
    }

    private void checkLimits(FieldProblems found) {
        if (maxConcurrentCalls < 1 || maxConcurrentCalls > MOST_CALLS) {
            found.add("maxConcurrentCalls", "out_of_range", "must be 1 to " + MOST_CALLS);
        }
        if (callTimeout.isNegative() || callTimeout.isZero() || callTimeout.compareTo(LONGEST_TIMEOUT) > 0) {
            found.add("callTimeout", "out_of_range", "must be more than 0 and at most 25 seconds");
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @Override
    public String toString() {
        return "VapiVoiceBuilder[" + baseUrl + "]";
    }
}
