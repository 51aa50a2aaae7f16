package io.github.booking4j.message.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTML of an email whose template is plain text: its paragraphs, with its addresses as links. */
final class EmailHtml {
    private static final Pattern ADDRESS =
            Pattern.compile("\\{\\{\\s*[A-Za-z.]+Url\\s*}}|https?://[^\\s<>\"{}]*[^\\s<>\"{}.,;:!?)]");

    private EmailHtml() {}

    /** The template of the HTML; values are escaped when it is written. */
    static String of(String text) {
        StringBuilder html = new StringBuilder(
                "<!doctype html><html><body style=\"font-family:sans-serif;line-height:1.5;color:#222\">");
        for (String paragraph : text.strip().split("\\R\\R+", -1)) {
            html.append("<p>")
                    .append(linked(paragraph).replaceAll("\\R", "<br>"))
                    .append("</p>");
        }
        return html.append("</body></html>").toString();
    }

    private static String linked(String paragraph) {
        StringBuilder html = new StringBuilder();
        Matcher address = ADDRESS.matcher(paragraph);
        int from = 0;
        while (address.find()) {
            String target = escaped(address.group());
            html.append(escaped(paragraph.substring(from, address.start())));
            html.append("<a href=\"")
                    .append(target)
                    .append("\">")
                    .append(target)
                    .append("</a>");
            from = address.end();
        }
        return html.append(escaped(paragraph.substring(from))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
