package io.github.booking4j.lead;

import io.github.booking4j.contact.Consent;
import org.jspecify.annotations.Nullable;

/**
 * How an import is done.
 *
 * @param consent declared for every row without its own; null: such rows are held
 * @param source the source of rows without their own
 * @param idempotencyKey the same key imports once and returns the first report; null: none
 * @param when while the caller waits, or in the background
 */
public record ImportOptions(
        @Nullable Consent consent,
        @Nullable String source,
        @Nullable String idempotencyKey,
        When when) {

    /** Rows above which {@link When#LATER_IF_LARGE} means the background. */
    public static final int LARGE = 10_000;

    /** Where the work is done. */
    public enum When {
        /** While the caller waits. */
        NOW,
        /**
         * The caller waits until the rows are stored; any node imports them, and goes on where another one died. Reading the
         * report tells how far it is.
         */
        LATER,
        /** Later for more than {@value ImportOptions#LARGE} rows, or for fewer and very long ones. */
        LATER_IF_LARGE
    }

    /** No declared consent, no default source, no key; while the caller waits. */
    public static ImportOptions none() {
        return new ImportOptions(null, null, null, When.NOW);
    }

    /** A copy that declares consent for every row. */
    public ImportOptions consent(@Nullable Consent declared) {
        return new ImportOptions(declared, source, idempotencyKey, when);
    }

    /** A copy with a default source. */
    public ImportOptions source(@Nullable String text) {
        return new ImportOptions(consent, text, idempotencyKey, when);
    }

    /** A copy with an idempotency key. */
    public ImportOptions idempotencyKey(@Nullable String key) {
        return new ImportOptions(consent, source, key, when);
    }

    /** A copy that is done now or later. */
    public ImportOptions when(When chosen) {
        return new ImportOptions(consent, source, idempotencyKey, chosen);
    }
}
