package io.github.booking4j.lead.internal;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The columns that mean something, and the names under which the world's exports carry them. */
enum CsvColumn {
    PHONE(
            "phone",
            "phone number, phone no, phone 1, telephone, telephone number, telephone no, tel, tel no, tel number, mobile, "
                    + "mobile phone, mobile number, mobile no, cell, cell phone, cellphone, cell number, contact number, "
                    + "contact phone, primary phone, home phone, work phone, business phone, daytime phone, whatsapp, "
                    + "whatsapp number, telefon, telefonnummer, handy, handynummer, mobil, telefono, movil, celular, "
                    + "telefone, telemovel, portable, numero de telephone"),
    NAME(
            "name",
            "full name, fullname, lead name, contact, contact name, customer, customer name, client name, patient name, "
                    + "person, vollstandiger name, nombre completo, nome completo, nom complet"),
    FIRST_NAME("first name", "firstname, first, given name, forename, vorname, nombre, nome, prenom"),
    LAST_NAME(
            "last name", "lastname, last, surname, family name, second name, nachname, apellido, apellidos, sobrenome"),
    EMAIL(
            "email",
            "e mail, mail, email address, e mail address, mail address, email 1, primary email, correo, "
                    + "correo electronico, courriel"),
    SERVICE(
            "service",
            "service requested, requested service, service interest, service type, treatment, product, interest, "
                    + "interested in, appointment type, reason"),
    SOURCE("source", "lead source, utm source, origin, campaign, channel, referrer"),
    NOTES("notes", "note, comment, comments, message, remark, remarks, description, details"),
    TIME_ZONE("time zone", "timezone, tz"),
    CONSENT_SOURCE("consent source", "opt in source"),
    CONSENT_TEXT("consent text", "consent wording, opt in text"),
    CONSENT_TIME("consent time", "consent date, consent at, consented at, consent timestamp, opt in time, opt in date");

    private static final Map<String, CsvColumn> BY_NAME = byName();
    private static final Pattern CASE_CHANGE = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final String label;
    private final String aliases;

    CsvColumn(String label, String aliases) {
        this.label = label;
        this.aliases = aliases;
    }

    /** The name it has in messages. */
    String label() {
        return label;
    }

    /** The column of this name, in any case, with any accents and punctuation; null if it means nothing to us. */
    static @Nullable CsvColumn named(String header) {
        String words = CASE_CHANGE.matcher(header).replaceAll(" ");
        String plain =
                MARKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFD)).replaceAll("");
        return BY_NAME.get(
                NO_WORD.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip());
    }

    private static Map<String, CsvColumn> byName() {
        Map<String, CsvColumn> byName = new HashMap<>();
        for (CsvColumn column : values()) {
            byName.put(column.label, column);
            List.of(column.aliases.split(", ", -1)).forEach(alias -> byName.put(alias, column));
        }
        return Map.copyOf(byName);
    }
}
