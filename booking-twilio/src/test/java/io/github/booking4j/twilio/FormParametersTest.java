package io.github.booking4j.twilio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.booking4j.twilio.FormParameters.MalformedFormException;
import io.github.booking4j.twilio.FormParameters.Parameter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("twilio.form-is-read-exactly")
class FormParametersTest {
    @Test
    void decodesAsUtf8AndKeepsOrderBlanksAndDuplicates() throws MalformedFormException {
        assertThat(decode("b=%C3%A9+%F0%9F%91%8D&a=+x+&a=1&&empty=&alone&=nameless&c=1=2&%26=%3D&raw=é")
                        .list())
                .containsExactly(
                        new Parameter("b", "é 👍"),
                        new Parameter("a", " x "),
                        new Parameter("a", "1"),
                        new Parameter("empty", ""),
                        new Parameter("alone", ""),
                        new Parameter("", "nameless"),
                        new Parameter("c", "1=2"),
                        new Parameter("&", "="),
                        new Parameter("raw", "é"));
    }

    @Test
    void findsTheFirstValueThatIsNotEmpty() throws MalformedFormException {
        FormParameters form = decode("a=&b=1&b=2");
        assertThat(form.find("a")).isEmpty();
        assertThat(form.find("b")).contains("1");
        assertThat(form.find("c")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a=%", "a=%4", "%=1", "a=%zz", "a=%4&b=1", "a=%-1", "a=%C3", "a=%ff", "a=%ED%A0%80", "a=%C0%AF"})
    void refusesWhatIsMalformed(String form) {
        assertThatExceptionOfType(MalformedFormException.class).isThrownBy(() -> decode(form));
    }

    @Test
    void refusesAnotherCharset() {
        assertThatExceptionOfType(MalformedFormException.class)
                .isThrownBy(() -> FormParameters.decode("a=é".getBytes(ISO_8859_1)));
    }

    @Test
    void refusesMoreParametersThanAnybodySends() throws MalformedFormException {
        assertThat(decode("a=1&".repeat(FormParameters.MOST)).list()).hasSize(FormParameters.MOST);
        assertThatExceptionOfType(MalformedFormException.class)
                .isThrownBy(() -> decode("a=1&".repeat(FormParameters.MOST + 1)));
    }

    @Test
    void tellsNoValues() throws MalformedFormException {
        FormParameters form = decode("Body=private");
        assertThat(form + " " + form.list()).doesNotContain("private");
    }

    private static FormParameters decode(String form) throws MalformedFormException {
        return FormParameters.decode(form.getBytes(UTF_8));
    }
}
