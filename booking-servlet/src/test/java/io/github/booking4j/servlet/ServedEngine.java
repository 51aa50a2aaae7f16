package io.github.booking4j.servlet;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.client.NewClient.NewService;
import io.github.booking4j.client.Onboarded;
import io.github.booking4j.memory.InMemoryBookingStore;
import io.github.booking4j.spi.gateway.WebhookHandler;
import io.github.booking4j.testkit.RecordingEmailGateway;
import io.github.booking4j.testkit.RecordingSmsGateway;
import io.github.booking4j.testkit.RecordingVoiceGateway;
import io.github.booking4j.testkit.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A real servlet container with an engine in memory. It is Tuesday, 10:00 in New York, and stays so; jobs run and events
 * get their numbers when a test calls {@code engine.runDue()}.
 */
final class ServedEngine implements AutoCloseable {
    static final String ADMIN = "the-admin-key-of-tests";
    static final String PUBLIC_URL = "https://booking.example.com/of/the/world";
    static final String NOW = "2026-03-03T15:00:00Z";
    static final String JSON = "application/json";

    final SettableClock clock = SettableClock.at(NOW);
    final RecordingVoiceGateway voice = RecordingVoiceGateway.create();
    final BookingEngine engine;
    final ClientKey acme;
    final String acmeKey;
    final ClientKey other;
    final String otherKey;
    final URI base;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server = new Server();
    private final BookingServlet servlet;

    private ServedEngine(Setup setup) throws Exception {
        engine = BookingEngine.builder()
                .store(InMemoryBookingStore.create())
                .voice(voice)
                .sms(new MountedSms(RecordingSmsGateway.create(clock), setup.webhooks))
                .email(RecordingEmailGateway.create())
                .clock(clock)
                .adminKey(ADMIN)
                .publicUrl(PUBLIC_URL)
                .build();
        engine.runDue();
        Onboarded first = engine.clients()
                .onboard(NewClient.of("Acme Dental", "front@acme.example", "+1 212 555 0100", "America/New_York")
                        .services(List.of(new NewService("Check-up", 30, "80.00", "USD"))));
        Onboarded second = engine.clients()
                .onboard(NewClient.of("Other Dental", "front@other.example", "+1 212 555 0199", "America/New_York"));
        acme = first.client().key();
        acmeKey = Objects.requireNonNull(first.apiKey());
        other = second.client().key();
        otherKey = Objects.requireNonNull(second.apiKey());
        engine.runDue();

        HttpConfiguration http11 = new HttpConfiguration();
        http11.setUriCompliance(setup.lenientPaths ? UriCompliance.UNSAFE : UriCompliance.DEFAULT);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http11));
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(setup.idleTimeout.toMillis());
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler(setup.context);
        servlet = new BookingServlet(engine, setup.heartbeat.toMillis());
        ServletHolder holder = new ServletHolder("booking", servlet);
        holder.setAsyncSupported(setup.async);
        context.addServlet(holder, setup.mapping);
        context.getServletHandler().setDecodeAmbiguousURIs(setup.lenientPaths);
        server.setHandler(context);
        server.start();
        String mount = setup.mapping.replace("/*", "");
        base = URI.create("http://127.0.0.1:" + connector.getLocalPort() + setup.context.replaceAll("/$", "")
                + mount.replaceAll("/$", ""));
    }

    static ServedEngine start() {
        return start(new Setup());
    }

    static ServedEngine start(Setup setup) {
        try {
            return new ServedEngine(setup);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request with the key of Acme. */
    Answer get(String path) {
        return send(request("GET", path, acmeKey, null, null));
    }

    Answer post(String path, String json) {
        return send(request("POST", path, acmeKey, JSON, json));
    }

    Answer put(String path, String json) {
        return send(request("PUT", path, acmeKey, JSON, json));
    }

    HttpRequest.Builder request(String method, String path, String key, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path.replace("{key}", acme.value())))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (key != null) {
            request.header("X-API-Key", key);
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        return request;
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int openStreams() {
        return servlet.openStreams();
    }

    /** How much Acme has: what a refused request must not change. */
    String everythingOfAcme() {
        engine.runDue();
        return engine.events().listAfter(acme, 0, 1000) + " " + engine.clients().list(null, 200);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        engine.close();
    }

    /** How the servlet is mounted. */
    static final class Setup {
        private String context = "/";
        private String mapping = "/*";
        private boolean async = true;
        private boolean lenientPaths;
        private Duration heartbeat = Duration.ofSeconds(15);
        private Duration idleTimeout = Duration.ofSeconds(30);
        private List<WebhookHandler> webhooks = List.of();

        Setup at(String contextPath, String servletMapping) {
            this.context = contextPath;
            this.mapping = servletMapping;
            return this;
        }

        Setup withoutAsync() {
            this.async = false;
            return this;
        }

        /** As a container that lets every path through. */
        Setup lenientPaths() {
            this.lenientPaths = true;
            return this;
        }

        Setup heartbeat(Duration every) {
            this.heartbeat = every;
            return this;
        }

        Setup idleTimeout(Duration after) {
            this.idleTimeout = after;
            return this;
        }

        Setup webhooks(WebhookHandler... handlers) {
            this.webhooks = List.of(handlers);
            return this;
        }
    }

    /** An answer. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            try {
                return JsonText.mapper().readTree(response.body());
            } catch (IOException e) {
                throw new IllegalStateException("Not JSON: " + response.body(), e);
            }
        }
    }
}
