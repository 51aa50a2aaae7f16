package io.github.booking4j.examples.demo;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.LeadImport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The leads to import: a file of yours, or the one that is shipped with a list of numbers not to call. */
final class LeadFile {
    private final byte[] csv;
    private final List<PhoneNumber> doNotCall;

    private LeadFile(byte[] csv, List<PhoneNumber> doNotCall) {
        this.csv = csv;
        this.doNotCall = doNotCall;
    }

    static LeadFile open(@Nullable Path file) {
        try {
            if (file != null) {
                return new LeadFile(Files.readAllBytes(file), List.of());
            }
            String numbers = new String(shipped("do-not-call.txt"), StandardCharsets.UTF_8);
            List<PhoneNumber> doNotCall = numbers.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(PhoneNumber::new)
                    .toList();
            return new LeadFile(shipped("leads.csv"), doNotCall);
        } catch (IOException e) {
            throw new IllegalArgumentException("The leads cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] shipped(String name) throws IOException {
        try (InputStream in = LeadFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not in the jar");
            }
            return in.readAllBytes();
        }
    }

    List<PhoneNumber> doNotCall() {
        return doNotCall;
    }

    /** Imports once for the same content, however often the demo is started on the same data. */
    LeadImport importInto(BookingEngine engine, ClientKey client, boolean declareConsent, Instant now) {
        ImportOptions options = ImportOptions.none().source("demo file").idempotencyKey("leads-" + fingerprint());
        Consent consent = declareConsent ? Consent.declared("demo file", "Shipped with the demo", now) : null;
        try (InputStream in = new ByteArrayInputStream(csv)) {
            return engine.leads().importCsv(client, in, options.consent(consent));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String fingerprint() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(csv))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
