package io.github.booking4j.contact;

import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import java.net.IDN;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An email address as the world's forms accept it: an unquoted ASCII local part, a domain with at least one dot. The domain is in
 * lower case and, if international, in its ASCII form; the local part stays as it was typed. Masked in {@code toString()}.
 *
 * @param value at most {@value #MAX_LENGTH} characters
 */
public record EmailAddress(String value) {
    /** The longest address SMTP carries (RFC 5321 with its erratum 1690). */
    public static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL_LENGTH = 64;
    private static final int MAX_DOMAIN_LENGTH = 253;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*+");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern PLAIN = Pattern.compile("([a-z]{1,63}\\.){1,4}[a-z]{1,63}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /**
     * Checks and normalises the address.
     *
     * @throws IllegalArgumentException if this is none, without naming it
     */
    public EmailAddress {
        String address = normalised(Objects.requireNonNull(value, "value"));
        if (address == null) {
            throw new IllegalArgumentException("not an email address");
        }
        value = address;
    }

    /**
     * Reads an address from an input.
     *
     * @param pointer the input's field, for the problem
     * @return null if nothing was given
     * @throws InvalidException if it is no address
     */
    public static @Nullable EmailAddress parse(String pointer, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return new EmailAddress(text);
        } catch (IllegalArgumentException none) {
            throw new InvalidException(
                    new FieldProblem(pointer, "email_invalid", "must be an email address such as ana@example.com"));
        }
    }

    /** Masked, fit for logs: {@code a•••@example.com}. */
    @Override
    public String toString() {
        return value.charAt(0) + "•••" + value.substring(value.indexOf('@'));
    }

    private static @Nullable String normalised(String text) {
        String address = text.strip();
        int at = address.lastIndexOf('@');
        if (address.length() > MAX_LENGTH || at < 1 || at > MAX_LOCAL_LENGTH) {
            return null;
        }
        String local = address.substring(0, at);
        String domain = asciiDomain(address.substring(at + 1));
        if (domain == null || !LOCAL.matcher(local).matches() || at + 1 + domain.length() > MAX_LENGTH) {
            return null;
        }
        return local + "@" + domain;
    }

    private static @Nullable String asciiDomain(String domain) {
        if (PLAIN.matcher(domain).matches()) {
            return domain.length() <= MAX_DOMAIN_LENGTH ? domain : null; // most are, and the general way takes long
        }
        String ascii;
        try {
            ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
        return ascii.length() <= MAX_DOMAIN_LENGTH && isHostName(ascii) ? ascii : null;
    }

    private static boolean isHostName(String domain) {
        String[] labels = domain.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        // A last label of digits only would be an IP address, to which nobody's mail should go.
        return labels.length >= 2 && !DIGITS.matcher(labels[labels.length - 1]).matches();
    }
}
