package io.github.booking4j.simulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the options of {@link SimulatorMain}. */
final class SimulatorOptions {
    static final String USAGE = "simulator [--port N] [--smtp-port N] [--journal FILE] [--speed N] [--concurrency N]";

    private SimulatorOptions() {}

    /**
     * The simulator that was asked for, not started.
     *
     * @throws IllegalArgumentException naming every option that is unknown, without a value or no number
     */
    static ProviderSimulator.Builder parse(String... arguments) {
        ProviderSimulator.Builder builder = ProviderSimulator.builder().port(8900);
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            try {
                apply(builder, arguments[i], value);
            } catch (NumberFormatException e) {
                problems.add(arguments[i] + " needs a number");
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return builder;
    }

    private static void apply(ProviderSimulator.Builder builder, String option, String value) {
        switch (option) {
            case "--port" -> builder.port(Integer.parseInt(value));
            case "--smtp-port" -> builder.smtpPort(Integer.parseInt(value));
            case "--concurrency" -> builder.concurrencyLimit(Integer.parseInt(value));
            case "--speed" -> builder.speed(Double.parseDouble(value));
            case "--journal" -> builder.journal(file(value));
            default -> throw new IllegalArgumentException(option + " is no option");
        }
    }

    private static Path file(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("--journal needs a file");
        }
        return Path.of(value);
    }
}
