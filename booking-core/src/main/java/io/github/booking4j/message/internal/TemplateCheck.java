package io.github.booking4j.message.internal;

import io.github.booking4j.error.FieldProblems;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Template;
import java.util.Map;
import java.util.regex.Pattern;

/** What a template must keep to beyond being readable: what carriers and the law ask of text messages. */
final class TemplateCheck {
    /** Carriers ask for a way out in every marketing text (CTIA messaging principles 5.1). */
    private static final Pattern WAY_OUT = Pattern.compile("(?i)\\bstop");

    /** To whoever answers with one of these, carriers deliver nothing more at all. */
    private static final Pattern ASKS_FOR_OPT_OUT = Pattern.compile(
            "(?i)\\b(reply|text|send|answer|respond|type)\\s+(with\\s+)?[\"'“‘]?(cancel|end|quit|unsubscribe|revoke|optout)\\b");

    private TemplateCheck() {}

    /**
     * The wording of a template that may be sent.
     *
     * @param values usual ones
     * @throws InvalidException naming everything that is wrong
     */
    static Wording check(Template template, Map<String, String> values) {
        Wording wording = Wording.of(template);
        if (template.channel() == Channel.EMAIL) {
            return wording;
        }
        FieldProblems problems = new FieldProblems();
        int segments = SmsText.length(wording.writeText(values)).segments();
        if (segments > Wording.MAX_SEGMENTS) {
            problems.add(
                    "/text",
                    "too_long",
                    "takes " + segments + " segments with usual values, more than " + Wording.MAX_SEGMENTS);
        }
        boolean marketing = template.kind().isMarketing();
        if (marketing && !WAY_OUT.matcher(template.text()).find()) {
            problems.add("/text", "opt_out_missing", "must say how to opt out, such as: Reply STOP to opt out.");
        }
        if (!marketing && ASKS_FOR_OPT_OUT.matcher(template.text()).find()) {
            problems.add("/text", "carrier_opt_out_word", "asks for a word that carriers take for an opt-out");
        }
        problems.throwIfAny();
        return wording;
    }
}
