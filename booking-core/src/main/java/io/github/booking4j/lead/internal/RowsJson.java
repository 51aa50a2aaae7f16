package io.github.booking4j.lead.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.lead.RowProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of an import as they are stored until they are imported. */
final class RowsJson {
    private RowsJson() {}

    static String write(List<ImportRow> rows) {
        return Json.write(rows.stream().map(RowsJson::members).toList());
    }

    private static Map<String, Object> members(ImportRow row) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (row instanceof ImportRow.Legible legible) {
            NewLead lead = legible.lead();
            members.put("row", legible.row());
            put(members, "phone", lead.phone());
            put(members, "name", lead.name());
            put(members, "email", lead.email());
            put(members, "service", lead.service());
            put(members, "source", lead.source());
            put(members, "notes", lead.notes());
            put(members, "timeZone", lead.timeZone());
            Consent consent = lead.consent();
            if (consent != null) {
                put(members, "basis", consent.basis().name());
                put(members, "consentSource", consent.source());
                put(members, "consentText", consent.text());
                put(members, "consentTime", consent.time().toString());
            }
        } else if (row instanceof ImportRow.Illegible illegible) {
            members.put("row", illegible.problem().row());
            put(members, "field", illegible.problem().field());
            put(members, "reason", illegible.problem().reason());
        }
        return members;
    }

    private static void put(Map<String, Object> members, String name, @Nullable String text) {
        if (text != null) {
            members.put(name, text);
        }
    }

    static List<ImportRow> read(String json) {
        List<ImportRow> rows = new ArrayList<>();
        for (JsonNode row : Json.read(json)) {
            long number = row.path("row").longValue();
            rows.add(
                    row.has("reason")
                            ? new ImportRow.Illegible(new RowProblem(
                                    number,
                                    row.path("field").textValue(),
                                    row.path("reason").textValue()))
                            : new ImportRow.Legible(number, lead(row)));
        }
        return rows;
    }

    private static NewLead lead(JsonNode row) {
        return new NewLead(
                row.path("phone").textValue(),
                row.path("name").textValue(),
                row.path("email").textValue(),
                row.path("service").textValue(),
                row.path("source").textValue(),
                row.path("notes").textValue(),
                row.path("timeZone").textValue(),
                row.has("basis") ? consent(row) : null);
    }

    private static Consent consent(JsonNode row) {
        return new Consent(
                Consent.Basis.valueOf(row.path("basis").textValue()),
                row.path("consentSource").textValue(),
                row.path("consentText").textValue(),
                Instant.parse(row.path("consentTime").textValue()));
    }
}
