package io.github.booking4j.lead;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people type to find a lead: a part of its name or email address, in any case, or its phone number. A whole number may be
 * spelt in any way that one may be submitted in; {@code +} and digits find the numbers that begin so, at least three digits
 * without it those that contain them. Masked in {@code toString()}.
 *
 * @param text as typed, without blanks around it: 1 to 100 characters
 */
public record LeadSearch(String text) {
    /** Most characters of a search. */
    public static final int MAX_LENGTH = 100;

    private static final int FEWEST_DIGITS = 3;
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().,/-]");
    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9]+");

    /**
     * Drops blanks around the text and brings it to the form in which names are stored (NFC).
     *
     * @throws IllegalArgumentException if it is blank, too long or holds control characters
     */
    public LeadSearch {
        text = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a search must have 1 to " + MAX_LENGTH + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a search must not hold control characters");
        }
    }

    /** How the number begins, {@code +} and digits, when that is all that was typed; then nothing else is looked at. */
    public Optional<String> phoneStart() {
        return Optional.of(digits()).filter(digits -> digits.startsWith("+"));
    }

    /** Digits that stand in the number, without leading zeros, which E.164 does not write; empty: none were typed. */
    public Optional<String> phonePart() {
        return Optional.of(digits())
                .filter(digits -> !digits.startsWith("+"))
                .map(digits -> digits.replaceFirst("^0+", ""))
                .filter(digits -> digits.length() >= FEWEST_DIGITS);
    }

    private String digits() {
        String bare = PUNCTUATION.matcher(text).replaceAll("");
        return DIGITS.matcher(bare).matches() ? bare : "";
    }

    /** Whether it finds a lead: what every store means by it. */
    public boolean finds(Lead lead) {
        String phone = lead.phone().e164();
        Optional<String> start = phoneStart();
        if (start.isPresent()) {
            return phone.startsWith(start.get());
        }
        String name = lead.details().name();
        String email =
                lead.details().email() == null ? null : lead.details().email().value();
        return (name != null && contains(name))
                || (email != null && contains(email))
                || phonePart().filter(phone::contains).isPresent();
    }

    private boolean contains(String words) {
        return words.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return "LeadSearch[…]";
    }
}
