package io.github.booking4j.message.internal;

import io.github.booking4j.message.MessageKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What messages say unless a client says otherwise. Reminders do not ask for {@code CANCEL}: carriers take that word for an
 * opt-out of everything.
 */
final class DefaultTemplates {
    /** Every variable that a template may use. */
    static final Set<String> VARIABLES = Set.of(
            "lead.firstName",
            "lead.name",
            "lead.phone",
            "reply.text",
            "business.name",
            "business.phone",
            "service.name",
            "appointment.when",
            "appointment.near",
            "appointment.manageUrl",
            "client.key",
            "client.dashboardUrl",
            "client.apiUrl",
            "client.leadsUrl");

    private static final String GREETING = "Hi{{#lead.firstName}} {{lead.firstName}}{{/lead.firstName}}";

    private static final String CHANGE =
            "If you need another time, or cannot come: {{appointment.manageUrl}}\n\nQuestions? Call us at"
                    + " {{business.phone}}.\n\n{{business.name}}\n";

    private final Map<MessageKind, Texts> texts = new EnumMap<>(MessageKind.class);

    DefaultTemplates() {
        texts.put(
                MessageKind.CONFIRMATION,
                Texts.of(
                        GREETING + ", your {{service.name}} at {{business.name}} is booked for {{appointment.when}}."
                                + " Change or cancel: {{appointment.manageUrl}} Reply STOP to opt out.",
                        "Your {{service.name}} on {{appointment.when}}",
                        GREETING + ",\n\nyour {{service.name}} at {{business.name}} is booked for"
                                + " {{appointment.when}}.\n\n" + CHANGE));
        texts.put(
                MessageKind.RESCHEDULE,
                Texts.of(
                        GREETING + ", your {{service.name}} at {{business.name}} is moved to {{appointment.when}}."
                                + " Change or cancel: {{appointment.manageUrl}}",
                        "Moved: your {{service.name}}, now on {{appointment.when}}",
                        GREETING + ",\n\nyour {{service.name}} at {{business.name}} is moved to"
                                + " {{appointment.when}}.\n\n" + CHANGE));
        texts.put(
                MessageKind.REMINDER,
                Texts.of(
                        GREETING + ", a reminder of your {{service.name}} at {{business.name}} {{appointment.near}}."
                                + " Reply CONFIRM to confirm. Another time: {{appointment.manageUrl}}",
                        "Reminder: your {{service.name}} {{appointment.near}}",
                        GREETING + ",\n\na reminder of your {{service.name}} at {{business.name}}"
                                + " {{appointment.near}}.\n\n" + CHANGE));
        texts.put(
                MessageKind.CANCELLATION,
                Texts.of(
                        GREETING + ", your {{service.name}} at {{business.name}} on {{appointment.when}} is"
                                + " called off. To book again, call {{business.phone}}.",
                        "Called off: your {{service.name}} on {{appointment.when}}",
                        GREETING + ",\n\nyour {{service.name}} at {{business.name}} on {{appointment.when}} is"
                                + " called off.\n\nTo book again, call us at {{business.phone}}.\n\n{{business.name}}\n"));
        followUp(
                MessageKind.FOLLOW_UP_MISSED,
                "We tried to call you",
                "{{business.name}} here: we tried to call you about your enquiry.");
        followUp(
                MessageKind.FOLLOW_UP_VOICEMAIL,
                "We reached your voicemail",
                "{{business.name}} here: we called about your enquiry and reached your voicemail.");
        followUp(
                MessageKind.FOLLOW_UP_CALLBACK,
                "When shall we call you?",
                "{{business.name}} here: you asked us to call you back.");
        followUp(
                MessageKind.FOLLOW_UP_INTERESTED,
                "Shall we find you a time?",
                "{{business.name}} here: it was good to talk to you. Shall we find you a time?");
        followUp(
                MessageKind.FOLLOW_UP_NOT_INTERESTED,
                "If you need us after all",
                "{{business.name}} here: should you need us after all, we are glad to help.");
        followUp(
                MessageKind.FOLLOW_UP_FAILED,
                "We could not reach you",
                "{{business.name}} here: we tried to call you about your enquiry, and the call did not get through.");
        texts.put(
                MessageKind.FORWARDED,
                Texts.of(
                        "{{lead.name}} wrote: {{reply.text}}",
                        "{{lead.name}} wrote to {{business.name}}",
                        "{{lead.name}} ({{lead.phone}}) wrote by SMS:\n\n{{reply.text}}\n\nNobody has answered. Call"
                                + " {{lead.phone}}: an answer to this email does not reach them.\n"));
        texts.put(
                MessageKind.WELCOME,
                Texts.of(
                        "{{business.name}} is ready.",
                        "{{business.name}} is ready to take bookings",
                        "Welcome,\n\n{{business.name}} is ready: new leads are called at once, and their appointments"
                                + " are confirmed and remembered.\n\nClient key: {{client.key}}\nDashboard:"
                                + " {{client.dashboardUrl}}\nAPI: {{client.apiUrl}}\nNew leads: POST to {{client.leadsUrl}}\n\nYour API key was shown when you"
                                + " were onboarded; it is not stored and cannot be sent. Further keys are issued by the API.\n"));
    }

    /** A text message offers a call for a {@code YES}; an email, which nobody answers by machine, the number to call. */
    private void followUp(MessageKind kind, String subject, String words) {
        texts.put(
                kind,
                Texts.of(
                        GREETING + ", " + words + " Reply YES and we call you at once, or call {{business.phone}}."
                                + " Reply STOP to opt out.",
                        subject,
                        GREETING + ",\n\n" + words
                                + "\n\nCall us at {{business.phone}} whenever it suits you.\n\nRather not"
                                + " hear from us? Tell us at {{business.phone}}.\n\n{{business.name}}\n"));
    }

    /** The texts of a kind. */
    Texts of(MessageKind kind) {
        Texts found = texts.get(kind);
        if (found == null) {
            throw new IllegalArgumentException("Nothing is written for " + kind);
        }
        return found;
    }

    /**
     * The texts of one kind, for each channel.
     *
     * @param sms a text message
     * @param subject of an email, one line
     * @param text of an email, plain
     * @param html of an email: the same in HTML
     */
    record Texts(TemplateText sms, TemplateText subject, TemplateText text, TemplateText html) {
        private static final Pattern URL = Pattern.compile("\\{\\{([A-Za-z.]+Url)}}");
        private static final String LINK = "<a href=\"{{$1}}\">{{$1}}</a>";

        static Texts of(String sms, String subject, String text) {
            return new Texts(
                    TemplateText.text("/sms", sms, VARIABLES),
                    TemplateText.text("/subject", subject, VARIABLES),
                    TemplateText.text("/text", text, VARIABLES),
                    TemplateText.html("/html", html(text), VARIABLES));
        }

        /** The plain text as paragraphs, with its addresses as links; it holds no markup of its own, and values are escaped. */
        private static String html(String text) {
            StringBuilder html = new StringBuilder(
                    "<!doctype html><html><body style=\"font-family:sans-serif;line-height:1.5;color:#222\">");
            for (String paragraph : text.strip().split("\n\n", -1)) {
                String lines = paragraph.replace("\n", "<br>");
                html.append("<p>").append(URL.matcher(lines).replaceAll(LINK)).append("</p>");
            }
            return html.append("</body></html>").toString();
        }
    }
}
