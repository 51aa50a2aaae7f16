package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.booking4j.contact.Consent;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.lead.ReceivedEmail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailLeadScenarioTest {
    private static final String ANA = "Ana Example <ana@example.com>";

    private final World world = World.at(MONDAY);

    @Test
    @Tag("lead.email-labels")
    void theLabelledLinesOfAFormBecomeALeadThatIsCalledAtOnce() {
        Lead lead = accepted("Website <no-reply@forms.example>", """
            You have a new enquiry!

            Name: Bea Beispiel
            Phone: (212) 555-0142
            *E-mail:* bea@example.com
            Service requested: Check-up
            Message: Do you open on Saturdays?
            I could come at any time.

            Call us on (212) 555-0199
            --
            Acme Dental, +1 212 555 0198
            """);

        assertThat(lead.phone().e164()).isEqualTo("+12125550142");
        assertThat(lead.details().name()).isEqualTo("Bea Beispiel");
        assertThat(Objects.requireNonNull(lead.details().email()).value()).isEqualTo("bea@example.com");
        assertThat(lead.details().service()).isEqualTo("Check-up");
        assertThat(lead.details().notes()).contains("Saturdays?\nI could come").doesNotContain("0198");
        assertThat(lead.details().source()).isEqualTo("email");
        assertThat(Objects.requireNonNull(lead.consent()).basis()).isEqualTo(Consent.Basis.ENQUIRY);
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("lead.email-labels")
    void aLabelMayStandOnTheLineAboveItsValue() {
        Lead lead =
                accepted(null, "Full Name\nBea Beispiel\n\nPhone Number:\n212-555-0142\n\nEmail\nbea@example.com\n");

        assertThat(lead.phone().e164()).isEqualTo("+12125550142");
        assertThat(lead.details().name()).isEqualTo("Bea Beispiel");
    }

    @Test
    @Tag("lead.email-free-text")
    void whatAPersonWritesBecomesALead() {
        Lead lead = accepted(ANA, "Hello,\nplease call me on 212.555.0142 about an implant.\n\nThanks");

        assertThat(lead.phone().e164()).isEqualTo("+12125550142");
        assertThat(lead.details().name()).isEqualTo("Ana Example");
        assertThat(Objects.requireNonNull(lead.details().email()).value()).isEqualTo("ana@example.com");
        assertThat(lead.details().notes()).contains("implant");
    }

    @ParameterizedTest
    @Tag("lead.email-free-text")
    @ValueSource(strings = {"\"%s", " %s<", "Ana %s"})
    void aSenderOfAnyLengthIsReadInNoTime(String from) {
        String sender = from.formatted(" ".repeat(100_000)) + "x";

        Lead lead = assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> accepted(sender, "Call me on 212.555.0142 please"));

        assertThat(lead.phone().e164()).isEqualTo("+12125550142");
    }

    @Test
    @Tag("lead.email-free-text")
    void aSendersNameMayBeQuoted() {
        Lead lead = accepted("  \"Ana Example\"  <ana@example.com> ", "Call me on 212.555.0142 please");

        assertThat(lead.details().name()).isEqualTo("Ana Example");
    }

    @ParameterizedTest
    @Tag("lead.email-number")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        the labelled one             | Mine: +44 7400 123456\\nPhone: 212 555 0142             | +12125550142
        the label of two             | Tel: home 212 555 0142 / office 212 555 0143            | +12125550142
        a label of none              | Phone: by email please\\nor +44 7400 123456             | +447400123456
        the first mobile             | Office +44 20 7946 0958, mobile +44 7400 123456         | +447400123456
        the first of all             | Office +44 20 7946 0958 or +44 20 7946 0959             | +442079460958
        never the business's own     | You can be reached at +1 212 555 0100, me at +44 20 7946 0958 | +442079460958
        no premium number            | Call 1-900-555-0123 now, or me: 212 555 0142            | +12125550142
        not what is quoted           | > 212 555 0143\\nMe: 212 555 0142                        | +12125550142
        not what was answered        | It is 212 555 0142\\nOn Mon, Mar 2, 2026 Acme <a@b.example> wrote:\\n+44 7400 123456 | +12125550142
        not what was sent before     | It is 212 555 0142\\n-----Original Message-----\\nmobile +44 7400 123456 | +12125550142
        digits of another script     | Phone: ٢١٢٥٥٥٠١٤٢                                       | +12125550142
        """)
    void ofSeveralNumbersTheRightOneIsCalled(String what, String text, String phone) {
        assertThat(accepted(ANA, text.replace("\\n", "\n")).phone().e164()).isEqualTo(phone);
    }

    @ParameterizedTest
    @Tag("lead.email-number")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        nothing            | ``
        no number          | Please write to me.
        a date             | I was here on 2026-02-14 at 10:30, order 123456789012345678
        a short number     | Phone: 911
        only a signature   | Hello\\n--\\nAna, 212 555 0142
        only a quote       | > Phone: 212 555 0142
        only our own       | I called +1 212 555 0100 already
        """)
    void withoutANumberNothingIsTakenInAndTheReasonIsNamed(String what, String text) {
        assertThat(submit(new ReceivedEmail(ANA, null, text.replace("\\n", "\n"), null)))
                .isInstanceOfSatisfying(
                        LeadResult.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .singleElement()
                                .extracting(FieldProblem::code)
                                .isEqualTo("phone_missing"));
    }

    @Test
    @Tag("lead.email-html")
    void anEmailInHtmlIsReadByItsLines() {
        String html = """
            <html><head><style>p{color:#5550199}</style></head><body><table><tr><td><b>Name:</b></td><td>Bea &amp; Co</td></tr>
            <tr><td>Phone:</td><td>(212)&nbsp;555&#45;0142</td></tr></table>
            <script>var phone = '+1 212 555 0188';</script><blockquote>Mobile: 212 555 0177</blockquote></body></html>
            """;

        LeadResult result = submit(new ReceivedEmail(ANA, null, null, html));

        Lead lead = ((LeadResult.Accepted) result).lead();
        assertThat(lead.phone().e164()).isEqualTo("+12125550142");
        assertThat(lead.details().name()).isEqualTo("Bea & Co");
    }

    @Test
    @Tag("lead.email-free-text")
    void whatCannotBeReadButThePhoneIsLeftOut() {
        Lead lead = accepted("nobody", "Name: " + "x".repeat(500) + "\nEmail: none\nPhone: 212 555 0142\u0007");

        assertThat(lead.details().name()).isNull();
        assertThat(lead.details().email()).isNull();
    }

    @Test
    @Tag("lead.form-fields")
    void theFieldsOfAFormAreKnownByTheirUsualNamesAndARetryIsTheSameLead() {
        Map<String, String> form = Map.of(
                "phone_number",
                "212-555-0142",
                "firstName",
                "Bea",
                "Last Name",
                "Beispiel",
                "utm_source",
                "fair",
                "x",
                "y");

        LeadResult first = world.engine.leads().submitForm(world.client, form, "webhook", "w-1");
        LeadResult again = world.engine.leads().submitForm(world.client, form, "webhook", "w-1");
        LeadResult empty = world.engine.leads().submitForm(world.client, Map.of(), "webhook", null);

        assertThat(first).isInstanceOfSatisfying(LeadResult.Accepted.class, accepted -> {
            assertThat(accepted.lead().details().name()).isEqualTo("Bea Beispiel");
            assertThat(accepted.lead().details().source()).isEqualTo("fair");
        });
        assertThat(again).isEqualTo(first);
        assertThat(empty)
                .isInstanceOfSatisfying(
                        LeadResult.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(FieldProblem::pointer)
                                .isEqualTo(List.of("/phone")));
    }

    private Lead accepted(@Nullable String from, String text) {
        return ((LeadResult.Accepted) submit(new ReceivedEmail(from, "Enquiry", text, null))).lead();
    }

    private LeadResult submit(ReceivedEmail email) {
        return world.engine.leads().submitEmail(world.client, email, null);
    }
}
