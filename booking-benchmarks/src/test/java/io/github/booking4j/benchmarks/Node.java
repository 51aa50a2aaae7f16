package io.github.booking4j.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.servlet.BookingServlet;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.vapi.VapiVoice;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * One of several processes that share a database and a voice account: engine, servlet and pool, which end with its standard input.
 * Arguments: URL of the database, of the simulated Vapi, lines of the account.
 */
public final class Node {
    private static final int CONNECTIONS = 20;

    private Node() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setMaximumPoolSize(CONNECTIONS);
        Server http = new Server();
        ServerConnector connector = new ServerConnector(http);
        connector.setHost("127.0.0.1");
        http.addConnector(connector);
        connector.open();
        VapiVoice voice = VapiVoice.builder()
                .apiKey(ProviderSimulator.VAPI_KEY)
                .templateAssistant(ProviderSimulator.VAPI_TEMPLATE_ASSISTANT)
                .phoneNumber(ProviderSimulator.VAPI_PHONE_NUMBER_ID)
                .webhookSecret(ProviderSimulator.VAPI_WEBHOOK_SECRET)
                .maxConcurrentCalls(Integer.parseInt(arguments[2]))
                .baseUrl(arguments[1])
                .build();
        try (HikariDataSource database = new HikariDataSource(config);
                BookingEngine engine = BookingEngine.builder()
                        .store(JdbcBookingStore.create(database))
                        .voice(voice)
                        .publicUrl("http://127.0.0.1:" + connector.getLocalPort())
                        .build()) {
            ServletContextHandler context = new ServletContextHandler("/");
            ServletHolder booking = new ServletHolder(new BookingServlet(engine));
            booking.setAsyncSupported(true);
            context.addServlet(booking, "/*");
            http.setHandler(context);
            http.start();
            engine.start();
            awaitEndOfInput();
            http.stop();
        }
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Nothing is said; that it ends is what counts.
        }
    }
}
