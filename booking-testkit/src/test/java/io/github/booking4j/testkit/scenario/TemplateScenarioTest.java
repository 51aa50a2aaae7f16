package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.MessageSettings;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.Template;
import io.github.booking4j.message.TemplatePreview;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateScenarioTest {
    private World world = World.at(MONDAY);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Tag("template.own")
    void whatIsPlannedAlreadySaysWhatTheClientWantsFromThenOnUntilItIsReset() {
        world.booked(1, "2026-03-04T12:00");
        put(Template.sms(MessageKind.REMINDER, "{{business.name}}: {{appointment.time}}, {{lead.firstName}}!"));
        world.runAt("2026-03-03T17:00:00Z");
        assertThat(world.sms.sent())
                .last()
                .satisfies(sms -> assertThat(sms.text()).isEqualTo("Acme Dental: 12:00 PM EST, Ana!"));

        world.engine.templates().reset(world.client, MessageKind.REMINDER, Channel.SMS);
        world.engine.templates().reset(world.client, MessageKind.REMINDER, Channel.SMS);
        world.runAt("2026-03-04T16:00:00Z");

        assertThat(world.sms.sent())
                .last()
                .satisfies(sms -> assertThat(sms.text()).contains("today at 12:00 PM EST"));
    }

    @Test
    @Tag("template.own")
    void anotherClientKeepsItsWords() {
        var other = world.onboard("Other Dental", ClientSettings.defaults());
        put(Template.sms(MessageKind.REMINDER, "Ours"));

        assertThat(world.engine.templates().get(other, MessageKind.REMINDER, Channel.SMS))
                .isEqualTo(world.engine.templates().standard(MessageKind.REMINDER, Channel.SMS));
        assertThat(world.engine
                        .templates()
                        .get(world.client, MessageKind.REMINDER, Channel.SMS)
                        .text())
                .isEqualTo("Ours");
    }

    @Test
    @Tag("template.html")
    void theHtmlOfAnEmailIsMadeOfItsTextUnlessItHasItsOwn() {
        put(Template.email(
                MessageKind.CONFIRMATION,
                "See you {{appointment.near}}",
                "Dear {{lead.name}} <3 & co,\n\nhow to find us: https://acme.example/map?a=1&b=2. Or change:"
                        + " {{appointment.manageUrl}}"));
        world.booked(1, "2026-03-03T12:00");
        world.engine.runDue();

        assertThat(world.email.sent()).last().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("See you tomorrow at 12:00 PM EST");
            assertThat(mail.text()).contains("Dear Ana Example <3 & co,", "https://acme.example/map?a=1&b=2. Or");
            assertThat(mail.html())
                    .contains("<p>Dear Ana Example &lt;3 &amp; co,</p>")
                    .contains(
                            "<a href=\"https://acme.example/map?a=1&amp;b=2\">https://acme.example/map?a=1&amp;b=2</a>. Or")
                    .containsPattern("<a href=\"[^\"]+/manage/[A-Za-z0-9_-]{22}\">");
        });

        put(Template.email(MessageKind.CONFIRMATION, "Soon", "Plain").withHtml("<h1>{{business.name}}</h1>"));
        world.booked(2, "2026-03-03T14:00");
        world.engine.runDue();

        assertThat(world.email.sent()).last().satisfies(mail -> {
            assertThat(mail.text()).isEqualTo("Plain");
            assertThat(mail.html()).isEqualTo("<h1>Acme Dental</h1>");
        });
    }

    @ParameterizedTest(name = "{0}")
    @Tag("template.checked")
    @CsvSource(delimiter = '|', textBlock = """
        an unknown variable     | REMINDER          | SMS   |         | See you {{appointment.hour}}        | /text    | unknown_variable
        one of another kind     | FOLLOW_UP_MISSED  | SMS   |         | {{appointment.when}} STOP           | /text    | unknown_variable
        a link to what is gone  | CANCELLATION      | EMAIL | Gone    | {{appointment.manageUrl}}           | /text    | unknown_variable
        in the subject          | REMINDER          | EMAIL | {{x}}   | Soon                                | /subject | unknown_variable
        an open section         | REMINDER          | SMS   |         | {{#lead.name}}Hi                    | /text    | template_malformed
        unescaped               | REMINDER          | SMS   |         | {{{lead.name}}}                     | /text    | template_malformed
        nothing                 | REMINDER          | SMS   |         | ' '                                 | /text    | required
        no subject              | REMINDER          | EMAIL |         | Soon                                | /subject | required
        a subject of two lines  | REMINDER          | EMAIL | 'a\nb'  | Soon                                | /subject | control_character
        a subject of an SMS     | REMINDER          | SMS   | Soon    | Soon                                | /subject | not_allowed
        a bell                  | REMINDER          | SMS   |         | 'Soon\u0007'                        | /text    | control_character
        no way out              | FOLLOW_UP_MISSED  | SMS   |         | We tried to call you.               | /text    | opt_out_missing
        the carriers' word      | REMINDER          | SMS   |         | Reply CANCEL to cancel.             | /text    | carrier_opt_out_word
        """)
    void whatCouldNotBeSentIsRefusedWhenItIsSaved(
            String what, MessageKind kind, Channel channel, String subject, String text, String pointer, String code) {
        Template wrong = new Template(kind, channel, subject == null ? null : lines(subject), lines(text), null);

        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> put(wrong))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(FieldProblem::pointer, FieldProblem::code)
                        .containsExactly(tuple(pointer, code)));
        assertThat(world.engine.templates().get(world.client, kind, channel))
                .isEqualTo(world.engine.templates().standard(kind, channel));
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n").replace("\\u0007", "\u0007");
    }

    @Test
    @Tag("template.checked")
    void everythingThatIsWrongIsNamedAtOnce() {
        Template wrong =
                Template.email(MessageKind.REMINDER, " ", "{{a}} {{b}}").withHtml("{{c}}");

        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> put(wrong))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(FieldProblem::pointer)
                        .containsExactlyInAnyOrder("/subject", "/text", "/text", "/html"));
    }

    @Test
    @Tag("template.checked")
    void aTextOfMoreThanFourSegmentsIsRefused() {
        put(Template.sms(MessageKind.REMINDER, "x".repeat(612)));
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> put(Template.sms(MessageKind.REMINDER, "x".repeat(613))));
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> put(Template.sms(MessageKind.REMINDER, "ж".repeat(269))));
    }

    @ParameterizedTest
    @Tag("template.checked")
    @EnumSource(
            value = MessageKind.class,
            names = {"REPLY", "NOTICE", "OFFER"})
    void kindsThatAreWrittenByPeopleHaveNoTemplate(MessageKind kind) {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> world.engine.templates().get(world.client, kind, Channel.SMS));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> put(Template.sms(kind, "Hi. STOP")));
    }

    @ParameterizedTest
    @Tag("template.standard")
    @EnumSource(
            value = MessageKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REPLY", "NOTICE", "OFFER"})
    void theStandardTemplatesMayBeSavedAsTheyAre(MessageKind kind) {
        for (Channel channel : Channel.values()) {
            Template standard = world.engine.templates().standard(kind, channel);
            assertThat(put(standard)).isEqualTo(standard);
            TemplatePreview preview = world.engine.templates().preview(world.client, standard, null, null);
            assertThat(preview.content().text()).doesNotContain("{{", "null");
        }
    }

    @Test
    @Tag("template.preview")
    void aPreviewWritesATemplateForALeadAndAnAppointmentAndStoresNothing() {
        Appointment appointment = world.booked(1, "2026-03-03T12:00");
        Template mine = Template.sms(
                MessageKind.REMINDER,
                "{{lead.firstName}}: {{service.name}}{{#appointment.isTomorrow}} tomorrow{{/appointment.isTomorrow}}");

        TemplatePreview real = world.engine.templates().preview(world.client, mine, null, appointment.id());
        TemplatePreview madeUp = world.engine.templates().preview(world.client, mine, null, null);

        assertThat(real.content().text()).startsWith("Ana: ").endsWith(" tomorrow");
        assertThat(real.sms())
                .isEqualTo(
                        new TemplatePreview.SmsSize(false, real.content().text().length(), 1));
        assertThat(madeUp.content().text()).isEqualTo("Alexandra: Consultation tomorrow");
        assertThat(world.engine.templates().get(world.client, MessageKind.REMINDER, Channel.SMS))
                .isNotEqualTo(mine);
    }

    @Test
    @Tag("template.locale")
    void inOtherLanguagesTheTimeIsWrittenAsTheirLocaleWritesIt() {
        world.close();
        world = World.with(ClientSettings.defaults()
                .withMessages(MessageSettings.defaults().withLocale(Locale.GERMANY)));
        put(Template.sms(MessageKind.CONFIRMATION, "{{appointment.when}}|{{appointment.near}}|{{appointment.date}}"));
        world.booked(1, "2026-03-03T15:00");
        world.engine.runDue();

        assertThat(world.sms.sent())
                .last()
                .satisfies(sms -> assertThat(sms.text())
                        .startsWith("Dienstag, 3. März 2026")
                        .contains("15:00")
                        .endsWith("|Dienstag, 3. März 2026")
                        .doesNotContain(" at ", "on ", "tomorrow", "\u202F"));
    }

    @Test
    @Tag("template.tomorrow")
    void itIsTomorrowOnlyIfItIsForTheReader() {
        Appointment appointment = world.booked(1, "2026-03-03T09:00");
        world.engine.leads().edit(world.client, appointment.lead(), lead -> lead.timeZone("Pacific/Honolulu"));
        Template near = Template.sms(MessageKind.REMINDER, "{{appointment.near}}");

        // Monday 07:00 UTC is Sunday in Honolulu: Tuesday 09:00 in New York (Tuesday 04:00 there) is two days off for
        // the lead.
        world.clock.set(Instant.parse("2026-03-02T07:00:00Z"));
        assertThat(world.engine
                        .templates()
                        .preview(world.client, near, null, appointment.id())
                        .content()
                        .text())
                .isEqualTo("on Tuesday, March 3, 2026 at 9:00 AM EST");
        world.clock.set(Instant.parse("2026-03-02T12:00:00Z"));
        assertThat(world.engine
                        .templates()
                        .preview(world.client, near, null, appointment.id())
                        .content()
                        .text())
                .isEqualTo("tomorrow at 9:00 AM EST");
    }

    private Template put(Template template) {
        return world.engine.templates().put(world.client, template);
    }
}
