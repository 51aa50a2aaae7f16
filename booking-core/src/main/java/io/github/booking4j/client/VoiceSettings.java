package io.github.booking4j.client;

import io.github.booking4j.contact.PhoneNumber;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a client is rung.
 *
 * @param numbers the numbers on which the client's leads ring in, each E.164 or the voice provider's id of one; a number belongs to
 *     one client (none)
 * @param transferTo who takes a live call that the assistant hands over, on the voice account's bill; null: nobody
 */
public record VoiceSettings(List<String> numbers, @Nullable PhoneNumber transferTo) {
    private static final int MOST = 100;
    private static final Pattern PROVIDER_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

    /** Copies and checks the numbers. */
    public VoiceSettings {
        numbers = List.copyOf(numbers);
        numbers.forEach(VoiceSettings::checked);
        if (numbers.size() > MOST || new HashSet<>(numbers).size() < numbers.size()) {
            throw new IllegalArgumentException("at most " + MOST + " numbers, none twice");
        }
    }

    /** The defaults in brackets above. */
    public static VoiceSettings defaults() {
        return new VoiceSettings(List.of(), null);
    }

    /** A copy that is rung on these numbers. */
    public VoiceSettings withNumbers(List<String> changed) {
        return new VoiceSettings(changed, transferTo);
    }

    /** A copy whose calls are handed over to this number; null: to nobody. */
    public VoiceSettings withTransferTo(@Nullable PhoneNumber changed) {
        return new VoiceSettings(numbers, changed);
    }

    /** Returns a number that may be one of ours: E.164, or a provider's id. */
    static String checked(String number) {
        if (number.startsWith("+")) {
            return new PhoneNumber(number).e164();
        }
        if (!PROVIDER_ID.matcher(number).matches()) {
            throw new IllegalArgumentException("neither an E.164 phone number nor a provider's id of one");
        }
        return number;
    }
}
