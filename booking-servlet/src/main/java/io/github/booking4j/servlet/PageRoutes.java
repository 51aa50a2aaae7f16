package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pages: the index and the dashboard, from files in the jar; no other host is asked for anything. */
final class PageRoutes {
    private static final String POLICY =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    private static final int MAX_SIGN_IN = 4096; // read before anything is known of who sends it
    private static final int SESSION_SECONDS = 12 * 60 * 60;

    private final BookingEngine engine;
    private final Access access;

    PageRoutes(BookingEngine engine, Access access) {
        this.engine = engine;
        this.access = access;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/", Scope.PUBLIC, PageRoutes::index),
                new Route(
                        "GET",
                        "/dashboard/{key}",
                        Scope.PUBLIC,
                        exchange -> page(exchange, "dashboard.html", "text/html")),
                new Route("GET", "/dashboard/{key}/session", Scope.PUBLIC, this::session),
                new Route("POST", "/dashboard/{key}/session", Scope.PUBLIC, this::signIn),
                new Route("DELETE", "/dashboard/{key}/session", Scope.PUBLIC, this::signOut),
                asset("index.js", "text/javascript"),
                asset("icon.svg", "image/svg+xml"),
                asset("dashboard.js", "text/javascript"),
                asset("dashboard.css", "text/css"),
                asset("manage.css", "text/css"));
    }

    private static void index(Exchange exchange) throws IOException {
        if (RequestPath.isBareMount(exchange.request())) {
            exchange.response().setStatus(308);
            exchange.response().setHeader("Location", RequestPath.mount(exchange.request()) + "/");
        } else {
            page(exchange, "index.html", "text/html");
        }
    }

    private static Route asset(String file, String type) {
        return new Route("GET", "/assets/" + file, Scope.PUBLIC, exchange -> page(exchange, file, type));
    }

    private static void page(Exchange exchange, String file, String type) throws IOException {
        exchange.response().setHeader("Content-Security-Policy", POLICY);
        try (InputStream in = PageRoutes.class.getResourceAsStream("pages/" + file)) {
            if (in == null) {
                throw HttpProblem.notFound();
            }
            exchange.write(200, type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Whether the browser is signed in; always 200, since a page that asks is no failure. */
    private void session(Exchange exchange) throws IOException {
        exchange.answer(200, Map.of("signedIn", access.isSignedIn(exchange.request(), exchange.client())));
    }

    private void signIn(Exchange exchange) throws IOException {
        Body body = Body.of(exchange.json(MAX_SIGN_IN), Set.of("apiKey"));
        String key = body.required("apiKey");
        body.check();
        if (!access.opens(key, exchange.client())) {
            throw new HttpProblem(401, "unauthorized", "This key does not open this dashboard");
        }
        exchange.response().addCookie(cookie(exchange, Access.cookieValue(key), SESSION_SECONDS));
        exchange.noContent();
    }

    private void signOut(Exchange exchange) {
        exchange.response().addCookie(cookie(exchange, "", 0));
        exchange.noContent();
    }

    private Cookie cookie(Exchange exchange, String value, int seconds) {
        Cookie cookie = new Cookie(Access.COOKIE, value);
        cookie.setHttpOnly(true);
        cookie.setSecure(engine.settings().publicUrl().startsWith("https:"));
        cookie.setMaxAge(seconds);
        String mount = RequestPath.mount(exchange.request());
        cookie.setPath(mount.isEmpty() ? "/" : mount);
        cookie.setAttribute("SameSite", "Strict");
        return cookie;
    }
}
