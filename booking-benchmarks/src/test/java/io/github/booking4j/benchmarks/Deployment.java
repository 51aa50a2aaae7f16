package io.github.booking4j.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.CallSettings;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.client.Onboarded;
import io.github.booking4j.client.Tier;
import io.github.booking4j.hours.CallingWindow;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.servlet.BookingServlet;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.vapi.VapiVoice;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** As in production: servlet, engine and PostgreSQL; Vapi is simulated, with real requests and signed webhooks. */
final class Deployment implements AutoCloseable {
    private static final int LINES = 2_000;

    private final ProviderSimulator simulator;
    private final HikariDataSource database;
    private final Server http;
    private final ServerConnector connector;
    private final BookingEngine engine;

    /** Calls run faster than life, so that they do not pile up. */
    Deployment(io.github.booking4j.benchmarks.Server postgres, double speed) throws Exception {
        simulator =
                ProviderSimulator.builder().speed(speed).concurrencyLimit(LINES).start();
        database = postgres.freshDatabase();
        http = new Server();
        connector = new ServerConnector(http);
        connector.setHost("127.0.0.1");
        http.addConnector(connector);
        connector.open();
        VapiVoice voice = VapiVoice.builder()
                .apiKey(ProviderSimulator.VAPI_KEY)
                .templateAssistant(ProviderSimulator.VAPI_TEMPLATE_ASSISTANT)
                .phoneNumber(ProviderSimulator.VAPI_PHONE_NUMBER_ID)
                .webhookSecret(ProviderSimulator.VAPI_WEBHOOK_SECRET)
                .maxConcurrentCalls(LINES)
                .baseUrl(simulator.vapiUrl())
                .build();
        engine = BookingEngine.builder()
                .store(JdbcBookingStore.create(database))
                .voice(voice)
                .publicUrl(url())
                .build();
        engine.start();
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder booking = new ServletHolder(new BookingServlet(engine));
        booking.setAsyncSupported(true);
        context.addServlet(booking, "/*");
        http.setHandler(context);
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + connector.getLocalPort();
    }

    ProviderSimulator simulator() {
        return simulator;
    }

    /** Clients that may call on any day, with as many lines as there are. */
    List<Onboarded> onboard(int count, DaytimeNumbers numbers) {
        CallingWindow anyDay = new CallingWindow(
                WeeklyHours.parse("Mon-Sun 08:00-21:00"), LocalTime.of(8, 0), LocalTime.of(21, 0), Closures.none());
        ClientSettings defaults = ClientSettings.defaults();
        ClientSettings settings = defaults.withCalls(
                CallSettings.defaults().withMaxConcurrentCalls(1_000).withWindow(anyDay));
        List<Onboarded> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Onboarded onboarded = engine.clients()
                    .onboard(NewClient.of(
                                    "Client " + i,
                                    "office@client.example",
                                    numbers.number(500_000 + i),
                                    numbers.zone().getId())
                            .region(numbers.region())
                            .settings(settings));
            engine.clients().setTier(onboarded.client().key(), Tier.ENTERPRISE);
            clients.add(onboarded);
        }
        return clients;
    }

    @Override
    public void close() throws Exception {
        http.stop();
        engine.close();
        database.close();
        simulator.close();
    }
}
