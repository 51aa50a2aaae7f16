package io.github.booking4j.servlet;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.error.StoreException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP API, the providers' webhooks, the live stream and the dashboard of an engine, as one servlet. Mount it wherever
 * you like ({@code /*}, {@code /booking/*}), with async support; the engine's public URL is where the world reaches it.
 *
 * <p>It does not own the engine: the host starts and closes that. Thread-safe, as servlets are.
 */
public final class BookingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(BookingServlet.class);

    private final transient BookingEngine engine;
    private final transient Access access;
    private final transient RateLimits limits = new RateLimits();
    private final transient EventStreams streams;
    private final transient List<Route> routes;

    /** Serves an engine. */
    public BookingServlet(BookingEngine engine) {
        this(engine, EventStreams.HEARTBEAT_MILLIS);
    }

    BookingServlet(BookingEngine engine, long heartbeatMillis) {
        this.engine = engine;
        this.access = new Access(engine);
        this.streams = new EventStreams(engine, access, heartbeatMillis);
        this.routes = Routes.of(engine, access, limits, streams);
    }

    @Override
    public void init() {
        streams.start();
    }

    @Override
    public void destroy() {
        streams.close();
    }

    /** How many live streams are open. */
    int openStreams() {
        return streams.open();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        Exchange exchange = new Exchange(request, response, Map.of(), null, Scope.PUBLIC);
        try {
            route(request, response);
        } catch (HttpProblem problem) {
            answer(exchange, problem);
        } catch (RuntimeException e) {
            answer(exchange, translated(e));
        } catch (JsonProcessingException e) {
            answer(exchange, JsonText.malformed(e));
        }
    }

    private void route(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> segments = RequestPath.segments(request).orElseThrow(HttpProblem::notFound);
        String method = Route.methodOf(request);
        Set<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> values = route.match(segments);
            if (values.isPresent() && route.method().equals(method)) {
                handle(route, values.get(), request, response);
                return;
            }
            values.ifPresent(fits -> allowed.add(route.method()));
        }
        if (allowed.isEmpty()) {
            throw HttpProblem.notFound();
        }
        refuse(method, allowed, response);
    }

    private static void refuse(String method, Set<String> allowed, HttpServletResponse response) {
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        allowed.add("OPTIONS");
        String allow = String.join(", ", allowed);
        if (!method.equals("OPTIONS")) {
            throw new HttpProblem(405, "method_not_allowed", "Only " + allow + " are answered here")
                    .header("Allow", allow);
        }
        response.setHeader("Allow", allow);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void handle(
            Route route, Map<String, String> values, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String named = values.get("key");
        Scope caller = access.require(request, route.scope(), named);
        Exchange exchange = new Exchange(request, response, values, client(named), caller);
        if (route.scope() == Scope.CLIENT) {
            Client client = engine.clients().find(exchange.client()).orElseThrow(HttpProblem::notFound);
            if (caller == Scope.CLIENT) {
                limits.take(client, exchange);
            }
        }
        route.handler().handle(exchange);
    }

    private static @Nullable ClientKey client(@Nullable String named) {
        if (named == null) {
            return null;
        }
        if (!ClientKey.isValid(named)) {
            throw HttpProblem.notFound();
        }
        return new ClientKey(named);
    }

    private static HttpProblem translated(RuntimeException e) {
        if (e instanceof InvalidException invalid) {
            return new HttpProblem(422, invalid.code(), "Some fields are not right", invalid.problems());
        }
        if (e instanceof NotFoundException missing) {
            return new HttpProblem(404, missing.code(), "There is nothing here, or it is not yours.");
        }
        if (e instanceof ConflictException conflict) {
            int status = conflict.code().equals("idempotency_key_reused") ? 422 : 409;
            return new HttpProblem(status, conflict.code(), String.valueOf(conflict.getMessage()));
        }
        if (e instanceof UncheckedIOException) {
            return HttpProblem.unreadable();
        }
        if (e instanceof StoreException store && store.transientFailure()) {
            LOG.warn("The store is away: {}", e.toString());
            return new HttpProblem(503, "unavailable", "Not now; try again").header("Retry-After", "5");
        }
        String id = UUID.randomUUID().toString();
        LOG.error("Request failed, id {}", id, e);
        return new HttpProblem(500, "internal_error", "This should not have happened; id " + id);
    }

    private static void answer(Exchange exchange, HttpProblem problem) throws IOException {
        if (exchange.response().isCommitted()) {
            return;
        }
        exchange.drain();
        exchange.response().resetBuffer();
        problem.headers().forEach(exchange.response()::setHeader);
        exchange.write(problem.status(), "application/problem+json", JsonText.write(problem.body()));
        if (problem.status() == BoundedBody.TOO_LARGE) {
            Lingering.after(exchange);
        }
    }
}
