package io.github.booking4j.message.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTextTest {
    private static final Set<String> VARIABLES = Set.of("lead.firstName", "client.name", "appointment.time");

    @Tag("templates.variables")
    @Test
    void variablesAreWrittenInPlaceOfTheirNames() {
        TemplateText template = text("Hi {{lead.firstName}}, {{ client.name }} expects you {{appointment.time}}.");
        assertThat(template.write(Map.of(
                        "lead.firstName",
                        "Ana",
                        "client.name",
                        "Smith & Sons",
                        "appointment.time",
                        "Tue 9:00",
                        "x",
                        "y")))
                .isEqualTo("Hi Ana, Smith & Sons expects you Tue 9:00.");
    }

    @Tag("templates.variables")
    @Test
    void aSectionIsLeftOutWhenItsVariableIsEmpty() {
        TemplateText template = text(
                "Hi{{#lead.firstName}} {{lead.firstName}} of {{client.name}}{{/lead.firstName}}{{^lead.firstName}} there{{/lead.firstName}}!");
        assertThat(template.write(Map.of("lead.firstName", "Ana", "client.name", "Acme")))
                .isEqualTo("Hi Ana of Acme!");
        assertThat(template.write(Map.of("lead.firstName", "", "client.name", "Acme")))
                .isEqualTo("Hi there!");
    }

    @Tag("templates.checked-when-saved")
    @Test
    void unknownVariablesAreNamedWhenTheTemplateIsMade() {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> text("{{lead.frstName}} {{#lead}}{{/lead}} {{^x}}{{length}}{{/x}} {{client.name}}"))
                .satisfies(invalid -> {
                    assertThat(invalid.problems())
                            .extracting(FieldProblem::code)
                            .containsOnly("unknown_variable");
                    assertThat(invalid.problems())
                            .extracting(FieldProblem::pointer)
                            .containsOnly("/text");
                    assertThat(invalid.getMessage())
                            .contains(
                                    "{{lead.frstName}}",
                                    "{{lead}}",
                                    "{{x}}",
                                    "{{length}}",
                                    "there are appointment.time, client.name");
                });
    }

    @Tag("templates.checked-when-saved")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{#lead.firstName}}",
                "{{/lead.firstName}}",
                "{{#lead.firstName}}{{/client.name}}",
                "{{}}",
                "{{.}}",
                "{{! note }}",
                "{{lead.firstName",
                "{{>other}}",
                "{{<parent}}{{/parent}}",
                "{{$block}}{{/block}}",
                "{{{lead.firstName}}}",
                "{{&lead.firstName}}",
                "{{ & lead.firstName}}",
                "{{=<% %>=}}",
                "{{lead.firstName|upper}}"
            })
    void aMalformedTemplateIsRefusedWhenItIsMade(String source) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> text(source))
                .withMessageStartingWith("/text ");
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> TemplateText.html("/html", source, VARIABLES))
                .withMessageStartingWith("/html ");
    }

    @Tag("templates.checked-when-saved")
    @Test
    void aTemplateIsBounded() {
        assertThatNoException().isThrownBy(() -> text("x".repeat(TemplateText.MAX_LENGTH)));
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> text("x".repeat(TemplateText.MAX_LENGTH + 1)));
        String deep = "{{#client.name}}".repeat(500) + "x" + "{{/client.name}}".repeat(500);
        assertThat(text(deep).write(Map.of("client.name", "Acme"))).isEqualTo("x");
    }

    @Tag("templates.html-escaped")
    @Test
    void htmlEscapesValuesAndTextDoesNot() {
        Map<String, String> values = Map.of("lead.firstName", "<script>alert('x')</script> & \"co\"");
        assertThat(TemplateText.html("/html", "<p>{{lead.firstName}}</p>", VARIABLES)
                        .write(values))
                .startsWith("<p>&lt;script&gt;alert(")
                .endsWith(")&lt;/script&gt; &amp; &quot;co&quot;</p>")
                .doesNotContain("'");
        assertThat(TemplateText.html("/html", "<style>a{b{color:{{client.name}}}}</style>", VARIABLES)
                        .write(Map.of("client.name", "red")))
                .isEqualTo("<style>a{b{color:red}}</style>");
        assertThat(text("{{lead.firstName}}").write(values)).isEqualTo(values.get("lead.firstName"));
    }

    @Tag("templates.html-escaped")
    @Test
    void aValueIsNeverReadAsATemplate() {
        assertThat(text("{{lead.firstName}}").write(Map.of("lead.firstName", "{{client.name}}")))
                .isEqualTo("{{client.name}}");
    }

    @Tag("templates.variables")
    @Test
    void aMissingValueIsAMistakeOfTheProgram() {
        TemplateText template = text("{{client.name}} {{lead.firstName}}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template.write(Map.of("client.name", "Acme")))
                .withMessage("no value for [lead.firstName]");
    }

    private static TemplateText text(String source) {
        return TemplateText.text("/text", source, VARIABLES);
    }
}
