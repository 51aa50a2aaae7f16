package io.github.booking4j.lead.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.contact.FreeText;
import io.github.booking4j.contact.PersonName;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.contact.PhoneNumbers;
import io.github.booking4j.contact.PhoneParse;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.FieldProblems;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.hours.Zones;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.NewLead;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what was typed of a lead, and names every problem at once. */
final class LeadCheck {
    private static final int MAX_WORD = 100;
    private static final int MAX_NOTES = 4_000;

    /** Other clocks than ours, and bare dates of places where it is tomorrow already. */
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final PhoneNumbers phones = new PhoneNumbers();
    private final InstantSource clock;

    LeadCheck(InstantSource clock) {
        this.clock = clock;
    }

    /** A lead without an id yet, or what is wrong with it. */
    Checked check(Client client, NewLead typed) {
        FieldProblems problems = new FieldProblems();
        PhoneParse parse = phones.parse(typed.phone(), client.profile().region());
        if (parse instanceof PhoneParse.Invalid invalid) {
            problems.add(invalid.at("/phone"));
        }
        Lead.Details details = new Lead.Details(
                problems.check(() -> FreeText.clean("/name", typed.name(), PersonName.MAX_LENGTH)),
                problems.check(() -> EmailAddress.parse("/email", typed.email())),
                problems.check(() -> source(typed.source())),
                problems.check(() -> FreeText.clean("/service", typed.service(), MAX_WORD)),
                problems.check(() -> FreeText.cleanLines("/notes", typed.notes(), MAX_NOTES)));
        ZoneId zone = problems.check(() -> zone(typed.timeZone()));
        checkConsent(typed.consent(), problems);
        if (!problems.isEmpty() || !(parse instanceof PhoneParse.Valid phone)) {
            return new Checked(null, problems.list());
        }
        return new Checked(new Contact(phone, details, zones(client, zone, phone)), List.of());
    }

    /** Refuses a consent that nobody can have given yet. */
    void checkConsent(@Nullable Consent consent, FieldProblems problems) {
        if (consent != null && consent.time().isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            problems.add("/consent/time", "time_invalid", "must not be in the future");
        }
    }

    /** The source of a lead, or of all that name none. */
    static @Nullable String source(@Nullable String typed) {
        return FreeText.clean("/source", typed, MAX_WORD);
    }

    /** The number that a text is; empty: none. */
    Optional<PhoneNumber> phone(Client client, String text) {
        return phones.parse(text, client.profile().region()) instanceof PhoneParse.Valid valid
                ? Optional.of(valid.number())
                : Optional.empty();
    }

    private static @Nullable ZoneId zone(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Zones.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidException(
                    new FieldProblem("/timeZone", "time_zone_invalid", String.valueOf(e.getMessage())));
        }
    }

    private static Set<ZoneId> zones(Client client, @Nullable ZoneId set, PhoneParse.Valid phone) {
        if (set != null) {
            return Set.of(set);
        }
        return phone.zones().isEmpty() ? Set.of(client.timeZone()) : phone.zones();
    }

    /**
     * What a lead can be reached by.
     *
     * @param phone its number
     * @param details what else was typed
     * @param zones where it may be
     */
    record Contact(PhoneParse.Valid phone, Lead.Details details, Set<ZoneId> zones) {}

    /**
     * The answer: one of both.
     *
     * @param contact null: it is wrong
     * @param problems empty: it is right
     */
    record Checked(@Nullable Contact contact, List<FieldProblem> problems) {}
}
