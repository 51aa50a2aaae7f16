package io.github.booking4j.lead.internal;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.booking4j.contact.Consent;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.lead.NewLead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
    private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");

    @Tag("import.csv-dialects")
    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void findsTheSeparatorInTheHeader(String separator) {
        String file = "Full Name|Telephone Number|E-mail|Notes\nSilva|+14155550123|a@example.com|\"one|two\"\n";
        assertThat(leads(file.replace("|", separator)))
                .containsExactly(NewLead.phone("+14155550123")
                        .name("Silva")
                        .email("a@example.com")
                        .notes("one" + separator + "two"));
    }

    @Tag("import.csv-dialects")
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEveryLineBreakAndPassesOverRowsWithoutContent(String lineBreak) {
        String file = "\n\nphone,name\n1,a\n\n,\n  , \n2,b\n3,\"c\nd\"\n\n";
        assertThat(phones(read(file.replace("\n", lineBreak)))).containsExactly("1", "2", "3");
        assertThat(leads(file.replace("\n", lineBreak)).get(2).name()).isEqualTo("c\nd");
    }

    @Tag("import.csv-dialects")
    @Test
    void readsEveryEncodingThatSaysItsName() {
        String file = "phone;name\n1;Zoë 王芳 👩\n";
        NewLead expected = NewLead.phone("1").name("Zoë 王芳 👩");
        assertThat(leads(encoded("", file, UTF_8))).containsExactly(expected);
        assertThat(leads(encoded("\uFEFF", file, UTF_8))).containsExactly(expected);
        assertThat(leads(encoded("\uFEFF", file, UTF_16LE))).containsExactly(expected);
        assertThat(leads(encoded("\uFEFF", file, UTF_16BE))).containsExactly(expected);
    }

    @Tag("import.csv-dialects")
    @Test
    void believesASeparatorThatASpreadsheetDeclares() {
        assertThat(leads("sep=;\r\nphone;name\r\n1;a,b,c,d\r\n"))
                .containsExactly(NewLead.phone("1").name("a,b,c,d"));
    }

    @Tag("import.csv-dialects")
    @Test
    void readsQuotesAsSpreadsheetsAndPeopleWriteThem() {
        assertThat(leads("phone,name,notes\n\"1\", \"Ana \"\"Nini\"\", Silva\" ,\"\"\n2,6\" pipe,3\n"))
                .containsExactly(
                        NewLead.phone("1").name("Ana \"Nini\", Silva"),
                        NewLead.phone("2").name("6\" pipe").notes("3"));
    }

    @Tag("import.csv-headers")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "phone",
                "Phone Number",
                "MOBILE",
                "tel",
                "Tel.",
                "telephone number",
                "Telephone-No",
                "cell",
                "phone_number",
                "phoneNumber",
                " Mobile Phone ",
                "Teléfono",
                "\"Contact number\"",
                "Telefonnummer"
            })
    void knowsThePhoneUnderItsManyNames(String header) {
        assertThat(phones(read("x," + header + "\na,1\n"))).containsExactly("1");
    }

    @Tag("import.csv-headers")
    @Test
    void knowsEveryColumnThatMeansSomethingAndIgnoresTheRest() {
        String file = """
                Lead Source,First Name,Shoe size,Last Name,E-Mail Address,Mobile,Treatment,Comments,Time zone
                fair,Ana,41,Silva,a@example.com,1,Cleaning,hi,Europe/Paris
                """;
        assertThat(leads(file))
                .containsExactly(NewLead.phone("1")
                        .name("Ana Silva")
                        .email("a@example.com")
                        .service("Cleaning")
                        .source("fair")
                        .notes("hi")
                        .timeZone("Europe/Paris"));
    }

    @Tag("import.csv-headers")
    @Test
    void ofSeveralPhonesTakesTheFirstThatIsGiven() {
        assertThat(phones(read("home phone,mobile\n1,2\n,3\n \u00A0,4\n"))).containsExactly("1", "3", "4");
    }

    @Tag("import.csv-headers")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Name,Fax|phone_column_missing|Name, Fax",
                "Ana Silva,+14155550123,ana@example.com|phone_column_missing|Ana Silva, …, …",
                "'\u0000P\u0000h'|phone_column_missing|…",
                "''|file_empty|empty",
                "' \n\n'|file_empty|empty",
                "'\"phone\nname'|header_unreadable|quote"
            })
    void refusesAFileThatIsNoListOfLeadsAndNamesTheHeader(String file, String code, String detail) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> read(file))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.pointer()).isEqualTo("header");
                            assertThat(problem.code()).isEqualTo(code);
                            assertThat(problem.detail()).contains(detail);
                        }));
    }

    @Tag("import.csv-bounded")
    @Test
    void refusesAHeaderWithTooManyColumns() {
        String most = "phone" + ",x".repeat(CsvHeader.MAX_COLUMNS - 1);
        assertThat(read(most)).isEmpty();
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> read(most + ",x"))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .extracting(FieldProblem::code)
                        .containsExactly("too_many_columns"));
    }

    @Tag("import.csv-bad-rows")
    @Test
    void aBadRowIsReportedWithItsNumberAndTheRestGoIn() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("phone,name,notes\n1,a,x\n2,b\n3,c,x,y\n".getBytes(UTF_8));
        file.writeBytes(new byte[] {'4', ',', 'Z', 'o', (byte) 0xEB, ',', 'x', '\n'});
        file.writeBytes(("5,d,x,,\n6," + "e".repeat(CsvRowHandler.MAX_FIELD + 1) + ",x\n7,f,x\n").getBytes(UTF_8));
        List<ImportRow> rows = read(file.toByteArray());
        assertThat(phones(rows)).containsExactly("1", "5", "7");
        assertThat(rows).extracting(CsvRowsTest::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(problems(rows))
                .containsExactly(
                        "2 row has 2 columns, the header has 3",
                        "3 row has 4 columns, the header has 3",
                        "4 name holds bytes that are not text in UTF-8",
                        "6 name must be at most 8000 characters long");
    }

    @Tag("import.csv-bad-rows")
    @ParameterizedTest
    @ValueSource(strings = {"2,\"b,x", "2,\"b\" c,x", "2,b,\"\"\"", "\"2,b,x", "2,\"b\"\"\",\"x"})
    void aQuoteThatIsNeverClosedCostsItsOwnRowOnly(String broken) {
        List<ImportRow> rows = read("phone,name,notes\n1,a,x\n" + broken + "\n3,c,x\n4,d,x\n");
        assertThat(phones(rows)).containsExactly("1", "3", "4");
        assertThat(problems(rows)).singleElement().asString().startsWith("2 ").contains("quote");
    }

    @Tag("import.csv-bad-rows")
    @Test
    void aQuoteThatIsNeverClosedInALongFileCostsItsOwnRowOnly() {
        StringBuilder file = new StringBuilder("phone,name\n0,\"open\n");
        for (int i = 1; i < 50_000; i++) {
            file.append(i).append(",name of the person\n");
        }
        List<ImportRow> rows = read(file.toString());
        assertThat(rows).hasSize(50_000);
        assertThat(problems(rows))
                .containsExactly("1 name has a quote that is not closed, or text behind a closing quote");
    }

    @Tag("import.csv-bounded")
    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "9,\"", "9,\"x\"\""})
    void aLineWithoutEndTakesNoMemory(String start) {
        long length = 200_000_000;
        InputStream file = new EndlessLine("phone,name\n1,a\n" + start, length, "\n2,b\n");
        long before = allocated();
        List<ImportRow> rows = read(file);
        assertThat(allocated() - before).isLessThan(8_000_000);
        assertThat(phones(rows)).startsWith("1").endsWith("2");
        assertThat(problems(rows)).singleElement().asString().startsWith("2 ").contains("8000 characters");
    }

    @Tag("import.csv-bounded")
    @Test
    void aRowWithMillionsOfFieldsTakesNoMemory() {
        byte[] file = ("phone,name\n1,a" + ",".repeat(20_000_000) + "\n2,b" + ",x".repeat(10_000_000) + "\n3,c\n")
                .getBytes(UTF_8);
        long before = allocated();
        List<ImportRow> rows = read(file);
        assertThat(allocated() - before).isLessThan(8_000_000);
        assertThat(phones(rows)).containsExactly("1", "3");
        assertThat(problems(rows)).containsExactly("2 row has 10000002 columns, the header has 2");
    }

    @Tag("import.csv-consent")
    @Test
    void aRowMayDeclareItsConsent() {
        String file = """
                phone,Consent Source,Consent Text,Consent Time
                1,web form,I agree,2026-03-01T10:00:00+01:00
                2,web form,,2026-03-01
                3,web form,,
                4,,,
                """;
        assertThat(leads(file))
                .extracting(NewLead::consent)
                .containsExactly(
                        Consent.declared("web form", "I agree", Instant.parse("2026-03-01T09:00:00Z")),
                        Consent.declared("web form", null, Instant.parse("2026-03-01T00:00:00Z")),
                        Consent.declared("web form", null, NOW),
                        null);
    }

    @Tag("import.csv-consent")
    @ParameterizedTest
    @CsvSource({
        "'web,yesterday', consent time",
        "'web,2026-02-30', consent time",
        "'web,2026-03-01T10:00:00', consent time",
        "',2026-03-01', consent source"
    })
    void anIncompleteConsentIsAProblemOfItsRow(String cells, String field) {
        assertThat(problems(read("phone,consent source,consent time\n1," + cells + "\n2,,\n")))
                .singleElement()
                .asString()
                .startsWith("1 " + field + " must");
    }

    @Test
    @Tag("import.csv-bad-rows")
    void aStreamThatBreaksIsNotTheEndOfTheFile() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> read(broken));
    }

    private static List<ImportRow> read(String file) {
        return read(file.getBytes(UTF_8));
    }

    private static List<ImportRow> read(byte[] file) {
        return read(new ByteArrayInputStream(file));
    }

    private static List<ImportRow> read(InputStream file) {
        List<ImportRow> rows = new ArrayList<>();
        new CsvRows(file, () -> NOW).forEachRemaining(rows::add);
        return rows;
    }

    static long number(ImportRow row) {
        return row instanceof ImportRow.Legible readable
                ? readable.row()
                : ((ImportRow.Illegible) row).problem().row();
    }

    private static List<NewLead> leads(String file) {
        return leads(file.getBytes(UTF_8));
    }

    private static List<NewLead> leads(byte[] file) {
        List<ImportRow> rows = read(file);
        assertThat(problems(rows)).isEmpty();
        return rows.stream().map(row -> ((ImportRow.Legible) row).lead()).toList();
    }

    private static List<String> phones(List<ImportRow> rows) {
        return rows.stream()
                .filter(ImportRow.Legible.class::isInstance)
                .map(row -> ((ImportRow.Legible) row).lead().phone())
                .toList();
    }

    private static List<String> problems(List<ImportRow> rows) {
        return rows.stream()
                .filter(ImportRow.Illegible.class::isInstance)
                .map(row -> ((ImportRow.Illegible) row).problem())
                .map(problem -> problem.row() + " " + problem.field() + " " + problem.reason())
                .toList();
    }

    private static byte[] encoded(String mark, String file, Charset charset) {
        return (mark + file).getBytes(charset);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    /** A short start, very many letters, a short end. */
    private static final class EndlessLine extends InputStream {
        private final InputStream start;
        private final InputStream end;
        private long left;

        EndlessLine(String start, long length, String end) {
            this.start = new ByteArrayInputStream(start.getBytes(UTF_8));
            this.end = new ByteArrayInputStream(end.getBytes(UTF_8));
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = start.read(target, offset, length);
            if (count >= 0) {
                return count;
            }
            if (left == 0) {
                return end.read(target, offset, length);
            }
            int letters = (int) Math.min(left, length);
            Arrays.fill(target, offset, offset + letters, (byte) 'x');
            left -= letters;
            return letters;
        }
    }
}
