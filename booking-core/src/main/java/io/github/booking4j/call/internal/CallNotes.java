package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.contact.FreeText;
import io.github.booking4j.contact.PersonName;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps what an assistant learns during a call. */
public final class CallNotes {
    private static final int MAX_NOTES = 4_000;
    /** In the place of a tool call's id; no provider gives such a one. */
    private static final String CALLBACK = "callback";

    private final BookingStore store;
    private final InstantSource clock;

    /** Keeps it in a store. */
    public CallNotes(BookingStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** When the lead wants to be called; kept for the case that the report does not repeat it. */
    String callback(Call call, @Nullable String time, ZoneId zone) {
        Optional<Instant> at = SpokenTime.instant(time, zone);
        if (at.isEmpty() || at.get().isBefore(clock.instant())) {
            return Json.object("ok", false, "code", "time_invalid");
        }
        store.inTransaction(unit -> unit.calls()
                .answerTool(call.client(), call.id(), CALLBACK, at.get().toString()));
        return Json.object("ok", true, "time", at.get());
    }

    /** When the lead said during a call that it wants to be called. */
    static Optional<Instant> callbackAt(UnitOfWork unit, Call call) {
        return unit.calls().findToolAnswer(call.client(), call.id(), CALLBACK).map(Instant::parse);
    }

    /** Name and email the lead gave: they fill what is blank. */
    void person(Call call, @Nullable String name, @Nullable String email) {
        String cleanName = orNull(() -> FreeText.clean("/name", name, PersonName.MAX_LENGTH));
        EmailAddress address = orNull(() -> EmailAddress.parse("/email", email));
        if (cleanName != null || address != null) {
            fill(call, new Lead.Details(cleanName, address, null, null, null));
        }
    }

    /** Need, timing, decision maker, objections: appended to the notes of the lead. */
    String details(Call call, Map<String, Object> arguments) {
        StringBuilder lines = new StringBuilder();
        arguments.forEach(
                (name, value) -> lines.append(name).append(": ").append(value).append('\n'));
        String learnt = orNull(() -> FreeText.cleanLines("/details", lines.toString(), MAX_NOTES / 2));
        if (learnt == null) {
            return Json.object("ok", false, "code", "details_invalid");
        }
        store.inTransaction(unit -> {
            Lead lead = unit.leads().lock(call.client(), call.lead()).orElseThrow();
            Lead.Details known = lead.details();
            String notes = known.notes() == null ? learnt : known.notes() + "\n" + learnt;
            if (notes.length() > MAX_NOTES) {
                return lead;
            }
            return unit.leads()
                    .update(lead.withDetails(
                            new Lead.Details(known.name(), known.email(), known.source(), known.service(), notes)));
        });
        return Json.object("ok", true);
    }

    private void fill(Call call, Lead.Details learnt) {
        store.inTransaction(unit -> {
            Lead lead = unit.leads().lock(call.client(), call.lead()).orElseThrow();
            Lead filled = lead.withDetails(lead.details().filledFrom(learnt));
            return filled.equals(lead) ? lead : unit.leads().update(filled);
        });
    }

    /** What an assistant misheard is dropped: the call goes on. */
    private static <T> @Nullable T orNull(Supplier<@Nullable T> check) {
        try {
            return check.get();
        } catch (InvalidException e) {
            return null;
        }
    }
}
