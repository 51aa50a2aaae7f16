package io.github.booking4j.lead;

import io.github.booking4j.contact.Consent;
import org.jspecify.annotations.Nullable;

/**
 * How an import is done.
 *
 * @param consent declared for every row without its own; null: such rows are held
 * @param source the source of rows without their own
 * @param idempotencyKey the same key imports once and returns the first report; null: none
 */
public record ImportOptions(
        @Nullable Consent consent,
        @Nullable String source,
        @Nullable String idempotencyKey) {
    /** No declared consent, no default source, no key. */
    public static ImportOptions none() {
        return new ImportOptions(null, null, null);
    }

    /** A copy that declares consent for every row. */
    public ImportOptions consent(@Nullable Consent declared) {
        return new ImportOptions(declared, source, idempotencyKey);
    }

    /** A copy with a default source. */
    public ImportOptions source(@Nullable String text) {
        return new ImportOptions(consent, text, idempotencyKey);
    }

    /** A copy with an idempotency key. */
    public ImportOptions idempotencyKey(@Nullable String key) {
        return new ImportOptions(consent, source, key);
    }
}
