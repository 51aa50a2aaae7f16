package io.github.booking4j.message.internal;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.FieldProblems;
import io.github.booking4j.error.InvalidException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A template of a message: text with {@code {{lead.firstName}}} variables. Sections, {@code {{#lead.firstName}}…{{/lead.firstName}}} and
 * {@code {{^…}}…}, are left out when their variable is empty, or is not. Nothing else of Mustache is allowed. Whatever can be wrong
 * with a template is found when it is made; writing it with a value for each declared variable cannot fail. Immutable, thread-safe.
 */
final class TemplateText {
    static final int MAX_LENGTH = 20_000;

    private static final Pattern TAG = Pattern.compile("(?<!\\{)\\{\\{\\s*[#^/]?\\s*[A-Za-z][A-Za-z0-9_.]*\\s*\\}\\}");

    private final Template template;
    private final Set<String> used;

    private TemplateText(Template template, Set<String> used) {
        this.template = template;
        this.used = used;
    }

    /**
     * A template of plain text.
     *
     * @param pointer the field it came from, for problems
     * @param source as it was written, at most {@value #MAX_LENGTH} characters
     * @param variables the names of all variables that will have a value
     * @throws InvalidException naming every unknown variable, or what is malformed
     */
    static TemplateText text(String pointer, String source, Set<String> variables) {
        return compile(pointer, source, variables, Mustache.compiler().escapeHTML(false));
    }

    /** The same for HTML: values are escaped, and there is no way around it. */
    static TemplateText html(String pointer, String source, Set<String> variables) {
        return compile(pointer, source, variables, Mustache.compiler().escapeHTML(true));
    }

    /**
     * Writes the text.
     *
     * @param values one for each variable that was declared, empty if there is nothing to say
     * @throws IllegalArgumentException if a variable of the template has none
     */
    String write(Map<String, String> values) {
        if (!values.keySet().containsAll(used)) {
            Set<String> missing = new TreeSet<>(used);
            missing.removeAll(values.keySet());
            throw new IllegalArgumentException("no value for " + missing);
        }
        return template.execute(values);
    }

    private static TemplateText compile(
            String pointer, String source, Set<String> variables, Mustache.Compiler compiler) {
        if (source.length() > MAX_LENGTH) {
            throw new InvalidException(FieldProblem.tooLong(pointer, MAX_LENGTH));
        }
        if (TAG.matcher(source).replaceAll(" ").contains("{{")) {
            throw malformed(pointer, "must use {{name}}, {{#name}}, {{^name}} and {{/name}} only");
        }
        Template template;
        try {
            template = compiler.emptyStringIsFalse(true).compile(source);
        } catch (MustacheException unbalanced) {
            throw malformed(pointer, String.valueOf(unbalanced.getMessage()));
        }
        Names names = new Names();
        template.visit(names);
        FieldProblems problems = new FieldProblems();
        names.used.stream()
                .filter(name -> !variables.contains(name))
                .forEach(name -> problems.add(
                        pointer,
                        "unknown_variable",
                        "has no variable {{" + name + "}}; there are " + String.join(", ", new TreeSet<>(variables))));
        problems.throwIfAny();
        return new TemplateText(template, Set.copyOf(names.used));
    }

    private static InvalidException malformed(String pointer, String detail) {
        return new InvalidException(new FieldProblem(pointer, "template_malformed", detail));
    }

    /** Gathers what a template refers to. */
    private static final class Names implements Mustache.Visitor {
        private final Set<String> used = new TreeSet<>();

        @Override
        public void visitText(String text) {
            // Text refers to nothing.
        }

        @Override
        public void visitVariable(String name) {
            used.add(name);
        }

        @Override
        public boolean visitInclude(String name) {
            return false;
        }

        @Override
        public boolean visitSection(String name) {
            used.add(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            used.add(name);
            return true;
        }
    }
}
