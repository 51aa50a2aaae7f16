package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Who is asking, and whether it may. */
final class Access {
    /** The cookie of a dashboard that is signed in. */
    static final String COOKIE = "booking_session";

    private static final int MAX_KEY = 200;

    private final BookingEngine engine;

    Access(BookingEngine engine) {
        this.engine = engine;
    }

    /**
     * Lets a request through, or not.
     *
     * @param named the client in the path; null: none
     * @return as whom it came
     */
    Scope require(HttpServletRequest request, Scope scope, @Nullable String named) {
        if (scope == Scope.PUBLIC) {
            return Scope.PUBLIC;
        }
        String key = credential(request).orElseThrow(Access::unauthorized);
        if (isAdmin(key)) {
            return Scope.ADMIN;
        }
        ClientKey client = engine.clients().authenticate(key).orElseThrow(Access::unauthorized);
        if (scope == Scope.ADMIN) {
            throw new HttpProblem(403, "admin_only", "This needs the admin key");
        }
        if (!client.value().equals(named)) {
            throw HttpProblem.notFound(); // that another client exists is none of its business
        }
        return Scope.CLIENT;
    }

    /** Whether a key opens a client's dashboard. */
    boolean opens(String key, ClientKey client) {
        return usable(key).isPresent()
                && (isAdmin(key)
                        ? engine.clients().find(client).isPresent()
                        : engine.clients()
                                .authenticate(key)
                                .filter(client::equals)
                                .isPresent());
    }

    /** Asks, whenever it is called, whether what a request was let in with still opens a client: the key may be revoked. */
    BooleanSupplier stillOpens(HttpServletRequest request, ClientKey client) {
        String key = credential(request).orElseThrow(Access::unauthorized);
        return () -> opens(key, client);
    }

    /** Whether a browser came with the cookie of a client's dashboard. */
    boolean isSignedIn(HttpServletRequest request, ClientKey client) {
        return cookie(request).filter(key -> opens(key, client)).isPresent();
    }

    private boolean isAdmin(String key) {
        String expected = engine.settings().adminKeyHash();
        return !expected.isEmpty()
                && MessageDigest.isEqual(
                        sha256(key).getBytes(StandardCharsets.US_ASCII), expected.getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<String> credential(HttpServletRequest request) {
        String presented = presented(request);
        return presented != null ? usable(presented) : cookie(request).filter(key -> isSafe(request));
    }

    /** Whether a request shows a key itself, as programs do; without one it comes from a page that is signed in. */
    static boolean isByProgram(HttpServletRequest request) {
        return presented(request) != null;
    }

    private static @Nullable String presented(HttpServletRequest request) {
        String header = request.getHeader("X-API-Key");
        if (header != null) {
            return header;
        }
        String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")
                ? authorization.substring(7).strip()
                : null;
    }

    private static Optional<String> usable(String key) {
        return key.isBlank() || key.length() > MAX_KEY ? Optional.empty() : Optional.of(key);
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(COOKIE)) {
                    return decoded(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** A key as the value of a cookie, which takes no blanks, semicolons or letters beyond ASCII. */
    static String cookieValue(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> decoded(String cookie) {
        try {
            return usable(new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A cookie travels by itself: with one, a page of ours may read and nothing else. */
    private static boolean isSafe(HttpServletRequest request) {
        return Route.methodOf(request).equals("GET");
    }

    static HttpProblem unauthorized() {
        return new HttpProblem(401, "unauthorized", "A valid API key is required: X-API-Key or Authorization: Bearer")
                .header("WWW-Authenticate", "Bearer");
    }

    /** Lower-case hex SHA-256 of a text. */
    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
