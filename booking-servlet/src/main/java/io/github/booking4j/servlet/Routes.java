package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The routing table. */
final class Routes {
    private Routes() {}

    static List<Route> of(BookingEngine engine, Access access, RateLimits limits, EventStreams streams) {
        InstantSource clock = engine.settings().clock();
        List<Route> routes = new ArrayList<>();
        routes.addAll(new ClientRoutes(engine).routes());
        routes.addAll(new ApiKeyRoutes(engine).routes());
        routes.addAll(new LeadRoutes(engine, clock).routes());
        routes.addAll(new EmailRoutes(engine).routes());
        routes.addAll(new NewLeadRoutes(engine, access, limits).routes());
        routes.addAll(new OptOutRoutes(engine).routes());
        routes.addAll(new ImportRoutes(engine, clock).routes());
        routes.addAll(new CallRoutes(engine).routes());
        routes.addAll(new AppointmentRoutes(engine).routes());
        routes.addAll(new MessageRoutes(engine).routes());
        routes.addAll(new TemplateRoutes(engine).routes());
        routes.addAll(new SequenceRoutes(engine).routes());
        routes.addAll(new SystemRoutes(engine).routes());
        routes.add(new Route("GET", "/api/realtime/{key}/events", Scope.CLIENT, streams::open));
        for (WebhookHandler handler : engine.webhooks()) {
            Webhook webhook = new Webhook(handler, engine.settings().publicUrl());
            routes.add(new Route("POST", handler.path(), Scope.PUBLIC, webhook::answer));
        }
        routes.addAll(new FeedRoutes(engine).routes());
        routes.addAll(new ManageRoutes(engine).routes());
        routes.addAll(new PageRoutes(engine, access).routes());
        return List.copyOf(routes);
    }
}
