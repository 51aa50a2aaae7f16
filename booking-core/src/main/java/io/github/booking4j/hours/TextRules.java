package io.github.booking4j.hours;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How the text forms are laid out: rules with semicolons between them, each a subject, a space and, it may be, hours. */
final class TextRules {
    private static final Pattern SEPARATOR_SPACE = Pattern.compile("\\s*([,/-])\\s*");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private TextRules() {}

    /** The rules that are not blank, with hyphens for dashes, no space around separators and single spaces elsewhere. */
    static List<String> split(String text) {
        List<String> rules = new ArrayList<>();
        for (String rule : text.replace('\u2013', '-').split(";", -1)) {
            String tight = SEPARATOR_SPACE.matcher(rule.strip()).replaceAll("$1");
            if (!tight.isEmpty()) {
                rules.add(SPACE.matcher(tight).replaceAll(" "));
            }
        }
        return rules;
    }
}
