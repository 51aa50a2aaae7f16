package io.github.booking4j.twilio;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;

/** Settings of {@link TwilioVoice}. Required: {@link #account} and {@link #from}. Not thread-safe. */
public final class TwilioVoiceBuilder {
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}-[A-Z]{2}");
    private static final int MOST_CALLS = 1000;

    private final AccountSettings settings = new AccountSettings();
    String from = "";
    String voice = "alice";
    String language = "en-US";
    int maxConcurrentCalls = 10;
    InstantSource clock = InstantSource.system();

    TwilioVoiceBuilder() {}

    /**
     * The account. Its token signs in, and verifies Twilio's requests.
     *
     * @param sid {@code AC} and 32 hexadecimal digits
     * @param token the account's primary auth token
     */
    public TwilioVoiceBuilder account(String sid, String token) {
        settings.accountSid = sid;
        settings.authToken = token;
        return this;
    }

    /**
     * An API key that signs in instead of the account's token, which is still needed to verify Twilio's requests. Default: none.
     *
     * @param sid {@code SK} and 32 hexadecimal digits
     */
    public TwilioVoiceBuilder apiKey(String sid, String secret) {
        settings.apiKey = sid;
        settings.apiSecret = secret;
        return this;
    }

    /** Another token whose signatures are accepted, while one replaces the other. Default: none. */
    public TwilioVoiceBuilder secondToken(String token) {
        settings.secondToken = token;
        return this;
    }

    /** The number that calls, E.164: one of the account's that can speak. */
    public TwilioVoiceBuilder from(String number) {
        this.from = Objects.requireNonNull(number, "number");
        return this;
    }

    /** The voice that reads, by Twilio's name of it. Default: {@code alice}. */
    public TwilioVoiceBuilder voice(String name) {
        this.voice = Objects.requireNonNull(name, "name");
        return this;
    }

    /** How the words, which are English, are spoken and understood. Default: {@code en-US}. */
    public TwilioVoiceBuilder language(String tag) {
        this.language = Objects.requireNonNull(tag, "tag");
        return this;
    }

    /** Most calls at one time, inbound included, on all nodes together. Default: 10. */
    public TwilioVoiceBuilder maxConcurrentCalls(int most) {
        this.maxConcurrentCalls = most;
        return this;
    }

    /** Where Twilio's API is: a region's, or a simulator's. Default: {@code https://api.twilio.com}. */
    public TwilioVoiceBuilder baseUrl(String url) {
        settings.baseUrl = url;
        return this;
    }

    /** The longest a request may take in all. Default: 10 s; at most 25 s, since the engine gives a call up after 30 s. */
    public TwilioVoiceBuilder callTimeout(Duration timeout) {
        settings.callTimeout = Objects.requireNonNull(timeout, "timeout");
        return this;
    }

    /**
     * The host's HTTP client, for its proxy, trust and listeners; it stays the host's to close. Its retries and redirects are
     * switched off for dialling. Default: one of its own.
     */
    public TwilioVoiceBuilder httpClient(OkHttpClient client) {
        settings.httpClient = client;
        return this;
    }

    /** What time it is. Default: the system's clock. */
    public TwilioVoiceBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Builds the gateway; touches no network.
     *
     * @throws IllegalStateException naming everything that is missing or wrong
     */
    public TwilioVoice build() {
        List<String> problems = new ArrayList<>();
        settings.check(problems);
        AccountSettings.checked(from, NUMBER, "from must be an E.164 number", problems);
        AccountSettings.checked(language, LANGUAGE, "language must be a tag such as en-US", problems);
        if (voice.isBlank()) {
            problems.add("voice must not be blank");
        }
        if (maxConcurrentCalls < 1 || maxConcurrentCalls > MOST_CALLS) {
            problems.add("maxConcurrentCalls must be 1 to " + MOST_CALLS);
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The Twilio voice gateway cannot be built: " + String.join("; ", problems));
        }
        return new TwilioVoice(this, settings);
    }
}
