package io.github.booking4j.examples.demo;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.LeadImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The leads to import: a file of yours, or the one that is shipped with a list of numbers not to call. */
final class LeadFile {
    private final @Nullable Path file;
    private final String fingerprint;

    private LeadFile(@Nullable Path file, String fingerprint) {
        this.file = file;
        this.fingerprint = fingerprint;
    }

    /**
     * A file of yours; null: the one that is shipped.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    static LeadFile of(@Nullable Path file) {
        try (DigestInputStream in = new DigestInputStream(open(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            String hash = HexFormat.of().formatHex(in.getMessageDigest().digest());
            return new LeadFile(file, hash.substring(0, 32));
        } catch (IOException e) {
            throw new IllegalArgumentException("--leads is not a file that can be read: " + file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static InputStream open(@Nullable Path file) throws IOException {
        return file == null ? shipped("leads.csv") : Files.newInputStream(file);
    }

    private static InputStream shipped(String name) throws IOException {
        InputStream in = LeadFile.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is not in the jar");
        }
        return in;
    }

    /** Numbers that opted out before; none with a file of yours. */
    List<PhoneNumber> doNotCall() {
        if (file != null) {
            return List.of();
        }
        try (InputStream in = shipped("do-not-call.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(PhoneNumber::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Imports once for the same content, however often the demo is started on the same data. */
    LeadImport importInto(BookingEngine engine, ClientKey client, boolean declareConsent, Instant now) {
        ImportOptions options = ImportOptions.none().source("demo file").idempotencyKey("leads-" + fingerprint);
        Consent consent = declareConsent ? Consent.declared("demo file", "Declared by the demo", now) : null;
        try (InputStream in = open(file)) {
            return engine.leads().importCsv(client, in, options.consent(consent));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
