package io.github.booking4j.client.internal;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ConfiguredClient;
import io.github.booking4j.error.InvalidException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the clients that a host's configuration names, before anything is touched. */
public final class ConfiguredClients {
    private static final int MOST = 1_000;
    private static final Pattern API_KEY = Pattern.compile("[!-~]{32,200}");

    private final ClientCheck check = new ClientCheck();
    private final Set<ClientKey> keys = new HashSet<>();
    private final Set<String> apiKeys = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    private ConfiguredClients() {}

    /** What is wrong with them, without a secret or a phone number; empty: nothing. */
    public static List<String> problems(List<ConfiguredClient> clients, @Nullable String adminKey) {
        ConfiguredClients configured = new ConfiguredClients();
        if (clients.size() > MOST) {
            return List.of("at most " + MOST + " clients can be configured; onboard the others");
        }
        clients.forEach(client -> configured.check(client, adminKey));
        return List.copyOf(configured.problems);
    }

    private void check(ConfiguredClient configured, @Nullable String adminKey) {
        ClientKey key = configured.key();
        if (!keys.add(key)) {
            problems.add("client " + key + " is configured twice");
        }
        try {
            var unused = check.profile(configured.client());
        } catch (InvalidException e) {
            problems.add("client " + key + ": " + e.getMessage());
        }
        try {
            if (configured.client().settings() != null) {
                var unused = ClientChanges.checked(configured.client().settings());
            }
        } catch (InvalidException e) {
            problems.add("settings of client " + key + ": " + e.getMessage());
        }
        String apiKey = configured.apiKey();
        if (apiKey == null) {
            return;
        }
        if (!API_KEY.matcher(apiKey).matches()) {
            problems.add("the API key of client " + key + " must have 32 to 200 visible ASCII characters");
        }
        if (!apiKeys.add(apiKey) || Objects.equals(apiKey, adminKey)) {
            problems.add("the API key of client " + key + " is another's as well");
        }
    }
}
