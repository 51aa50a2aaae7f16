package io.github.booking4j.simulator;

import io.github.booking4j.simulator.call.WebhookAuthentication;
import io.github.booking4j.simulator.internal.webhook.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a builder has gathered, checked. */
record SimulatorSettings(
        int port,
        int smtpPort,
        @Nullable Path journal,
        Pace pace,
        Duration latency,
        int concurrencyLimit,
        Credentials credentials,
        WebhookAuthentication webhookAuthentication,
        InstantSource clock,
        RandomGenerator random) {
    private static final int LAST_PORT = 65_535;
    private static final int MOST_LINES = 2_000;
    private static final Duration LONGEST_LATENCY = Duration.ofMinutes(1);

    SimulatorSettings {
        require(port >= 0 && port <= LAST_PORT, "port must be within 0 and 65535, not " + port);
        require(smtpPort >= 0 && smtpPort <= LAST_PORT, "smtpPort must be within 0 and 65535, not " + smtpPort);
        require(
                !latency.isNegative() && latency.compareTo(LONGEST_LATENCY) <= 0,
                "latency must be within 0 and one minute, not " + latency);
        require(
                concurrencyLimit >= 1 && concurrencyLimit <= MOST_LINES,
                "concurrencyLimit must be within 1 and " + MOST_LINES + ", not " + concurrencyLimit);
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }

    /** The keys of the simulated accounts. */
    record Credentials(String vapiKey, String vapiWebhookSecret, String twilioAccountSid, String twilioAuthToken) {
        Credentials {
            require(!vapiKey.isBlank(), "vapiKey must not be blank");
            require(!vapiWebhookSecret.isBlank(), "vapiWebhookSecret must not be blank");
            require(
                    twilioAccountSid.matches("AC[0-9a-f]{32}"),
                    "twilioAccountSid must be AC and 32 hexadecimal digits");
            require(!twilioAuthToken.isBlank(), "twilioAuthToken must not be blank");
        }

        @Override
        public String toString() {
            return "Credentials[" + twilioAccountSid + "]";
        }
    }
}
