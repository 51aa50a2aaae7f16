package io.github.booking4j.examples.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the demo was told: by argument ({@code --port 8080}), else by system property ({@code -Ddemo.port=8080}), else by
 * environment ({@code DEMO_PORT=8080}).
 *
 * @param port where it serves; 0: any free one
 * @param data directory of the H2 files
 * @param jdbcUrl another database; null: H2 in {@code data}
 * @param leads a CSV file; null: the one that is shipped
 * @param adminKey the key of the admin requests; null: the one of the demo, which is no secret
 * @param exit whether it ends when every row has its outcome
 * @param speed how many times faster the simulated calls run
 * @param importLeads whether it imports at all
 * @param simulatorUrl a simulator of its own process; null: one in this process
 */
record DemoOptions(
        int port,
        Path data,
        @Nullable String jdbcUrl,
        @Nullable Path leads,
        @Nullable String adminKey,
        boolean exit,
        int speed,
        boolean importLeads,
        @Nullable String simulatorUrl) {

    /** The admin key unless another is given: no secret, so only for who is on this machine. */
    static final String ADMIN_KEY = "booking4j-demo-admin";

    static final String USAGE = """
            Options (also as -Ddemo.NAME=… or DEMO_NAME=…):
              --port N            serve on this port (8080)
              --data DIR          keep the H2 files here (target/demo-data)
              --jdbc-url URL      use this database instead (DATABASE_URL), such as
                                  jdbc:postgresql://localhost/booking?user=…&password=…
              --leads FILE        import this CSV file instead of the shipped one
              --admin-key KEY     key of the admin requests (API_KEY, else booking4j-demo-admin)
              --exit              stop when every row has its outcome; status 0 if every promise was kept
              --speed N           run the simulated calls N times faster (1)
              --no-leads          import nothing
              --simulator-url URL use a simulator that runs as a process of its own

            A simulator of its own: java -jar booking-demo.jar simulator --port N --journal FILE
            With VAPI_PRIVATE_KEY or TWILIO_ACCOUNT_SID in the environment the real providers are used: see README.md.""";

    private static final Set<String> WITH_VALUE =
            Set.of("port", "data", "jdbc-url", "leads", "admin-key", "speed", "simulator-url");
    private static final Set<String> FLAGS = Set.of("exit", "no-leads");

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException naming everything that is wrong
     */
    static DemoOptions read(String[] arguments, Map<String, String> environment, Map<?, ?> properties) {
        List<String> problems = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        for (String name : WITH_VALUE) {
            fromOutside(values, name, environment, properties);
        }
        for (String name : FLAGS) {
            fromOutside(values, name, environment, properties);
        }
        fromArguments(arguments, values, problems);
        int port = number(values, "port", 8080, 0, 65535, problems);
        int speed = number(values, "speed", 1, 1, 1000, problems);
        boolean exit = flag(values, "exit", problems);
        boolean withoutLeads = flag(values, "no-leads", problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        String leads = values.get("leads");
        return new DemoOptions(
                port,
                Path.of(values.getOrDefault("data", "target/demo-data")),
                values.get("jdbc-url"),
                leads == null ? null : Path.of(leads),
                values.getOrDefault("admin-key", environment.get("API_KEY")),
                exit,
                speed,
                !withoutLeads,
                values.get("simulator-url"));
    }

    private static void fromOutside(
            Map<String, String> values, String name, Map<String, String> environment, Map<?, ?> properties) {
        String fromEnvironment =
                environment.get("DEMO_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
        Object fromProperty = properties.get("demo." + name);
        if (fromProperty != null) {
            values.put(name, fromProperty.toString());
        } else if (fromEnvironment != null) {
            values.put(name, fromEnvironment);
        }
    }

    private static void fromArguments(String[] arguments, Map<String, String> values, List<String> problems) {
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            String name = argument.startsWith("--") ? argument.substring(2) : "";
            if (FLAGS.contains(name)) {
                values.put(name, "true");
            } else if (WITH_VALUE.contains(name) && i + 1 < arguments.length) {
                values.put(name, arguments[++i]);
            } else if (WITH_VALUE.contains(name)) {
                problems.add(argument + " needs a value");
            } else {
                problems.add("Unknown option " + argument);
            }
        }
    }

    private static boolean flag(Map<String, String> values, String name, List<String> problems) {
        String text = values.getOrDefault(name, "false").strip().toLowerCase(Locale.ROOT);
        boolean on = text.isEmpty() || text.equals("true"); // -Ddemo.exit alone is a yes
        if (!on && !text.equals("false")) {
            problems.add("--" + name + " is true or false: " + text);
        }
        return on;
    }

    private static int number(
            Map<String, String> values, String name, int fallback, int least, int most, List<String> problems) {
        String text = values.get(name);
        if (text == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        problems.add("--" + name + " must be a number from " + least + " to " + most + ": " + text);
        return fallback;
    }
}
