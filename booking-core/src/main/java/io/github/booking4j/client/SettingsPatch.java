package io.github.booking4j.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of a client's settings, as the HTTP API takes it.
 *
 * @param json a JSON merge-patch (RFC 7396) of {@link ClientSettings#toJson()}
 * @param version the {@link Client#version()} that it was made for; null: whichever there is
 */
public record SettingsPatch(String json, @Nullable Integer version) {
    /** Checks that there is one. */
    public SettingsPatch {
        Objects.requireNonNull(json, "json");
    }

    /** A patch of whatever settings there are. */
    public static SettingsPatch of(String json) {
        return new SettingsPatch(json, null);
    }

    /** A copy that is refused unless the client's version is this one. */
    public SettingsPatch ifVersion(@Nullable Integer expected) {
        return new SettingsPatch(json, expected);
    }
}
