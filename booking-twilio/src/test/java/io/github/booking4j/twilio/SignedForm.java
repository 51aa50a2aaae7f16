package io.github.booking4j.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.booking4j.spi.gateway.InboundRequest;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Forms as Twilio posts them. */
final class SignedForm {
    private SignedForm() {}

    static InboundRequest post(String url, Map<String, String> form, String token) {
        String body = form.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        return new InboundRequest(
                "POST",
                url,
                Map.of(
                        "content-type", List.of("application/x-www-form-urlencoded"),
                        "x-twilio-signature", List.of(signature(signed.toString(), token))),
                body.getBytes(UTF_8));
    }

    private static String signature(String text, String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
