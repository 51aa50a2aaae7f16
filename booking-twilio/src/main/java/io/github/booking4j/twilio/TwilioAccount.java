package io.github.booking4j.twilio;

import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/**
 * Where an account's messages are asked for, and as whom.
 *
 * @param base of the API, such as {@code https://api.twilio.com/}
 * @param sid of the account, {@code AC…}; in every path, also when an API key signs in
 * @param user the account's SID or an API key's
 * @param password the account's token or the API key's secret
 */
record TwilioAccount(HttpUrl base, String sid, String user, String password) {
    /** The list of messages: posting to it sends one. */
    HttpUrl messages() {
        return resource("Messages.json");
    }

    /** The list of calls: posting to it places one. */
    HttpUrl calls() {
        return resource("Calls.json");
    }

    /** One call. */
    HttpUrl call(String callSid) {
        return resource("Calls").newBuilder().addPathSegment(callSid + ".json").build();
    }

    // ".json", since Twilio answers XML without it.
    private HttpUrl resource(String name) {
        return base.newBuilder()
                .addPathSegments("2010-04-01/Accounts")
                .addPathSegment(sid)
                .addPathSegment(name)
                .build();
    }

    /** The value of the Authorization header. */
    String authorization() {
        return Credentials.basic(user, password, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "TwilioAccount[" + sid + ", " + base.host() + "]";
    }
}
