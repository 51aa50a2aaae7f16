package io.github.booking4j.contact;

/**
 * A person's name as it was given. Names have no parts that hold everywhere; only what a greeting needs is taken from it. Masked in
 * {@code toString()}.
 *
 * @param full cleaned, not blank, at most {@value #MAX_LENGTH} characters
 */
public record PersonName(String full) {
    /** The longest name, in characters. */
    public static final int MAX_LENGTH = 200;

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if it is blank or too long, without naming it
     */
    public PersonName {
        if (full.isBlank() || full.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a name has 1 to " + MAX_LENGTH + " characters");
        }
    }

    /** How to greet: the first word, or the one after the comma in {@code "Silva, Ana Maria"}. */
    public String first() {
        String[] words = full.strip().split("[\\s\\u00A0]+", 3);
        return words.length > 1 && words[0].endsWith(",") ? words[1] : words[0];
    }

    @Override
    public String toString() {
        return full.codePoints()
                        .limit(1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                + "•••";
    }
}
