package io.github.booking4j.message.internal;

import io.github.booking4j.message.MessageKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which variables the templates of a kind may use: those that have a meaning when such a message is written. */
final class TemplateVariables {
    private static final Set<String> BUSINESS = Set.of("business.name", "business.phone");
    private static final Set<String> LEAD = Set.of("lead.firstName", "lead.name");
    private static final Set<String> APPOINTMENT = Set.of(
            "service.name",
            "appointment.when",
            "appointment.near",
            "appointment.date",
            "appointment.time",
            "appointment.isToday",
            "appointment.isTomorrow");
    private static final Set<String> MANAGE = Set.of("appointment.manageUrl");
    private static final Set<String> REPLY = Set.of("lead.phone", "reply.text");
    private static final Set<String> ACCOUNT =
            Set.of("client.key", "client.dashboardUrl", "client.apiUrl", "client.leadsUrl");

    private TemplateVariables() {}

    static Set<String> of(MessageKind kind) {
        return switch (kind) {
            case CONFIRMATION, REMINDER, RESCHEDULE -> all(List.of(BUSINESS, LEAD, APPOINTMENT, MANAGE));
            case CANCELLATION -> all(List.of(BUSINESS, LEAD, APPOINTMENT));
            case FOLLOW_UP_MISSED,
                    FOLLOW_UP_VOICEMAIL,
                    FOLLOW_UP_CALLBACK,
                    FOLLOW_UP_INTERESTED,
                    FOLLOW_UP_NOT_INTERESTED,
                    FOLLOW_UP_FAILED,
                    NOTICE,
                    OFFER -> all(List.of(BUSINESS, LEAD));
            case FORWARDED -> all(List.of(BUSINESS, LEAD, REPLY));
            case WELCOME -> all(List.of(BUSINESS, ACCOUNT));
            case REPLY -> Set.of();
        };
    }

    private static Set<String> all(List<Set<String>> some) {
        return some.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
