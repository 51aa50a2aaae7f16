package io.github.booking4j.examples;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.servlet.BookingServlet;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/** How do I put Booking4j into my servlet container? Here it is Jetty, and the data is an H2 file. */
public final class EmbedInServletContainerExample implements AutoCloseable {
    private final Server server;
    private final BookingEngine engine;

    EmbedInServletContainerExample(int port, Path data) throws Exception {
        server = new Server(port);
        ServletContextHandler context = new ServletContextHandler("/");
        server.setHandler(context);
        String h2File = "jdbc:h2:file:" + data.toAbsolutePath().resolve("booking") + ";WRITE_DELAY=0";
        // README begins
        engine = BookingEngine.builder()
                .store(JdbcBookingStore.open(h2File, "sa", ""))
                .publicUrl("http://localhost:8080/booking")
                .adminKey("a-key-of-at-least-16-characters")
                .build();
        engine.start();
        ServletHolder booking = new ServletHolder(new BookingServlet(engine));
        booking.setAsyncSupported(true);
        context.addServlet(booking, "/booking/*");
        server.start();
        // README ends
    }

    /** Serves http://localhost:8080/booking until it is stopped. */
    public static void main(String[] arguments) throws Exception {
        try (EmbedInServletContainerExample example =
                new EmbedInServletContainerExample(8080, Path.of("target", "embed-example"))) {
            example.server.join();
        }
    }

    String url() {
        return server.getURI().resolve("/booking").toString();
    }

    @Override
    public void close() throws Exception {
        server.stop();
        engine.close();
    }
}
