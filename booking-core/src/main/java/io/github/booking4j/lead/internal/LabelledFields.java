package io.github.booking4j.lead.internal;

import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.contact.FreeText;
import io.github.booking4j.contact.PersonName;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.lead.NewLead;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What forms and form mails say, under whatever names: the first word for each counts. Apart from the phone number, what cannot
 * be read is left out rather than losing the enquiry.
 */
final class LabelledFields {
    private static final int MAX_WORD = 100;
    private static final int MAX_NOTES = 4_000;

    private final Map<CsvColumn, String> values = new EnumMap<>(CsvColumn.class);

    /** Keeps a value if its label means something; returns what it means. */
    @Nullable
    CsvColumn put(String label, String value) {
        CsvColumn column = CsvColumn.named(label);
        if (column != null && !value.isBlank()) {
            values.putIfAbsent(column, value.strip());
        }
        return column;
    }

    void putIfAbsent(CsvColumn column, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.putIfAbsent(column, value.strip());
        }
    }

    void append(CsvColumn column, String line) {
        values.merge(column, line, (known, more) -> known + "\n" + more);
    }

    @Nullable
    String value(CsvColumn column) {
        return values.get(column);
    }

    boolean hasName() {
        return name() != null;
    }

    /** The lead as it may be submitted. */
    NewLead lead(String phone, String source) {
        String named = legible(() -> FreeText.clean("/source", value(CsvColumn.SOURCE), MAX_WORD));
        return NewLead.phone(phone)
                .name(legible(() -> FreeText.clean("/name", name(), PersonName.MAX_LENGTH)))
                .email(legible(this::email))
                .service(legible(() -> FreeText.clean("/service", value(CsvColumn.SERVICE), MAX_WORD)))
                .source(named == null ? source : named)
                .notes(cut(value(CsvColumn.NOTES)));
    }

    private @Nullable String email() {
        EmailAddress address = EmailAddress.parse("/email", value(CsvColumn.EMAIL));
        return address == null ? null : address.value();
    }

    private @Nullable String name() {
        String name = value(CsvColumn.NAME);
        String first = value(CsvColumn.FIRST_NAME);
        String last = value(CsvColumn.LAST_NAME);
        if (name != null || last == null) {
            return name != null ? name : first;
        }
        return first == null ? last : first + " " + last;
    }

    private static @Nullable String cut(@Nullable String notes) {
        if (notes == null || notes.length() <= MAX_NOTES) {
            return notes;
        }
        boolean inPair = Character.isHighSurrogate(notes.charAt(MAX_NOTES - 1));
        return notes.substring(0, inPair ? MAX_NOTES - 1 : MAX_NOTES);
    }

    private static @Nullable String legible(Supplier<@Nullable String> read) {
        try {
            return read.get();
        } catch (InvalidException illegible) {
            return null;
        }
    }
}
