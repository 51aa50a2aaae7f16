package io.github.booking4j.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTextTest {
    @Tag("text.clean")
    @Test
    void trimsEveryKindOfBlankAndKeepsTheRest() {
        assertThat(FreeText.clean("/name", " \t\u00A0\u2003Ana  María 王芳 👩‍🔧\u00A0\r\n", 50))
                .isEqualTo("Ana  María 王芳 👩‍🔧");
        assertThat(FreeText.clean("/name", null, 50)).isNull();
        assertThat(FreeText.clean("/name", " \u00A0\n", 50)).isNull();
    }

    @Tag("text.clean")
    @Test
    void oneNameIsOneTextWhateverTypedIt() {
        assertThat(FreeText.clean("/name", "Jose\u0301", 4)).isEqualTo("José");
    }

    @Tag("text.clean")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u0007b",
                "a\nb",
                "a\tb",
                "a\u007Fb",
                "a\u0085b",
                "a\u2028b",
                "a\uD83Db",
                "a\uDE00b",
                "b\uD83D"
            })
    void refusesControlCharactersAndBrokenUnicode(String text) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> FreeText.clean("/name", text, 50))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .extracting(FieldProblem::pointer, FieldProblem::code)
                        .containsExactly(tuple("/name", "control_character")));
    }

    @Tag("text.clean")
    @Test
    void notesKeepTheirLines() {
        assertThat(FreeText.cleanLines("/notes", " one\r\n\ttwo\rthree\u2028four\n", 50))
                .isEqualTo("one\n\ttwo\nthree\u2028four");
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> FreeText.cleanLines("/notes", "a\u0000b", 50));
    }

    @Tag("text.clean")
    @ParameterizedTest
    @ValueSource(ints = {11, 20, 21, 5_000_000})
    void refusesWhatIsTooLong(int length) {
        assertThat(FreeText.clean("/name", "a".repeat(10), 10)).hasSize(10);
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> FreeText.clean("/name", "a".repeat(length), 10))
                .withMessage("/name must be at most 10 characters long");
    }

    @Tag("text.greeting")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ana|Ana",
                "Ana María Silva|Ana",
                "Silva, Ana María|Ana",
                "Ana Silva, PhD|Ana",
                "王芳|王芳",
                "Silva,|Silva,"
            })
    void aGreetingTakesTheFirstName(String full, String first) {
        assertThat(new PersonName(full).first()).isEqualTo(first);
    }

    @Tag("privacy.values-mask-themselves")
    @Test
    void aNameMasksItself() {
        assertThat(new PersonName("Ana Silva")).hasToString("A•••");
        assertThat(new PersonName("👩‍🔧 Ana")).hasToString("👩•••");
    }
}
