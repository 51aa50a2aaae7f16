package io.github.booking4j.examples.demo;

import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The first lines of a run: where to look, with which key, and who is really called. */
final class Greeting {
    private final PrintStream out;
    private final Map<String, String> environment;

    Greeting(PrintStream out, Map<String, String> environment) {
        this.out = out;
        this.environment = environment;
    }

    void print(String url, DemoClient client, DemoOptions options, DemoDatabase database, Providers providers) {
        out.println("Booking4j demo at " + url);
        out.println("  dashboard  " + url + "/dashboard/" + client.key());
        out.println("  client     " + client.key()
                + (client.apiKey() == null ? ", API key as shown at its first start" : ", API key " + client.apiKey()));
        out.println("  admin key  " + (options.adminKey() == null ? DemoOptions.ADMIN_KEY : "the one you gave")
                + " (opens the dashboard, too)");
        out.println("  database   " + database);
        out.println("  voice      " + name(providers.voice(), "Vapi", providers));
        out.println("  SMS        " + name(providers.sms(), "Twilio", providers));
        out.println("  email      " + name(providers.email(), "SMTP", providers));
        if (providers.simulated()) {
            out.println(
                    "  Nobody real is called. So this client is called and booked around the clock, without pacing,");
            out.println(
                    "  and the demo declares the consent of the file. With real providers the careful defaults hold.");
        }
        Stream.of("ADMIN_EMAIL", "SLACK_WEBHOOK_URL")
                .filter(environment::containsKey)
                .forEach(name -> out.println("  " + name + " is set, but there are no alerts yet that could use it"));
        out.println();
    }

    private static String name(@Nullable Object gateway, String name, Providers providers) {
        if (gateway == null) {
            return "none: its work waits";
        }
        return providers.simulated() ? "simulated " + name : name;
    }
}
