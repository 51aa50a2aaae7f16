package io.github.booking4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.error.InvalidException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientInputTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "\"calls\""})
    @Tag("client.settings-object")
    void settingsThatAreNoObjectAreRefusedInsteadOfReadAsDefaults(String json) {
        assertThatThrownBy(() -> ClientSettings.fromJson(json)).isInstanceOf(InvalidException.class);
    }

    @Test
    @Tag("privacy.values-mask-themselves")
    void aClientToBeOnboardedShowsNeitherPhoneNorAddress() {
        NewClient client = NewClient.of("Acme Dental", "office@acme.example", "+12125550100", "America/New_York");
        assertThat(client.toString()).contains("Acme Dental").doesNotContain("office@", "2125550100");
    }
}
