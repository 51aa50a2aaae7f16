package io.github.booking4j.servlet;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentChange;
import io.github.booking4j.appointment.Slot;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.call.GateDecision;
import io.github.booking4j.call.QueuedCall;
import io.github.booking4j.client.Client;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.lead.RowProblem;
import io.github.booking4j.message.Message;
import io.github.booking4j.money.Money;
import io.github.booking4j.report.Metrics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How things look in JSON. Instants are in UTC; an appointment's are in its own zone. */
final class Views {
    private Views() {}

    static Map<String, Object> client(Client client) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("clientKey", client.key().value());
        view.put("businessName", client.name());
        view.put("email", client.profile().email().value());
        view.put("phone", client.profile().phone().e164());
        view.put("timeZone", client.timeZone().getId());
        view.put("industry", client.profile().industry());
        view.put("region", client.profile().region());
        view.put("status", word(client.status()));
        view.put("tier", word(client.tier()));
        view.put("assistant", Map.of("status", word(client.assistant().status())));
        view.put("createdAt", time(client.createdAt()));
        return view;
    }

    static Map<String, Object> lead(Lead lead) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", lead.id().toString());
        view.put("phone", lead.phone().e164());
        view.put("name", lead.details().name());
        view.put(
                "email",
                lead.details().email() == null ? null : lead.details().email().value());
        view.put("status", word(lead.status()));
        view.put("source", lead.details().source());
        view.put("service", lead.details().service());
        view.put("notes", lead.details().notes());
        List<String> zones =
                lead.zones().stream().map(Object::toString).sorted().toList();
        view.put("consent", lead.consent() == null ? null : consent(lead.consent()));
        view.put("timeZone", zones.get(0));
        view.put("timeZones", zones);
        view.put("createdAt", time(lead.createdAt()));
        view.put("lastContactedAt", time(lead.lastContactedAt()));
        return view;
    }

    private static Map<String, Object> consent(Consent consent) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("basis", word(consent.basis()));
        view.put("source", consent.source());
        view.put("text", consent.text());
        view.put("time", time(consent.time()));
        return view;
    }

    static Map<String, Object> call(Call call) {
        CallReport report = call.report();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", call.id().toString());
        view.put("leadId", call.lead().toString());
        view.put("direction", word(call.direction()));
        view.put("status", word(call.status()));
        view.put("outcome", report == null ? null : word(report.outcome()));
        view.put("queuedAt", time(call.times().queuedAt()));
        view.put("notBefore", time(call.times().notBefore()));
        view.put("requestedAt", time(call.times().requestedAt()));
        view.put("startedAt", time(call.times().startedAt()));
        view.put("endedAt", time(call.times().endedAt()));
        view.put("durationSeconds", call.times().duration().toSeconds());
        view.put("cost", report == null ? null : money(report.cost()));
        view.put("transcript", report == null ? null : report.transcript());
        view.put("summary", report == null ? null : report.summary());
        view.put("recordingUrl", report == null ? null : report.recordingUrl());
        view.put("sentiment", report == null || report.sentiment() == null ? null : word(report.sentiment()));
        view.put("qualityScore", report == null ? null : report.qualityScore());
        view.put("objections", report == null ? List.of() : report.objections());
        view.put("details", report == null ? Map.of() : report.details());
        view.put("endedReason", report == null ? null : report.endedReason());
        view.put("gate", gate(call.decision()));
        return view;
    }

    static Map<String, Object> queued(QueuedCall queued) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("position", queued.position());
        view.put("callId", queued.call().id().toString());
        view.put("leadId", queued.call().lead().toString());
        view.put("priority", word(queued.call().priority()));
        view.put("notBefore", time(queued.call().times().notBefore()));
        view.put("waitsFor", word(queued.waitsFor()));
        return view;
    }

    private static @Nullable Map<String, Object> gate(@Nullable GateDecision decision) {
        return decision == null
                ? null
                : Map.of(
                        "allowed", decision.allowed(),
                        "reasons", decision.reasons(),
                        "decidedAt", time(decision.decidedAt()) + "");
    }

    static Map<String, Object> slot(Slot slot) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("start", offset(slot.start()));
        view.put("end", offset(slot.end()));
        view.put("resource", slot.resources().get(0).value());
        if (slot.resources().size() > 1) {
            view.put(
                    "resources", slot.resources().stream().map(Object::toString).toList());
        }
        view.put("service", slot.service().value());
        return view;
    }

    static Map<String, Object> change(AppointmentChange change, ZoneId zone) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("change", word(change.kind()));
        view.put("at", time(change.at()));
        view.put("start", offset(change.start().atZone(zone).toOffsetDateTime()));
        return view;
    }

    static Map<String, Object> appointment(Appointment appointment, @Nullable Lead lead) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", appointment.id().toString());
        view.put("status", word(appointment.status()));
        view.put("service", appointment.service().value());
        view.put("resource", appointment.resources().get(0).value());
        view.put(
                "resources",
                appointment.resources().stream().map(Object::toString).toList());
        view.put(
                "start",
                offset(appointment.start().atZone(appointment.time().zone()).toOffsetDateTime()));
        view.put(
                "end",
                offset(appointment.end().atZone(appointment.time().zone()).toOffsetDateTime()));
        view.put("timeZone", appointment.time().zone().getId());
        Map<String, Object> who = new LinkedHashMap<>();
        who.put("id", appointment.lead().toString());
        if (lead != null) {
            who.put("name", lead.details().name());
            who.put("phone", lead.phone().e164());
        }
        view.put("lead", who);
        view.put(
                "callId", appointment.call() == null ? null : appointment.call().toString());
        view.put("price", money(appointment.price()));
        if (appointment.heldUntil() != null) {
            view.put("heldUntil", time(appointment.heldUntil()));
        }
        view.put("createdAt", time(appointment.createdAt()));
        view.put("version", appointment.version());
        return view;
    }

    static Map<String, Object> message(Message message) {
        Message.Content content = message.content();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", message.id().toString());
        view.put("channel", word(message.channel()));
        view.put("kind", word(message.kind()));
        view.put("status", word(message.status()));
        view.put("leadId", message.lead() == null ? null : message.lead().toString());
        view.put(
                "appointmentId",
                message.about() == null ? null : message.about().appointment().toString());
        view.put("address", message.address());
        view.put("subject", content == null ? null : content.subject());
        view.put("text", content == null ? null : content.text());
        view.put("dueAt", time(message.dueAt()));
        view.put("sentAt", time(message.delivery().sentAt()));
        view.put("error", message.delivery().error());
        view.put("gate", gate(message.gate()));
        return view;
    }

    static Map<String, Object> leadImport(LeadImport report) {
        LeadImport.Counts counts = report.counts();
        Map<String, Object> validation = new LinkedHashMap<>();
        validation.put("total", counts.total());
        validation.put("accepted", counts.accepted());
        validation.put("duplicates", counts.duplicates());
        validation.put("reactivated", counts.reactivated());
        validation.put("invalid", counts.invalid());
        validation.put("optedOut", counts.optedOut());
        validation.put("held", counts.held());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("importId", report.id().toString());
        view.put("status", word(report.status()));
        view.put("progress", report.progress());
        view.put("validation", validation);
        view.put("problems", problems(report.problems()));
        view.put("startedAt", time(report.startedAt()));
        view.put("finishedAt", time(report.finishedAt()));
        return view;
    }

    static List<Map<String, Object>> problems(List<RowProblem> problems) {
        return problems.stream()
                .map(one -> Map.<String, Object>of("row", one.row(), "field", one.field(), "reason", one.reason()))
                .toList();
    }

    static Map<String, Object> metrics(Metrics metrics) {
        Map<String, Object> outcomes = new LinkedHashMap<>();
        metrics.outcomes().forEach((outcome, count) -> outcomes.put(word(outcome), count));
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("p50", seconds(metrics.responseTime().p50()));
        response.put("p90", seconds(metrics.responseTime().p90()));
        response.put("p99", seconds(metrics.responseTime().p99()));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("from", metrics.from().toString());
        view.put("to", metrics.to().toString());
        view.put("leads", metrics.leads());
        view.put("calls", metrics.calls());
        view.put("answered", metrics.answered());
        view.put("outcomes", outcomes);
        view.put("appointments", metrics.appointments());
        view.put("conversionRate", metrics.conversionRate());
        view.put("answerRate", metrics.answerRate());
        view.put("cost", money(metrics.cost()));
        view.put("costPerAppointment", money(metrics.costPerAppointment()));
        view.put("estimatedRevenue", money(metrics.estimatedRevenue()));
        view.put("roiPercent", metrics.roiPercent());
        view.put("responseTime", response);
        return view;
    }

    static @Nullable Map<String, Object> money(@Nullable Money money) {
        if (money == null) {
            return null;
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("amount", money.amount());
        view.put("currency", money.currency().getCurrencyCode());
        return view;
    }

    static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static String offset(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private static @Nullable BigDecimal seconds(@Nullable Duration duration) {
        return duration == null ? null : BigDecimal.valueOf(duration.toMillis(), 3);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
