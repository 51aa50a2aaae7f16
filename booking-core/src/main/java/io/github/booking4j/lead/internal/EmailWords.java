package io.github.booking4j.lead.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The lines a person wrote in an email: without what it quotes, and without the signature. */
final class EmailWords {
    private static final int MAX_TEXT = 100_000;
    private static final Pattern QUOTE_BEGINS = Pattern.compile(
            "-{2,}\\s*(original message|ursprüngliche nachricht|message d'origine|mensaje original)\\s*-{2,}"
                    + "|on .{5,200}\\bwrote:|am .{5,200}\\bschrieb .{0,200}:|le .{5,200}\\ba écrit\\s*:"
                    + "|el .{5,200}\\bescribió:|_{20,}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SIGNATURE = Pattern.compile(
            "--|—|(sent|get outlook|gesendet|envoyé|enviado) .{0,40}(from|for|von|de|desde) .{1,60}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private EmailWords() {}

    static List<String> of(String text) {
        String bounded = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
        List<String> lines = new ArrayList<>();
        for (String line : bounded.split("\\r\\n|\\r|\\n", -1)) {
            String words = withoutControls(line).strip();
            if (QUOTE_BEGINS.matcher(words).matches()
                    || SIGNATURE.matcher(words).matches()) {
                break;
            }
            if (!words.startsWith(">")) {
                lines.add(words);
            }
        }
        return lines;
    }

    private static String withoutControls(String line) {
        StringBuilder clean = new StringBuilder(line.length());
        line.codePoints()
                .map(point -> point == 0xA0 || Character.isISOControl(point) ? ' ' : point)
                .filter(point -> Character.getType(point) != Character.SURROGATE && point != 0xFFFD)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
