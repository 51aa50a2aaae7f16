package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.client.Client;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.contact.FreeText;
import io.github.booking4j.contact.PersonName;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps what an assistant learns during a call. */
public final class CallNotes {
    private static final int MAX_NOTES = 4_000;
    /** In the place of a tool call's id, with a number; no provider gives such a one. */
    private static final String CALLBACK = "callback-";

    private static final int MOST_CALLBACKS = 20;
    private static final Duration LATEST_CALLBACK = Duration.ofDays(90);

    private final BookingStore store;
    private final InstantSource clock;
    private final CallHours hours;

    /** Keeps it in a store. */
    public CallNotes(BookingStore store, InstantSource clock, CallHours hours) {
        this.store = store;
        this.clock = clock;
        this.hours = hours;
    }

    /** When the lead wants to be called, on its own clock; said again, the latest counts. Answers when that will be. */
    String callback(Call call, @Nullable String time) {
        return store.inTransaction(unit -> {
            Client client = unit.clients().find(call.client()).orElseThrow();
            Lead lead = unit.leads().find(call.client(), call.lead()).orElseThrow();
            ZoneId zone = SpokenTime.zoneOf(lead.zones(), client.timeZone());
            Instant at = SpokenTime.instant(time, zone).orElse(null);
            if (at == null || !isPlausible(at, clock.instant())) {
                return Json.object("ok", false, "code", "time_invalid");
            }
            if (lead.status() == LeadStatus.OPTED_OUT) {
                return Json.object("ok", false, "code", Gate.OPTED_OUT);
            }
            if (!unit.appointments()
                    .upcoming(client.key(), lead.id(), clock.instant())
                    .isEmpty()) {
                return Json.object("ok", false, "code", Gate.ALREADY_BOOKED);
            }
            keepCallback(unit, call, at);
            ZonedDateTime planned =
                    hours.nextOpening(client, lead, at).orElse(at).atZone(zone);
            return Json.object(
                    "ok", true,
                    "time", planned.toOffsetDateTime(),
                    "spoken",
                            SpokenTime.of(
                                    planned,
                                    lead.zones(),
                                    client.settings().messages().locale()));
        });
    }

    private static void keepCallback(UnitOfWork unit, Call call, Instant at) {
        unit.calls().lock(call.client(), call.id());
        int said = callbacksSaid(unit, call);
        if (said < MOST_CALLBACKS) {
            unit.calls().answerTool(call.client(), call.id(), CALLBACK + (said + 1), at.toString());
        }
    }

    private static int callbacksSaid(UnitOfWork unit, Call call) {
        int said = 0;
        while (said < MOST_CALLBACKS
                && unit.calls()
                        .findToolAnswer(call.client(), call.id(), CALLBACK + (said + 1))
                        .isPresent()) {
            said++;
        }
        return said;
    }

    /** An assistant that does not know the date may name any. */
    static boolean isPlausible(Instant callback, Instant askedAt) {
        return !callback.isBefore(askedAt) && !callback.isAfter(askedAt.plus(LATEST_CALLBACK));
    }

    /** When the lead said last during a call that it wants to be called. */
    static Optional<Instant> callbackAt(UnitOfWork unit, Call call) {
        int said = callbacksSaid(unit, call);
        return said == 0
                ? Optional.empty()
                : unit.calls()
                        .findToolAnswer(call.client(), call.id(), CALLBACK + said)
                        .map(Instant::parse);
    }

    /** Name and email the lead gave: they fill what is blank. */
    void person(Call call, @Nullable String name, @Nullable String email) {
        String cleanName = orNull(() -> FreeText.clean("/name", name, PersonName.MAX_LENGTH));
        EmailAddress address = orNull(() -> EmailAddress.parse("/email", email));
        if (cleanName != null || address != null) {
            fill(call, new Lead.Details(cleanName, address, null, null, null));
        }
    }

    /**
     * Need, timing, decision maker, objections: handed over from now on, and where there is room appended to the notes of the lead.
     */
    String details(Call call, Map<String, Object> arguments) {
        StringBuilder lines = new StringBuilder();
        arguments.forEach(
                (name, value) -> lines.append(name).append(": ").append(value).append('\n'));
        String learnt = orNull(() -> FreeText.cleanLines("/details", lines.toString(), MAX_NOTES / 2));
        if (learnt == null) {
            return Json.object("ok", false, "code", "details_invalid");
        }
        return store.inTransaction(unit -> {
            Lead lead = unit.leads().lock(call.client(), call.lead()).orElseThrow();
            unit.calls().lock(call.client(), call.id());
            if (!Learnt.of(arguments).keep(unit, call)) {
                return Json.object("ok", false, "code", "details_full");
            }
            note(unit, lead, learnt);
            return Json.object("ok", true);
        });
    }

    private static void note(UnitOfWork unit, Lead lead, String learnt) {
        Lead.Details known = lead.details();
        String notes = known.notes() == null ? learnt : known.notes() + "\n" + learnt;
        if (notes.length() <= MAX_NOTES) {
            unit.leads()
                    .update(lead.withDetails(
                            new Lead.Details(known.name(), known.email(), known.source(), known.service(), notes)));
        }
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
