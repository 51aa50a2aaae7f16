package io.github.booking4j.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the owner of a phone number may live, as ISO 3166 codes. As far as a number tells: the state of the USA and the province of
 * Canada by its area code, the nation of the United Kingdom where the area code lies in one; else the whole country. A person who
 * moved and kept the number is taken to live where it was given out. Thread-safe.
 */
public final class PhoneRegions {
    private static final String WHOLE_WORLD = "001";
    private static final Set<String> GREAT_BRITAIN = Set.of("GB-ENG", "GB-SCT", "GB-WLS");

    /** Area codes of two and three digits that lie in one nation. */
    private static final Map<String, String> NATIONS = Map.ofEntries(
            Map.entry("20", "GB-ENG"),
            Map.entry("23", "GB-ENG"),
            Map.entry("24", "GB-ENG"),
            Map.entry("28", "GB-NIR"),
            Map.entry("29", "GB-WLS"),
            Map.entry("113", "GB-ENG"),
            Map.entry("114", "GB-ENG"),
            Map.entry("115", "GB-ENG"),
            Map.entry("116", "GB-ENG"),
            Map.entry("117", "GB-ENG"),
            Map.entry("118", "GB-ENG"),
            Map.entry("121", "GB-ENG"),
            Map.entry("131", "GB-SCT"),
            Map.entry("141", "GB-SCT"),
            Map.entry("151", "GB-ENG"),
            Map.entry("161", "GB-ENG"),
            Map.entry("191", "GB-ENG"));

    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    private final PhoneNumberOfflineGeocoder places = PhoneNumberOfflineGeocoder.getInstance();

    /** The country of a number; empty for one that belongs to none, as those of international networks. */
    public Optional<String> country(PhoneNumber number) {
        return parse(number).flatMap(this::country);
    }

    /** Every region the number may be in: the country itself when it tells no more, none when it belongs to no country. */
    public Set<String> of(PhoneNumber number) {
        return parse(number)
                .flatMap(parsed -> country(parsed).map(country -> regions(parsed, country)))
                .orElse(Set.of());
    }

    private Optional<String> country(Phonenumber.PhoneNumber number) {
        return Optional.ofNullable(plans.getRegionCodeForNumber(number)).filter(code -> !code.equals(WHOLE_WORLD));
    }

    private Set<String> regions(Phonenumber.PhoneNumber number, String country) {
        return switch (country) {
            case "US", "CA" -> Set.of(state(number, country));
            case "GB" -> nations(number);
            default -> Set.of(country);
        };
    }

    /** The place is a state, or a town and the letters of its state. */
    private String state(Phonenumber.PhoneNumber number, String country) {
        String place = places.getDescriptionForValidNumber(number, Locale.ENGLISH);
        String name = place.substring(place.lastIndexOf(',') + 1).trim();
        return NorthAmericanStates.find(country, name)
                .map(letters -> country + "-" + letters)
                .orElse(country);
    }

    private Set<String> nations(Phonenumber.PhoneNumber number) {
        if (!plans.isNumberGeographical(number)) {
            return Set.of("GB");
        }
        String digits = plans.getNationalSignificantNumber(number);
        String nation = NATIONS.getOrDefault(digits.substring(0, 2), NATIONS.get(digits.substring(0, 3)));
        return nation == null ? GREAT_BRITAIN : Set.of(nation); // all of Northern Ireland has 28
    }

    private Optional<Phonenumber.PhoneNumber> parse(PhoneNumber number) {
        try {
            return Optional.of(plans.parse(number.e164(), null));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
