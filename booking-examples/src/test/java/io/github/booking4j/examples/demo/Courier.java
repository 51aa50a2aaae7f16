package io.github.booking4j.examples.demo;

import io.github.booking4j.simulator.ProviderSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Brings webhooks as the providers do, and as forgers do. Answers the status. */
final class Courier {
    private final HttpClient http = HttpClient.newHttpClient();

    /** How a request proves to be Vapi's. */
    enum Proof {
        BEARER {
            @Override
            HttpRequest.Builder on(HttpRequest.Builder request, String body, String secret) {
                return request.header("Authorization", "Bearer " + secret);
            }
        },
        SECRET {
            @Override
            HttpRequest.Builder on(HttpRequest.Builder request, String body, String secret) {
                return request.header("X-Vapi-Secret", secret);
            }
        },
        HMAC {
            @Override
            HttpRequest.Builder on(HttpRequest.Builder request, String body, String secret) {
                String now = Long.toString(Instant.now().getEpochSecond());
                byte[] mac = mac("HmacSHA256", now + "." + body, secret);
                return request.header("x-timestamp", now)
                        .header("x-signature", HexFormat.of().formatHex(mac));
            }
        };

        abstract HttpRequest.Builder on(HttpRequest.Builder request, String body, String secret);
    }

    int vapi(String url, String body, Proof proof, String secret) {
        return status(proof.on(json(url, body), body, secret));
    }

    int vapi(String url, String body) {
        return vapi(url, body, Proof.BEARER, ProviderSimulator.VAPI_WEBHOOK_SECRET);
    }

    /** Without any proof. */
    int unproven(String url, String body) {
        return status(json(url, body));
    }

    /** A body under the signature of another. */
    int vapiOfAnother(String url, String body, String signed) {
        return status(Proof.HMAC.on(json(url, body), signed, ProviderSimulator.VAPI_WEBHOOK_SECRET));
    }

    int twilio(String url, Map<String, String> form) {
        return twilio(url, form, ProviderSimulator.TWILIO_AUTH_TOKEN);
    }

    int twilio(String url, Map<String, String> form, String token) {
        return signed(url, body(form), text(url, form), token);
    }

    /** A form under the signature of another. */
    int twilioOfAnother(String url, Map<String, String> form, Map<String, String> signed) {
        return signed(url, body(form), text(url, signed), ProviderSimulator.TWILIO_AUTH_TOKEN);
    }

    /** A form that is none. */
    int twilioMalformed(String url) {
        return signed(url, "CallSid=%zz", url, ProviderSimulator.TWILIO_AUTH_TOKEN);
    }

    private int signed(String url, String body, String signed, String token) {
        String signature = Base64.getEncoder().encodeToString(mac("HmacSHA1", signed, token));
        return status(request(url, "application/x-www-form-urlencoded", body).header("X-Twilio-Signature", signature));
    }

    private static String text(String url, Map<String, String> form) {
        return url
                + new TreeMap<>(form)
                        .entrySet().stream()
                                .map(field -> field.getKey() + field.getValue())
                                .collect(Collectors.joining());
    }

    private static String body(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static HttpRequest.Builder json(String url, String body) {
        return request(url, "application/json", body);
    }

    private static HttpRequest.Builder request(String url, String type, String body) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private int status(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(String algorithm, String text, String key) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
