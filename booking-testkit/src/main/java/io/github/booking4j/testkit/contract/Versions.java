package io.github.booking4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.error.ConflictException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How a stale update is refused. */
final class Versions {
    private Versions() {}

    static void assertRefused(ThrowingCallable update) {
        assertThatThrownBy(update)
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        conflict -> assertThat(conflict.code()).isEqualTo("version_conflict"));
    }
}
