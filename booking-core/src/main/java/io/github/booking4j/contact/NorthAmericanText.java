package io.github.booking4j.contact;

import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;

/**
 * Reads the usual spellings of North American numbers as libphonenumber's parser does, in a tenth of its time: ten digits of which the
 * first is none that is dialled before a number (2 to 9), in the United States and Canada also after a {@code 1}, elsewhere after
 * {@code +1}, which begins no other country's code (ITU-T E.164). All else is left to the parser, and whether such a number exists
 * is never asked here.
 */
final class NorthAmericanText {
    private static final int COUNTRY_CODE = 1;
    private static final int DIGITS = 10;
    private static final String BETWEEN_DIGITS = " ()-.";

    private NorthAmericanText() {}

    /** The number, if the text is one of those spellings. */
    static Optional<Phonenumber.PhoneNumber> read(String text, String region) {
        boolean international = text.startsWith("+1");
        if (!international && !region.equals("US") && !region.equals("CA")) {
            return Optional.empty();
        }
        String typed = digits(text, international ? 2 : 0);
        boolean dialled = !international && typed.length() == DIGITS + 1 && typed.startsWith("1");
        String digits = dialled ? typed.substring(1) : typed;
        return digits.length() == DIGITS && digits.charAt(0) >= '2'
                ? Optional.of(new Phonenumber.PhoneNumber()
                        .setCountryCode(COUNTRY_CODE)
                        .setNationalNumber(Long.parseLong(digits)))
                : Optional.empty();
    }

    /** The digits from a place on; none where anything but the usual punctuation stands between them. */
    private static String digits(String text, int from) {
        StringBuilder digits = new StringBuilder(DIGITS + 1);
        for (int i = from; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= '0' && character <= '9') {
                digits.append(character);
            } else if (BETWEEN_DIGITS.indexOf(character) < 0) {
                return "";
            }
        }
        return digits.toString();
    }
}
