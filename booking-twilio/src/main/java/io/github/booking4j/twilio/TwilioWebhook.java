package io.github.booking4j.twilio;

import io.github.booking4j.spi.gateway.InboundRequest;
import io.github.booking4j.spi.gateway.InboundResponse;
import io.github.booking4j.spi.gateway.WebhookHandler;
import io.github.booking4j.twilio.FormParameters.MalformedFormException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a request through to its purpose once Twilio's signature on it is verified. Without a good signature: 403; a form that cannot be
 * read, and thus not verified: 400.
 */
final class TwilioWebhook implements WebhookHandler {
    private static final Logger LOG = LoggerFactory.getLogger(TwilioWebhook.class);
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String path;
    private final TwilioSignature signature;
    private final BiFunction<String, FormParameters, InboundResponse> purpose;
    private final AtomicBoolean hinted = new AtomicBoolean();

    TwilioWebhook(String path, TwilioSignature signature, Function<FormParameters, InboundResponse> purpose) {
        this(path, signature, (url, parameters) -> purpose.apply(parameters));
    }

    /** One whose purpose needs the URL as well: it is signed, so what we put into its query can be believed. */
    TwilioWebhook(String path, TwilioSignature signature, BiFunction<String, FormParameters, InboundResponse> purpose) {
        this.path = path;
        this.signature = signature;
        this.purpose = purpose;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public InboundResponse handle(InboundRequest request) {
        Optional<String> given = request.header("x-twilio-signature");
        if (given.isEmpty()) {
            return InboundResponse.status(403);
        }
        try {
            return switch (request.method()) {
                case "POST" -> post(request, given.get());
                case "GET" -> get(request, given.get());
                default -> InboundResponse.status(405);
            };
        } catch (MalformedFormException e) {
            return InboundResponse.status(400);
        }
    }

    private InboundResponse post(InboundRequest request, String given) throws MalformedFormException {
        if (!isForm(request)) {
            return signature.isValid(given, request.publicUrl(), request.body())
                    ? InboundResponse.status(415)
                    : refused();
        }
        FormParameters parameters = FormParameters.decode(request.body());
        return signature.isValid(given, request.publicUrl(), parameters)
                ? purpose.apply(request.publicUrl(), parameters)
                : refused();
    }

    // A number can be set to GET: everything is in the URL then, and signed with it.
    private InboundResponse get(InboundRequest request, String given) throws MalformedFormException {
        String url = request.publicUrl();
        if (!signature.isValid(given, url, FormParameters.NONE)) {
            return refused();
        }
        String query = url.substring(url.indexOf('?') + 1).split("#", 2)[0];
        return purpose.apply(url, FormParameters.decode(query.getBytes(StandardCharsets.UTF_8)));
    }

    private InboundResponse refused() {
        if (hinted.compareAndSet(false, true)) {
            LOG.warn(
                    "Refused a request to {}: its signature does not fit. If it was Twilio's, the public URL is not the one "
                            + "set at Twilio, or the auth token is another account's. Further ones are not logged",
                    path);
        }
        return InboundResponse.status(403);
    }

    private static boolean isForm(InboundRequest request) {
        String type = request.header("content-type").orElse("");
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(FORM);
    }
}
