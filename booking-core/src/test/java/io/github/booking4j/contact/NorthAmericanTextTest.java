package io.github.booking4j.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class NorthAmericanTextTest {
    private static final int TEXTS = 200_000;
    private static final List<String> REGIONS = List.of("US", "CA", "GB", "BS");

    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    private final Random random = new Random(7);

    @Test
    @Tag("phone.formats")
    void whatIsReadWithoutTheParserIsWhatTheParserReads() throws NumberParseException {
        int read = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text();
            String region = REGIONS.get(random.nextInt(REGIONS.size()));
            Optional<Phonenumber.PhoneNumber> ours = NorthAmericanText.read(text, region);
            if (ours.isPresent()) {
                read++;
                assertThat(ours).as("%s in %s", text, region).contains(plans.parse(text, region));
            }
        }
        assertThat(read).isGreaterThan(TEXTS / 10);
    }

    /** Mostly numbers, with anything that may stand in them anywhere. */
    private String text() {
        StringBuilder text = new StringBuilder(List.of("+1", "1", "", "").get(random.nextInt(4)));
        int digits = random.nextInt(5) == 0 ? random.nextInt(13) : 10;
        for (int i = 0; i < digits; i++) {
            if (random.nextInt(4) == 0) {
                text.append(" ()-.+/".charAt(random.nextInt(random.nextInt(8) == 0 ? 7 : 5)));
            }
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }
}
