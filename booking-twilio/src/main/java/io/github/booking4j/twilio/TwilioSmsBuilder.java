package io.github.booking4j.twilio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Settings of {@link TwilioSms}. Required: {@link #account} and one of {@link #from} and {@link #messagingService}. Not
 * thread-safe.
 */
public final class TwilioSmsBuilder {
    private static final Pattern MESSAGING_SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}|[0-9]{3,8}");
    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 +_&-]{1,11}");

    private final AccountSettings settings = new AccountSettings();
    private @Nullable String from;
    private @Nullable String messagingService;

    TwilioSmsBuilder() {}

    /**
     * The account. Its token signs in, and verifies Twilio's requests.
     *
     * @param sid {@code AC} and 32 hexadecimal digits
     * @param token the account's primary auth token
     */
    public TwilioSmsBuilder account(String sid, String token) {
        settings.accountSid = sid;
        settings.authToken = token;
        return this;
    }

    /**
     * An API key that signs in instead of the account's token, which is still needed to verify Twilio's requests. Default: none.
     *
     * @param sid {@code SK} and 32 hexadecimal digits
     */
    public TwilioSmsBuilder apiKey(String sid, String secret) {
        settings.apiKey = sid;
        settings.apiSecret = secret;
        return this;
    }

    /** Another token whose signatures are accepted, while one replaces the other. Default: none. */
    public TwilioSmsBuilder secondToken(String token) {
        settings.secondToken = token;
        return this;
    }

    /** Who messages come from: an E.164 number, a short code, or a name of at most 11 characters, to which nobody can reply. */
    public TwilioSmsBuilder from(String sender) {
        this.from = sender;
        return this;
    }

    /**
     * The messaging service whose pool of numbers messages come from, instead of {@link #from}.
     *
     * @param sid {@code MG} and 32 hexadecimal digits
     */
    public TwilioSmsBuilder messagingService(String sid) {
        this.messagingService = sid;
        return this;
    }

    /** Where Twilio's API is: a region's, or a simulator's. Default: {@code https://api.twilio.com}. */
    public TwilioSmsBuilder baseUrl(String url) {
        settings.baseUrl = url;
        return this;
    }

    /**
     * The longest a request may take in all. Default: 10 s; at most 25 s, since the engine gives a message up to another
     * worker after 30 s.
     */
    public TwilioSmsBuilder callTimeout(Duration timeout) {
        settings.callTimeout = Objects.requireNonNull(timeout, "timeout");
        return this;
    }

    /**
     * The host's HTTP client, for its proxy, trust and listeners; it stays the host's to close. Its retries and redirects are
     * switched off for sending. Default: one of its own.
     */
    public TwilioSmsBuilder httpClient(OkHttpClient client) {
        settings.httpClient = client;
        return this;
    }

    /**
     * Builds the gateway; touches no network.
     *
     * @throws IllegalStateException naming everything that is missing or wrong
     */
    public TwilioSms build() {
        List<String> problems = new ArrayList<>();
        settings.check(problems);
        TwilioSms.Sender sender = sender(problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The Twilio gateway cannot be built: " + String.join("; ", problems));
        }
        return new TwilioSms(settings.api(), sender, settings.signature());
    }

    private TwilioSms.Sender sender(List<String> problems) {
        if ((from == null) == (messagingService == null)) {
            problems.add("one of from and messagingService is required");
        }
        if (messagingService != null) {
            String problem = "the messaging service SID must be MG and 32 hexadecimal digits";
            return new TwilioSms.Sender(
                    "MessagingServiceSid",
                    AccountSettings.checked(messagingService, MESSAGING_SERVICE, problem, problems));
        }
        String sender = from == null ? "" : from;
        if (from != null
                && !NUMBER.matcher(sender).matches()
                && !NAME.matcher(sender).matches()) {
            problems.add("from must be an E.164 number, a short code or a name of at most 11 characters");
        }
        return new TwilioSms.Sender("From", sender);
    }
}
