package io.github.booking4j.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.client.CallSettings;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.client.Onboarded;
import io.github.booking4j.client.Tier;
import io.github.booking4j.hours.CallingWindow;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.simulator.ProviderSimulator;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** One node, PostgreSQL and a simulated Vapi, with real requests and signed webhooks. */
final class Deployment implements AutoCloseable {
    private static final int LINES = 2_000;

    private final ProviderSimulator simulator;
    private final HikariDataSource database;
    private final Node node;

    /** Calls run faster than life, so that they do not pile up. */
    Deployment(Server postgres, double speed) throws Exception {
        simulator =
                ProviderSimulator.builder().speed(speed).concurrencyLimit(LINES).start();
        database = postgres.freshDatabase();
        node = new Node(database, Node.calling(simulator.vapiUrl(), LINES));
    }

    String url() {
        return node.url();
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
            Onboarded onboarded = node.engine()
                    .clients()
                    .onboard(NewClient.of(
                                    "Client " + i,
                                    "office@client.example",
                                    numbers.number(500_000 + i),
                                    numbers.zone().getId())
                            .region(numbers.region())
                            .settings(settings));
            node.engine().clients().setTier(onboarded.client().key(), Tier.ENTERPRISE);
            clients.add(onboarded);
        }
        return clients;
    }

    @Override
    public void close() throws Exception {
        node.close();
        database.close();
        simulator.close();
    }
}
