package io.github.booking4j.contact;

import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.Phonenumber;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The time zones a number may be in. Thread-safe. */
final class PhoneZones {
    private final PhoneNumberToTimeZonesMapper mapper = PhoneNumberToTimeZonesMapper.getInstance();
    // Bounded by the data: there are some hundred different lists in it.
    private final Map<List<String>, Set<ZoneId>> sets = new ConcurrentHashMap<>();

    Set<ZoneId> of(Phonenumber.PhoneNumber number, boolean geographical) {
        // The general question works out again whether the number is geographical, as long as all the rest together.
        List<String> ids =
                geographical ? mapper.getTimeZonesForGeographicalNumber(number) : mapper.getTimeZonesForNumber(number);
        Set<ZoneId> known = sets.get(ids);
        return known != null ? known : sets.computeIfAbsent(ids, PhoneZones::zones);
    }

    // A zone this JVM does not know makes the whole answer unknown: the rest of the set would allow too much.
    private static Set<ZoneId> zones(List<String> ids) {
        if (ids.contains(PhoneNumberToTimeZonesMapper.getUnknownTimeZone())) {
            return Set.of();
        }
        try {
            return ids.stream().map(ZoneId::of).collect(Collectors.toUnmodifiableSet());
        } catch (DateTimeException unknown) {
            return Set.of();
        }
    }
}
