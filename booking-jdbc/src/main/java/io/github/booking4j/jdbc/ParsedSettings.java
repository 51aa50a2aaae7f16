package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings by their text, those used last. Nearly every transaction needs a client's, and reading them out of JSON took a tenth of
 * the time of a webhook. Never stale: the text itself is read from the database each time. Thread-safe.
 */
final class ParsedSettings {
    private static final int MOST = 200;

    private final Map<String, ClientSettings> latest =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ClientSettings> eldest) {
                    return size() > MOST;
                }
            });

    ClientSettings of(String json) {
        ClientSettings known = latest.get(json);
        if (known == null) {
            known = ClientSettings.fromJson(json);
            latest.put(json, known);
        }
        return known;
    }
}
