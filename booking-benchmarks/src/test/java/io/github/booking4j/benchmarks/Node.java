package io.github.booking4j.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.servlet.BookingServlet;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.vapi.VapiVoice;
import java.io.IOException;
import javax.sql.DataSource;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Engine and servlet as in production, which call by a simulated Vapi; several may share a database and a voice account. */
public final class Node implements AutoCloseable {
    private static final int CONNECTIONS = 20;

    /** As docs/operations.md says: about as many as there are connections. */
    private final Server http = new Server(new QueuedThreadPool(CONNECTIONS + 4));

    private final ServerConnector connector = new ServerConnector(http);
    private final BookingEngine engine;

    Node(DataSource database, String vapiUrl, int lines) throws Exception {
        connector.setHost("127.0.0.1");
        http.addConnector(connector);
        connector.open();
        VapiVoice voice = VapiVoice.builder()
                .apiKey(ProviderSimulator.VAPI_KEY)
                .templateAssistant(ProviderSimulator.VAPI_TEMPLATE_ASSISTANT)
                .phoneNumber(ProviderSimulator.VAPI_PHONE_NUMBER_ID)
                .webhookSecret(ProviderSimulator.VAPI_WEBHOOK_SECRET)
                .maxConcurrentCalls(lines)
                .baseUrl(vapiUrl)
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

    /**
     * A process of its own, which ends with its standard input. Arguments: URL of the database, of the simulated Vapi, lines of the
     * account.
     */
    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setMaximumPoolSize(CONNECTIONS);
        try (HikariDataSource database = new HikariDataSource(config);
                Node node = new Node(database, arguments[1], Integer.parseInt(arguments[2]))) {
            System.out.println("Serving " + node.url());
            awaitEndOfInput();
        }
    }

    String url() {
        return "http://127.0.0.1:" + connector.getLocalPort();
    }

    BookingEngine engine() {
        return engine;
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Nothing is said; that it ends is what counts.
        }
    }

    @Override
    public void close() throws Exception {
        http.stop();
        engine.close();
    }
}
