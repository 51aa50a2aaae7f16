package io.github.booking4j.message.internal;

import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.FieldProblems;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.Template;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A template that is known to be right. Immutable, thread-safe. */
final class Wording {
    static final int MAX_SEGMENTS = 4;
    private static final int MAX_SUBJECT = 200;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");

    private final TemplateText text;
    private final @Nullable TemplateText subject;
    private final @Nullable TemplateText html;

    private Wording(TemplateText text, @Nullable TemplateText subject, @Nullable TemplateText html) {
        this.text = text;
        this.subject = subject;
        this.html = html;
    }

    /**
     * Reads a template.
     *
     * @throws InvalidException naming everything that is wrong with its texts
     */
    static Wording of(Template template) {
        Set<String> variables = TemplateVariables.of(template.kind());
        FieldProblems problems = new FieldProblems();
        requireVisible(problems, "/text", template.text());
        TemplateText text = problems.check(() -> TemplateText.text("/text", template.text(), variables));
        if (template.channel() == Channel.SMS) {
            refuse(problems, "/subject", template.subject());
            refuse(problems, "/html", template.html());
            problems.throwIfAny();
            return new Wording(Objects.requireNonNull(text), null, null);
        }
        TemplateText subject = problems.check(() -> subject(template.subject(), variables));
        if (template.html() != null) {
            requireVisible(problems, "/html", template.html());
        }
        String source = template.html() == null ? EmailHtml.of(template.text()) : template.html();
        TemplateText html = text == null && template.html() == null
                ? null // the mistake is in the text, which is named
                : problems.check(() -> TemplateText.html("/html", source, variables));
        problems.throwIfAny();
        return new Wording(Objects.requireNonNull(text), subject, html);
    }

    private static void requireVisible(FieldProblems problems, String pointer, String source) {
        if (source.isBlank()) {
            problems.add(FieldProblem.required(pointer));
        }
        if (CONTROL.matcher(source).find()) {
            problems.add(pointer, "control_character", "must not hold control characters");
        }
    }

    private static TemplateText subject(@Nullable String source, Set<String> variables) {
        if (source == null || source.isBlank()) {
            throw new InvalidException(FieldProblem.required("/subject"));
        }
        if (source.length() > MAX_SUBJECT) {
            throw new InvalidException(FieldProblem.tooLong("/subject", MAX_SUBJECT));
        }
        if (source.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidException(new FieldProblem("/subject", "control_character", "must be one line"));
        }
        return TemplateText.text("/subject", source, variables);
    }

    private static void refuse(FieldProblems problems, String pointer, @Nullable String source) {
        if (source != null) {
            problems.add(pointer, "not_allowed", "must not be given for a text message");
        }
    }

    /** The content with values for the variables. */
    Message.Content write(Map<String, String> values) {
        return subject == null || html == null
                ? new Message.Content(null, SmsText.fit(text.write(values), MAX_SEGMENTS), null)
                : new Message.Content(oneLine(subject.write(values)), text.write(values), html.write(values));
    }

    /** The plain text as it is, however long. */
    String writeText(Map<String, String> values) {
        return text.write(values);
    }

    private static String oneLine(String subject) {
        return subject.replaceAll("\\s+", " ").strip();
    }
}
