package io.github.booking4j.twilio;

import io.github.booking4j.spi.gateway.Circuit;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** What both gateways must know of the account and of the way to it. Not thread-safe. */
final class AccountSettings {
    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-fA-F]{32}");
    private static final Pattern API_KEY = Pattern.compile("SK[0-9a-fA-F]{32}");
    private static final Duration LONGEST_CALL = Duration.ofSeconds(25);
    private static final Duration PAUSE = Duration.ofSeconds(15);

    @Nullable
    String accountSid;

    @Nullable
    String authToken;

    @Nullable
    String secondToken;

    @Nullable
    String apiKey;

    @Nullable
    String apiSecret;

    String baseUrl = "https://api.twilio.com";
    Duration callTimeout = Duration.ofSeconds(10);

    @Nullable
    OkHttpClient httpClient;

    /** Adds everything that is missing or wrong. */
    void check(List<String> problems) {
        checked(accountSid, ACCOUNT, "the account SID must be AC and 32 hexadecimal digits", problems);
        given(authToken, "the auth token is required", problems);
        if (apiKey != null) {
            checked(apiKey, API_KEY, "the API key SID must be SK and 32 hexadecimal digits", problems);
            given(apiSecret, "the API key's secret is required", problems);
        }
        if (secondToken != null) {
            given(secondToken, "the second token must not be blank", problems);
        }
        HttpUrl url = HttpUrl.parse(baseUrl);
        if (url == null
                || url.query() != null
                || url.fragment() != null
                || !url.username().isEmpty()) {
            problems.add("baseUrl must be an http or https URL without user, query or fragment");
        }
        if (callTimeout.toMillis() < 1 || callTimeout.compareTo(LONGEST_CALL) > 0) {
            problems.add("callTimeout must be more than 0 and at most " + LONGEST_CALL.toSeconds() + " s");
        }
    }

    /** The way to the account, once the settings are checked. */
    TwilioApi api() {
        String sid = String.valueOf(accountSid);
        TwilioAccount account = new TwilioAccount(
                HttpUrl.get(baseUrl),
                sid,
                apiKey == null ? sid : apiKey,
                String.valueOf(apiSecret == null ? authToken : apiSecret));
        return new TwilioApi(account, httpClient, callTimeout, new Circuit("Twilio", PAUSE));
    }

    /** What proves a request to be Twilio's, once the settings are checked. */
    TwilioSignature signature() {
        String token = String.valueOf(authToken);
        return new TwilioSignature(Stream.of(token, secondToken == null ? token : secondToken)
                .distinct()
                .toList());
    }

    static String checked(@Nullable String value, Pattern shape, String problem, List<String> problems) {
        if (value == null || !shape.matcher(value).matches()) {
            problems.add(problem);
            return "";
        }
        return value;
    }

    private static void given(@Nullable String value, String problem, List<String> problems) {
        if (value == null || value.isBlank()) {
            problems.add(problem);
        }
    }

    @Override
    public String toString() {
        return "AccountSettings[" + accountSid + "]";
    }
}
