package io.github.booking4j.lead.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.contact.LineType;
import io.github.booking4j.contact.PhoneNumbers;
import io.github.booking4j.contact.PhoneParse;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.lead.ReceivedEmail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the enquiry out of an email: labelled lines as forms send them ({@code Phone: …}), else what people write. The phone
 * number is the labelled one, else the first mobile, else the first number of all; never the business's own.
 */
final class EmailReader {
    private static final int MOST_NUMBERS = 20;
    private static final String SOURCE = "email";
    private static final Pattern LABELLED = Pattern.compile("[-*•>\\s_]*(\\p{L}[^:=]{0,40}?)[*_\\s]*[:=][*_\\s]*(.*)");
    private static final Pattern SENDER = Pattern.compile("\"?([^\"<]*+)\"?\\s*+<([^<>]++)>");
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,24}");
    private static final Pattern MACHINE = Pattern.compile(
            "(no|do.?not).?reply.*|.*notifications?.*|mailer.*|forms?.*|wordpress.*|alerts?.*|leads?.*");
    private static final Pattern SAYS_NAME = Pattern.compile(
            "\\b(?:[Mm]y name is|[Mm]y name's|[Tt]his is|I am|I'm)\\s+(\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+){0,3})");

    private final PhoneNumbers phones;

    EmailReader(PhoneNumbers phones) {
        this.phones = phones;
    }

    /** The lead; empty: nobody can be called, since no phone number is in it. */
    Optional<NewLead> read(Client client, ReceivedEmail email) {
        String html = email.html();
        String text = email.text();
        String words = text != null && !text.isBlank() ? text : html == null ? "" : HtmlText.of(html);
        List<String> lines = EmailWords.of(words);
        LabelledFields fields = new LabelledFields();
        StringBuilder free = new StringBuilder();
        readLines(lines, fields, free);
        Optional<String> phone = phone(client, fields, String.join("\n", lines), email.subject());
        person(client, fields, email, free.toString());
        fields.putIfAbsent(CsvColumn.NOTES, free.toString());
        return phone.map(number -> fields.lead(number, SOURCE));
    }

    private static void readLines(List<String> lines, LabelledFields fields, StringBuilder free) {
        CsvColumn open = null; // a label whose value goes on, or stands on the next line
        for (String line : lines) {
            Matcher labelled = LABELLED.matcher(line);
            CsvColumn label = labelled.matches() ? CsvColumn.named(labelled.group(1)) : null;
            if (label != null) {
                fields.put(labelled.group(1), labelled.group(2));
                open = label == CsvColumn.NOTES || labelled.group(2).isBlank() ? label : null;
            } else if (CsvColumn.named(line) != null && line.length() > 2) {
                open = CsvColumn.named(line);
            } else if (open == CsvColumn.NOTES) {
                fields.append(open, line);
            } else if (open != null && !line.isBlank()) {
                fields.putIfAbsent(open, line);
                open = null;
            } else if (!line.isBlank()) {
                free.append(line).append('\n');
            }
        }
    }

    private Optional<String> phone(Client client, LabelledFields fields, String text, @Nullable String subject) {
        String labelled = fields.value(CsvColumn.PHONE);
        String region = client.profile().region();
        String own = client.profile().phone().e164();
        if (labelled != null) {
            if (phones.parse(labelled, region) instanceof PhoneParse.Valid valid) {
                return Optional.of(valid.number().e164());
            }
            Optional<String> within = best(phones.find(labelled, region, MOST_NUMBERS), own);
            if (within.isPresent()) {
                return within;
            }
        }
        Optional<String> written = best(phones.find(text, region, MOST_NUMBERS), own);
        return written.isPresent() || subject == null ? written : best(phones.find(subject, region, MOST_NUMBERS), own);
    }

    private static Optional<String> best(List<PhoneParse.Valid> found, String own) {
        List<PhoneParse.Valid> others =
                found.stream().filter(one -> !one.number().e164().equals(own)).toList();
        return others.stream()
                .filter(one -> one.type() == LineType.MOBILE || one.type() == LineType.FIXED_LINE_OR_MOBILE)
                .findFirst()
                .or(() -> others.stream().findFirst())
                .map(one -> one.number().e164());
    }

    private static void person(Client client, LabelledFields fields, ReceivedEmail email, String free) {
        String from = email.from() == null ? "" : email.from().strip();
        Matcher sender = SENDER.matcher(from);
        String address = sender.matches() ? sender.group(2) : from;
        boolean isPerson = isPerson(client, address);
        Matcher said = SAYS_NAME.matcher(free);
        if (!fields.hasName() && said.find()) {
            fields.putIfAbsent(CsvColumn.NAME, said.group(1));
        }
        if (!fields.hasName() && isPerson && sender.matches() && sender.group(1).indexOf('@') < 0) {
            fields.putIfAbsent(CsvColumn.NAME, sender.group(1).strip());
        }
        Matcher written = ADDRESS.matcher(free);
        if (written.find() && isPerson(client, written.group())) {
            fields.putIfAbsent(CsvColumn.EMAIL, written.group());
        }
        if (isPerson) {
            fields.putIfAbsent(CsvColumn.EMAIL, address);
        }
    }

    /** Not a machine that forwards forms, and not the business itself. */
    private static boolean isPerson(Client client, String address) {
        try {
            EmailAddress parsed = EmailAddress.parse("/from", address);
            if (parsed == null || parsed.equals(client.profile().email())) {
                return false;
            }
            String local = parsed.value().substring(0, parsed.value().indexOf('@'));
            return !MACHINE.matcher(local.toLowerCase(Locale.ROOT)).matches();
        } catch (InvalidException unreadable) {
            return false;
        }
    }
}
