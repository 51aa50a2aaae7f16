package io.github.booking4j.simulator.message.internal;

import io.github.booking4j.simulator.internal.webhook.Hmac;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code X-Twilio-Signature}: the address, then every parameter of the body by name, under the account's token. */
final class TwilioSignature {
    private TwilioSignature() {}

    /** The signature of a form that is posted; several values of one name are signed sorted, each once. */
    static String of(String token, String url, Map<String, List<String>> parameters) {
        StringBuilder signed = new StringBuilder(withoutFragment(url));
        new TreeMap<>(parameters)
                .forEach((name, values) -> new TreeSet<>(values)
                        .forEach(value -> signed.append(name).append(value)));
        return Base64.getEncoder().encodeToString(Hmac.sha1(token, signed.toString()));
    }

    static String withoutFragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }
}
