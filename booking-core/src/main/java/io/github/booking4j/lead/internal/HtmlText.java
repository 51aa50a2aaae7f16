package io.github.booking4j.lead.internal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of an HTML email, line by line: enough to read forms and sentences, not to show them. Anybody may have written it, so each
 * pattern reads it in one go: what is never closed reaches to the end, and no tag reaches over the next.
 */
final class HtmlText {
    private static final Pattern UNSEEN = Pattern.compile(
            "<!--.*?(?:-->|\\z)|<(style|script|title)\\b[^<>]*>.*?(?:</\\1\\s*>|\\z)",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTE_BEGINS = Pattern.compile("<blockquote\\b[^<>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTE_ENDS = Pattern.compile("</blockquote\\s*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern BREAK = Pattern.compile(
            "<br\\b[^<>]*>|</?(p|div|tr|li|ul|ol|table|h[1-6]|dt|dd|section|blockquote)\\b[^<>]*>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CELL = Pattern.compile("</t[dh]\\s*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");
    private static final Map<String, String> NAMED = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "ndash", "–", "mdash", "—",
            "rsquo", "'", "hellip", "…");

    private HtmlText() {}

    static String of(String html) {
        String seen = withoutQuotes(UNSEEN.matcher(html).replaceAll(" "));
        String flat = seen.replaceAll("[\\r\\n]+", " ");
        String lines = CELL.matcher(BREAK.matcher(flat).replaceAll("\n")).replaceAll(" ");
        return entities(TAG.matcher(lines).replaceAll(""));
    }

    /** Without what lies between the first beginning and the last end. */
    private static String withoutQuotes(String html) {
        Matcher begins = QUOTE_BEGINS.matcher(html);
        Matcher ends = QUOTE_ENDS.matcher(html);
        int end = 0;
        while (ends.find()) {
            end = ends.end();
        }
        return begins.find() && begins.end() < end
                ? html.substring(0, begins.start()) + "\n" + html.substring(end)
                : html;
    }

    private static String entities(String text) {
        Matcher matcher = ENTITY.matcher(text);
        StringBuilder plain = new StringBuilder(text.length());
        while (matcher.find()) {
            matcher.appendReplacement(plain, Matcher.quoteReplacement(character(matcher.group(1), matcher.group())));
        }
        return matcher.appendTail(plain).toString();
    }

    private static String character(String name, String whole) {
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, whole);
        }
        boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        int point = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        return Character.isValidCodePoint(point) && !Character.isISOControl(point) ? Character.toString(point) : " ";
    }
}
