package io.github.booking4j.lead.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.lead.NewLead;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CsvRowsLawTest {
    private static final long SEED = 20_260_504;
    private static final String ALPHABET = "ab,;\t\"\"\n\r 1é😀\uFFFD\u0000";

    @Tag("import.csv-bad-rows")
    @Test
    void noContentMakesTheReaderFailOrLoseCount() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = noise(random);
            List<ImportRow> rows = new ArrayList<>();
            new CsvRows(new ByteArrayInputStream(noise), () -> Instant.EPOCH).forEachRemaining(rows::add);
            assertThat(rows)
                    .as(() -> new String(noise, UTF_8))
                    .extracting(CsvRowsTest::number)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, rows.size()).boxed().toList());
        }
    }

    @Tag("import.csv-dialects")
    @Test
    void whatIsWrittenAsTheStandardSaysIsReadAsItWas() {
        Random random = new Random(SEED);
        StringBuilder file = new StringBuilder("phone,name,notes\r\n");
        List<NewLead> written = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            NewLead lead = NewLead.phone("p" + i).name("n" + text(random)).notes("t" + text(random));
            written.add(lead);
            file.append(lead.phone() + "," + quoted(lead.name()) + "," + quoted(lead.notes()) + "\r\n");
        }
        List<NewLead> read = new ArrayList<>();
        new CsvRows(new ByteArrayInputStream(file.toString().getBytes(UTF_8)), () -> Instant.EPOCH)
                .forEachRemaining(row -> read.add(((ImportRow.Legible) row).lead()));
        assertThat(read).isEqualTo(written);
    }

    private static byte[] noise(Random random) {
        byte[] header = "phone,name\n".getBytes(UTF_8);
        byte[] body = text(random).getBytes(UTF_8);
        if (body.length > 0) {
            body[random.nextInt(body.length)] = (byte) random.nextInt();
        }
        byte[] file = new byte[header.length + body.length];
        System.arraycopy(header, 0, file, 0, header.length);
        System.arraycopy(body, 0, file, header.length, body.length);
        return file;
    }

    // Without carriage returns and U+FFFD: the one comes back as a line feed, the other is refused.
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int[] codePoints = ALPHABET.codePoints()
                .filter(codePoint -> codePoint != '\r' && codePoint != '\uFFFD')
                .toArray();
        for (int length = random.nextInt(40); length > 0; length--) {
            text.appendCodePoint(codePoints[random.nextInt(codePoints.length)]);
        }
        return text.toString();
    }

    private static String quoted(@Nullable String text) {
        return "\"" + String.valueOf(text).replace("\"", "\"\"") + "\"";
    }
}
