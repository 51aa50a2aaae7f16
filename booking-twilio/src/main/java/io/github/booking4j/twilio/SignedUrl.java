package io.github.booking4j.twilio;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The forms in which Twilio may have signed a URL: it adds or drops the port depending on the product. Done on the text, since any URL
 * class would rewrite an escape somewhere.
 */
final class SignedUrl {
    private static final String SCHEME_END = "://";

    private final String url;
    private final String scheme;
    private final int hostEnd;
    private final int authorityEnd;

    private SignedUrl(String url, int schemeEnd) {
        this.url = url;
        this.scheme = url.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        int start = schemeEnd + SCHEME_END.length();
        this.authorityEnd = firstOf(url, "/?", start);
        int colon = url.lastIndexOf(':', authorityEnd - 1);
        // In [::1] the last colon is part of the address.
        boolean hasPort = colon >= start && url.indexOf(']', colon) < 0;
        this.hostEnd = hasPort ? colon : authorityEnd;
    }

    /** Each text that the signature may be over; the URL alone if it has no scheme. */
    static List<String> candidates(String publicUrl) {
        String url = withoutFragment(publicUrl);
        int schemeEnd = url.indexOf(SCHEME_END);
        if (schemeEnd < 0) {
            return List.of(url);
        }
        return new SignedUrl(withoutUser(url, schemeEnd + SCHEME_END.length()), schemeEnd).withAndWithoutPort();
    }

    private List<String> withAndWithoutPort() {
        String explicit = url.substring(hostEnd, authorityEnd);
        String port = explicit.isEmpty() ? defaultPort() : explicit;
        String start = url.substring(0, hostEnd);
        String rest = url.substring(authorityEnd);
        Stream<String> urls = Stream.of(start + rest, start + port + rest);
        // The handshake of a media stream is signed with or without a slash at the end.
        return (scheme.startsWith("ws") ? urls.flatMap(SignedUrl::withAndWithoutSlash) : urls)
                .distinct()
                .toList();
    }

    private String defaultPort() {
        return scheme.equals("https") || scheme.equals("wss") ? ":443" : ":80";
    }

    private static Stream<String> withAndWithoutSlash(String url) {
        String bare = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return Stream.of(bare, bare + "/");
    }

    private static String withoutFragment(String url) {
        return url.substring(0, firstOf(url, "#", 0));
    }

    private static String withoutUser(String url, int start) {
        int at = url.lastIndexOf('@', firstOf(url, "/?", start));
        return at < start ? url : url.substring(0, start) + url.substring(at + 1);
    }

    private static int firstOf(String text, String wanted, int from) {
        int i = from;
        while (i < text.length() && wanted.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }
}
