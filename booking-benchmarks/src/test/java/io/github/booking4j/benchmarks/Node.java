package io.github.booking4j.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.BookingEngineBuilder;
import io.github.booking4j.EnginePolicy;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.servlet.BookingServlet;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.twilio.TwilioSms;
import io.github.booking4j.vapi.VapiVoice;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Engine and servlet as in production, which speak to a simulated provider; several may share a database and an account. */
public final class Node implements AutoCloseable {
    private static final int CONNECTIONS = 20;

    /** As docs/operations.md says: about as many as there are connections. */
    private final Server http = new Server(new QueuedThreadPool(CONNECTIONS + 4));

    private final ServerConnector connector = new ServerConnector(http);
    private final BookingEngine engine;

    Node(DataSource database, UnaryOperator<BookingEngineBuilder> gateways) throws Exception {
        connector.setHost("127.0.0.1");
        http.addConnector(connector);
        connector.open();
        engine = gateways.apply(BookingEngine.builder()
                        .store(JdbcBookingStore.create(database))
                        .publicUrl(url()))
                .build();
        engine.start();
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder booking = new ServletHolder(new BookingServlet(engine));
        booking.setAsyncSupported(true);
        context.addServlet(booking, "/*");
        http.setHandler(context);
        http.start();
    }

    /** Calls by a simulated Vapi, on an account with so many lines. */
    static UnaryOperator<BookingEngineBuilder> calling(String vapiUrl, int lines) {
        return builder -> builder.voice(VapiVoice.builder()
                .apiKey(ProviderSimulator.VAPI_KEY)
                .templateAssistant(ProviderSimulator.VAPI_TEMPLATE_ASSISTANT)
                .phoneNumber(ProviderSimulator.VAPI_PHONE_NUMBER_ID)
                .webhookSecret(ProviderSimulator.VAPI_WEBHOOK_SECRET)
                .maxConcurrentCalls(lines)
                .baseUrl(vapiUrl)
                .build());
    }

    /** Texts by a simulated Twilio. */
    static UnaryOperator<BookingEngineBuilder> texting(String twilioUrl, EnginePolicy policy) {
        return builder -> builder.policy(policy)
                .sms(TwilioSms.builder()
                        .account(ProviderSimulator.TWILIO_ACCOUNT_SID, ProviderSimulator.TWILIO_AUTH_TOKEN)
                        .from(ProviderSimulator.TWILIO_FROM_NUMBER)
                        .baseUrl(twilioUrl)
                        .build());
    }

    /**
     * A process of its own, which ends with its standard input. Arguments: URL of the database, {@code calling}, URL of the simulated
     * Vapi, lines of the account; or URL of the database, {@code texting}, URL of the simulated Twilio, seconds of a lease, and after
     * which what the provider does not know never arrived.
     */
    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setMaximumPoolSize(CONNECTIONS);
        try (HikariDataSource database = new HikariDataSource(config);
                Node node = new Node(database, gateways(arguments))) {
            System.out.println("Serving " + node.url());
            awaitEndOfInput();
        }
    }

    private static UnaryOperator<BookingEngineBuilder> gateways(String... arguments) {
        int number = Integer.parseInt(arguments[3]);
        if (arguments[1].equals("calling")) {
            return calling(arguments[2], number);
        }
        return texting(
                arguments[2], policy(Duration.ofSeconds(number), Duration.ofSeconds(Integer.parseInt(arguments[4]))));
    }

    /** The usual policy but for its lease and its proof of absence. */
    static EnginePolicy policy(Duration lease, Duration absenceProof) {
        EnginePolicy usual = EnginePolicy.defaults();
        return new EnginePolicy(
                usual.workers(),
                usual.poll(),
                lease,
                usual.drain(),
                usual.unknownCheck(),
                absenceProof,
                usual.reportGrace());
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
