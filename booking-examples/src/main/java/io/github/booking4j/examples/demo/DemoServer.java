package io.github.booking4j.examples.demo;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.servlet.BookingServlet;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty with the booking servlet. */
final class DemoServer implements AutoCloseable {
    private final Server server;
    private final ServerConnector connector;

    private DemoServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /** Takes the port before anything else begins, so that two demos do not share one. */
    static DemoServer bind(int port, boolean localOnly) {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setPort(port);
        if (localOnly) {
            connector.setHost("127.0.0.1"); // its admin key is no secret
        }
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException e) {
            throw new IllegalStateException("Port " + port + " cannot be used: " + e.getMessage(), e);
        }
        return new DemoServer(server, connector);
    }

    String url() {
        return "http://localhost:" + connector.getLocalPort();
    }

    void serve(BookingEngine engine) {
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder("booking", new BookingServlet(engine));
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/*");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty does not start", e);
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
