package io.github.booking4j.testkit.scenario;

import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** A time zone whose law changes. A provider stays registered as long as the JVM runs, so each test takes a zone of its own. */
final class ChangingZone {
    private static int zones;

    final String id = "Test/Changing" + ++zones;
    private final NavigableMap<String, ZoneRules> releases = new TreeMap<>();

    private ChangingZone(String release, ZoneRules rules) {
        releases.put(release, rules);
        ZoneRulesProvider.registerProvider(new Provider());
    }

    static synchronized ChangingZone with(String release, ZoneRules rules) {
        return new ChangingZone(release, rules);
    }

    /** From now on the JVM has these rules. */
    void change(String release, ZoneRules rules) {
        releases.clear();
        releases.put(release, rules);
    }

    private final class Provider extends ZoneRulesProvider {
        @Override
        protected Set<String> provideZoneIds() {
            return Set.of(id);
        }

        @Override
        protected ZoneRules provideRules(String zone, boolean forCaching) {
            return forCaching ? null : releases.lastEntry().getValue(); // so that no ZoneId remembers them
        }

        @Override
        protected NavigableMap<String, ZoneRules> provideVersions(String zone) {
            return new TreeMap<>(releases);
        }
    }
}
