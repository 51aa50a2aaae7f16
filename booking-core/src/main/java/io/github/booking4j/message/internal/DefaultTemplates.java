package io.github.booking4j.message.internal;

import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.Template;
import java.util.EnumMap;
import java.util.Map;

/**
 * What messages say unless a client says otherwise. Reminders do not ask for {@code CANCEL}: carriers take that word for an
 * opt-out of everything.
 */
final class DefaultTemplates {
    private static final String GREETING = "Hi{{#lead.firstName}} {{lead.firstName}}{{/lead.firstName}}";

    private static final String CHANGE =
            "If you need another time, or cannot come: {{appointment.manageUrl}}\n\nQuestions? Call us at"
                    + " {{business.phone}}.\n\n{{business.name}}\n";

    private final Map<MessageKind, Map<Channel, Template>> templates = new EnumMap<>(MessageKind.class);

    DefaultTemplates() {
        put(
                MessageKind.CONFIRMATION,
                GREETING + ", your {{service.name}} at {{business.name}} is booked for {{appointment.when}}."
                        + " Change or cancel: {{appointment.manageUrl}} Reply STOP to opt out.",
                "Your {{service.name}} on {{appointment.when}}",
                GREETING + ",\n\nyour {{service.name}} at {{business.name}} is booked for"
                        + " {{appointment.when}}.\n\n" + CHANGE);
        put(
                MessageKind.RESCHEDULE,
                GREETING + ", your {{service.name}} at {{business.name}} is moved to {{appointment.when}}."
                        + " Change or cancel: {{appointment.manageUrl}}",
                "Moved: your {{service.name}}, now on {{appointment.when}}",
                GREETING + ",\n\nyour {{service.name}} at {{business.name}} is moved to" + " {{appointment.when}}.\n\n"
                        + CHANGE);
        put(
                MessageKind.REMINDER,
                GREETING + ", a reminder of your {{service.name}} at {{business.name}} {{appointment.near}}."
                        + " Reply CONFIRM to confirm. Another time: {{appointment.manageUrl}}",
                "Reminder: your {{service.name}} {{appointment.near}}",
                GREETING + ",\n\na reminder of your {{service.name}} at {{business.name}}"
                        + " {{appointment.near}}.\n\n" + CHANGE);
        put(
                MessageKind.CANCELLATION,
                GREETING + ", your {{service.name}} at {{business.name}} on {{appointment.when}} is"
                        + " called off. To book again, call {{business.phone}}.",
                "Called off: your {{service.name}} on {{appointment.when}}",
                GREETING + ",\n\nyour {{service.name}} at {{business.name}} on {{appointment.when}} is"
                        + " called off.\n\nTo book again, call us at {{business.phone}}.\n\n{{business.name}}\n");
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
        put(
                MessageKind.FORWARDED,
                "{{lead.name}} wrote: {{reply.text}}",
                "{{lead.name}} wrote to {{business.name}}",
                "{{lead.name}} ({{lead.phone}}) wrote by SMS:\n\n{{reply.text}}\n\nNobody has answered. Call"
                        + " {{lead.phone}}: an answer to this email does not reach them.\n");
        put(
                MessageKind.WELCOME,
                "{{business.name}} is ready.",
                "{{business.name}} is ready to take bookings",
                "Welcome,\n\n{{business.name}} is ready: new leads are called at once, and their appointments"
                        + " are confirmed and remembered.\n\nClient key: {{client.key}}\nDashboard:"
                        + " {{client.dashboardUrl}}\nAPI: {{client.apiUrl}}\nNew leads: POST to {{client.leadsUrl}}\n\nYour API key was shown when you"
                        + " were onboarded; it is not stored and cannot be sent. Further keys are issued by the API.\n");
    }

    /** A text message offers a call for a {@code YES}; an email, which nobody answers by machine, the number to call. */
    private void followUp(MessageKind kind, String subject, String words) {
        put(
                kind,
                GREETING + ", " + words + " Reply YES and we call you at once, or call {{business.phone}}."
                        + " Reply STOP to opt out.",
                subject,
                GREETING + ",\n\n" + words
                        + "\n\nCall us at {{business.phone}} whenever it suits you.\n\nRather not"
                        + " hear from us? Tell us at {{business.phone}}.\n\n{{business.name}}\n");
    }

    private void put(MessageKind kind, String sms, String subject, String text) {
        templates.put(
                kind, Map.of(Channel.SMS, Template.sms(kind, sms), Channel.EMAIL, Template.email(kind, subject, text)));
    }

    /**
     * The template of a kind.
     *
     * @throws NotFoundException when messages of this kind have none
     */
    Template of(MessageKind kind, Channel channel) {
        Template found = templates.getOrDefault(kind, Map.of()).get(channel);
        if (found == null) {
            throw new NotFoundException("template", "template_not_found");
        }
        return found;
    }
}
