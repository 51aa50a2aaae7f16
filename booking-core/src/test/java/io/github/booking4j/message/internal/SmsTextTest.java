package io.github.booking4j.message.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.message.internal.SmsText.Encoding;
import io.github.booking4j.message.internal.SmsText.Length;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsTextTest {
    private static final Pattern REPEATED = Pattern.compile("(\\X+?)\\*(\\d+)");

    @Tag("sms.segments")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a*160|GSM_7|160|1",
                "a*161|GSM_7|161|2",
                "a*306|GSM_7|306|2",
                "a*307|GSM_7|307|3",
                "a*459|GSM_7|459|3",
                "€*80|GSM_7|160|1",
                "€*81|GSM_7|162|2",
                "a*158+€|GSM_7|160|1",
                "a*159+€|GSM_7|161|2",
                "a*152+€+a*151|GSM_7|305|2",
                "a*153+€+a*151|GSM_7|306|2",
                "a*152+€+a*152|GSM_7|306|3",
                "á*70|UCS_2|70|1",
                "á*71|UCS_2|71|2",
                "á*134|UCS_2|134|2",
                "á*135|UCS_2|135|3",
                "😀+a*68|UCS_2|70|1",
                "😀+a*69|UCS_2|71|2",
                "😀*35|UCS_2|70|1",
                "😀*36|UCS_2|72|2",
                "a*66+😀+a*66|UCS_2|134|3",
                "It’s+a*66|UCS_2|70|1",
                "It's+a*156|GSM_7|160|1",
                "😀+]*68|UCS_2|70|1",
                "ç|UCS_2|1|1",
                "Ç|GSM_7|1|1",
                "\"\"|GSM_7|0|0",
                "[|GSM_7|2|1",
                "`|UCS_2|1|1"
            })
    void countsAsTheNetworksDo(String pattern, Encoding encoding, int units, int segments) {
        assertThat(SmsText.length(expand(pattern))).isEqualTo(new Length(encoding, units, segments));
    }

    @Tag("sms.segments")
    @Test
    void theAlphabetHas127CharactersAnd10Extensions() {
        long basic = 0;
        long extension = 0;
        for (int character = 0; character <= Character.MAX_VALUE; character++) {
            basic += SmsAlphabet.septets((char) character) == 1 ? 1 : 0;
            extension += SmsAlphabet.septets((char) character) == 2 ? 1 : 0;
        }
        assertThat(basic).isEqualTo(127);
        assertThat(extension).isEqualTo(10);
        assertThat(SmsAlphabet.isGsm("@£$¥èéùìòÇØøÅåΔΩß\n\r{}[]~|\\^€\f")).isTrue();
        assertThat("\tçáíóúÀÈê\u00A0’“”–—…•\u200B".chars().noneMatch(one -> SmsAlphabet.isGsm(Character.toString(one))))
                .isTrue();
    }

    @Tag("sms.plain-punctuation")
    @Test
    void plainPunctuationKeepsATextInTheSmallAlphabet() {
        String typed = "“It’s 9–10 • ½ hour…”\u00A0Zoë\u200B\u00AD\u2009José 👩\u200D🔧\u2028x";
        assertThat(SmsAlphabet.withPlainPunctuation(typed))
                .isEqualTo("\"It's 9-10 - 1/2 hour...\" Zoë José 👩\u200D🔧\nx");
        assertThat(SmsText.length(SmsAlphabet.withPlainPunctuation("It’s " + "a".repeat(155))))
                .isEqualTo(new Length(Encoding.GSM_7, 160, 1));
    }

    @Tag("sms.truncation")
    @Test
    void aTextThatFitsStaysAsItIs() {
        assertThat(SmsText.fit("a".repeat(160), 1)).isEqualTo("a".repeat(160));
        assertThat(SmsText.fit("", 1)).isEmpty();
    }

    @Tag("sms.truncation")
    @Test
    void aTextThatDoesNotFitEndsBehindAWord() {
        String text = "word ".repeat(40);
        assertThat(SmsText.fit(text, 1)).isEqualTo("word ".repeat(31).strip() + "...");
        assertThat(SmsText.fit("x".repeat(500), 1)).isEqualTo("x".repeat(157) + "...");
    }

    @Tag("sms.truncation")
    @Test
    void theLastLinkAndWhatFollowsItStayWhole() {
        String link = "https://example.com/manage/0123456789abcdefghijklmnopqrstuvwxyz";
        String text = "Hello " + "very ".repeat(30) + "long name, move or cancel: " + link + " Reply STOP to opt out.";
        assertThat(SmsText.fit(text, 1))
                .startsWith("Hello very very")
                .endsWith("very... " + link + " Reply STOP to opt out.")
                .satisfies(cut -> assertThat(SmsText.length(cut).segments()).isEqualTo(1));
    }

    @Tag("sms.truncation")
    @Test
    void aLinkIsWholeOrGone() {
        String tooLong = "https://example.com/" + "p".repeat(300);
        assertThat(SmsText.fit("See you on Tuesday: " + tooLong, 1)).isEqualTo("See you on Tuesday...");
        assertThat(SmsText.fit(tooLong, 1)).isEqualTo("...");
        String two =
                "a ".repeat(70) + "https://example.com/first-link/abcdef more " + "b ".repeat(40) + "www.example.com/2";
        assertThat(SmsText.fit(two, 1)).doesNotContain("first").endsWith("a... www.example.com/2");
    }

    @Tag("sms.truncation")
    @ParameterizedTest
    @ValueSource(strings = {"😀", "👩‍🔧", "🇫🇷", "e\u0301", "👍🏽"})
    void whatIsOneCharacterForTheReaderIsNeverCut(String character) {
        String cut = SmsText.fit(character.repeat(200), 2);
        assertThat(cut).endsWith("...");
        assertThat(cut.substring(0, cut.length() - 3).replace(character, "")).isEmpty();
    }

    @Tag("sms.truncation")
    @Test
    void whateverTheTextTheResultFitsAndIsWholeUnicode() {
        Random random = new Random(7);
        String[] bits = {
            "a", "word ", "€", "á", "😀", "\n", "https://example.com/x ", "www.example.com", " ", "👩‍🔧", ","
        };
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(300); length > 0; length--) {
                text.append(bits[random.nextInt(bits.length)]);
            }
            int segments = 1 + random.nextInt(4);
            String cut = SmsText.fit(text.toString(), segments);
            assertThat(SmsText.length(cut).segments()).as(cut).isLessThanOrEqualTo(segments);
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(cut))
                    .as(cut)
                    .isTrue();
        }
    }

    private static String expand(String pattern) {
        StringBuilder text = new StringBuilder();
        for (String part : pattern.split("\\+", -1)) {
            Matcher repeated = REPEATED.matcher(part);
            text.append(repeated.matches() ? repeated.group(1).repeat(Integer.parseInt(repeated.group(2))) : part);
        }
        return text.toString();
    }
}
