package io.github.booking4j.twilio;

import io.github.booking4j.twilio.FormParameters.MalformedFormException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves out a callback URL that Twilio is known to refuse, since it would refuse the message with it: one whose host holds an
 * underscore or is of this machine only. The message goes out, its delivery stays unknown. Thread-safe.
 */
final class StatusCallback {
    private static final Logger LOG = LoggerFactory.getLogger(StatusCallback.class);
    private static final String REFERENCE = "message";
    private static final int MAX_LENGTH = 4000;
    private static final Pattern LOCAL = Pattern.compile("[^.:]*|127\\..*|::1");

    private final boolean apiIsLocal;
    private final AtomicBoolean warned = new AtomicBoolean();

    StatusCallback(HttpUrl api) {
        this.apiIsLocal = isLocal(api);
    }

    /**
     * The URL, if Twilio takes it, with the message's own reference in the query: a report can come before the answer that holds
     * Twilio's id. The rest of the text is left as it is, since it will be signed so.
     */
    Optional<String> usable(String statusUrl, String reference) {
        String url = statusUrl + (statusUrl.indexOf('?') < 0 ? "?" : "&") + REFERENCE + "="
                + URLEncoder.encode(reference, StandardCharsets.UTF_8);
        HttpUrl parsed = HttpUrl.parse(url);
        boolean takes = parsed != null
                && url.length() <= MAX_LENGTH
                && !parsed.host().contains("_")
                && (apiIsLocal || !isLocal(parsed));
        if (takes) {
            return Optional.of(url);
        }
        if (warned.compareAndSet(false, true)) {
            LOG.warn("Twilio takes no delivery reports at {}: deliveries stay unknown", statusUrl);
        }
        return Optional.empty();
    }

    /** The reference in the query of a URL that Twilio reported to. */
    static Optional<String> reference(String url) {
        int query = url.indexOf('?');
        if (query < 0) {
            return Optional.empty();
        }
        try {
            return FormParameters.decode(url.substring(query + 1).getBytes(StandardCharsets.UTF_8))
                    .find(REFERENCE);
        } catch (MalformedFormException e) {
            return Optional.empty();
        }
    }

    private static boolean isLocal(HttpUrl url) {
        return LOCAL.matcher(url.host()).matches();
    }
}
