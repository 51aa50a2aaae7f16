package io.github.booking4j.twilio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Settings of {@link TwilioSms}. Required: {@link #account} and one of {@link #from} and {@link #messagingService}. Not
 * thread-safe.
 */
public final class TwilioSmsBuilder {
    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-fA-F]{32}");
    private static final Pattern API_KEY = Pattern.compile("SK[0-9a-fA-F]{32}");
    private static final Pattern MESSAGING_SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}|[0-9]{3,8}");
    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 +_&-]{1,11}");
    private static final Duration LONGEST_CALL = Duration.ofSeconds(25);
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private @Nullable String accountSid;
    private @Nullable String authToken;
    private @Nullable String secondToken;
    private @Nullable String apiKey;
    private @Nullable String apiSecret;
    private @Nullable String from;
    private @Nullable String messagingService;
    private String baseUrl = "https://api.twilio.com";
    private Duration callTimeout = Duration.ofSeconds(10);
    private @Nullable OkHttpClient httpClient;

    TwilioSmsBuilder() {}

    /**
     * The account. Its token signs in, and verifies Twilio's requests.
     *
     * @param sid {@code AC} and 32 hexadecimal digits
     * @param token the account's primary auth token
     */
    public TwilioSmsBuilder account(String sid, String token) {
        this.accountSid = sid;
        this.authToken = token;
        return this;
    }

    /**
     * An API key that signs in instead of the account's token, which is still needed to verify Twilio's requests. Default: none.
     *
     * @param sid {@code SK} and 32 hexadecimal digits
     */
    public TwilioSmsBuilder apiKey(String sid, String secret) {
        this.apiKey = sid;
        this.apiSecret = secret;
        return this;
    }

    /** Another token whose signatures are accepted, while one replaces the other. Default: none. */
    public TwilioSmsBuilder secondToken(String token) {
        this.secondToken = token;
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
        this.baseUrl = url;
        return this;
    }

    /**
     * The longest a request may take in all. Default: 10 s; at most 25 s, since the engine gives a message up to another
     * worker after 30 s.
     */
    public TwilioSmsBuilder callTimeout(Duration timeout) {
        this.callTimeout = Objects.requireNonNull(timeout, "timeout");
        return this;
    }

    /**
     * The host's HTTP client, for its proxy, trust and listeners; it stays the host's to close. Its retries and redirects are
     * switched off for sending. Default: one of its own.
     */
    public TwilioSmsBuilder httpClient(OkHttpClient client) {
        this.httpClient = client;
        return this;
    }

    /**
     * Builds the gateway; touches no network.
     *
     * @throws IllegalStateException naming everything that is missing or wrong
     */
    public TwilioSms build() {
        List<String> problems = new ArrayList<>();
        String sid = checked(accountSid, ACCOUNT, "the account SID must be AC and 32 hexadecimal digits", problems);
        String token = given(authToken, "the auth token is required", problems);
        if (apiKey != null) {
            checked(apiKey, API_KEY, "the API key SID must be SK and 32 hexadecimal digits", problems);
            given(apiSecret, "the API key's secret is required", problems);
        }
        if (secondToken != null) {
            given(secondToken, "the second token must not be blank", problems);
        }
        TwilioSms.Sender sender = sender(problems);
        HttpUrl base = base(problems);
        if (callTimeout.toMillis() < 1 || callTimeout.compareTo(LONGEST_CALL) > 0) {
            problems.add("callTimeout must be more than 0 and at most " + LONGEST_CALL.toSeconds() + " s");
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The Twilio gateway cannot be built: " + String.join("; ", problems));
        }
        String user = apiKey == null ? sid : apiKey;
        String password = apiSecret == null ? token : apiSecret;
        TwilioAccount account = new TwilioAccount(base, sid, user, password);
        TwilioApi api = new TwilioApi(account, httpClient, callTimeout, new Circuit(PAUSE));
        List<String> tokens = Stream.of(token, secondToken == null ? token : secondToken)
                .distinct()
                .toList();
        return new TwilioSms(api, sender, new TwilioSignature(tokens));
    }

    private TwilioSms.Sender sender(List<String> problems) {
        if ((from == null) == (messagingService == null)) {
            problems.add("one of from and messagingService is required");
        }
        if (messagingService != null) {
            String problem = "the messaging service SID must be MG and 32 hexadecimal digits";
            return new TwilioSms.Sender(
                    "MessagingServiceSid", checked(messagingService, MESSAGING_SERVICE, problem, problems));
        }
        String sender = from == null ? "" : from;
        if (from != null
                && !NUMBER.matcher(sender).matches()
                && !NAME.matcher(sender).matches()) {
            problems.add("from must be an E.164 number, a short code or a name of at most 11 characters");
        }
        return new TwilioSms.Sender("From", sender);
    }

    private HttpUrl base(List<String> problems) {
        HttpUrl url = HttpUrl.parse(baseUrl);
        if (url == null
                || url.query() != null
                || url.fragment() != null
                || !url.username().isEmpty()) {
            problems.add("baseUrl must be an http or https URL without user, query or fragment");
        }
        return url == null ? HttpUrl.get("https://api.twilio.com") : url;
    }

    private static String checked(@Nullable String value, Pattern shape, String problem, List<String> problems) {
        if (value == null || !shape.matcher(value).matches()) {
            problems.add(problem);
            return "";
        }
        return value;
    }

    private static String given(@Nullable String value, String problem, List<String> problems) {
        if (value == null || value.isBlank()) {
            problems.add(problem);
            return "";
        }
        return value;
    }
}
