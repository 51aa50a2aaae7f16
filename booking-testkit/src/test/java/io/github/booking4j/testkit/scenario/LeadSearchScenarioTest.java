package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadQuery;
import io.github.booking4j.lead.LeadSearch;
import io.github.booking4j.lead.NewLead;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadSearchScenarioTest {
    private final World world = World.at(MONDAY);

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @Tag("lead.search")
    @ValueSource(
            strings = {
                "0151 23456789",
                "+49 (0)151 23456789",
                "0049-151-23456789",
                "tel:+4915123456789",
                "+49 151",
                "23456789"
            })
    void aNumberIsFoundHoweverThePeopleOfTheClientsRegionWriteIt(String typed) {
        ClientKey berlin = world.engine
                .clients()
                .onboard(NewClient.of("Praxis Nord", "praxis@nord.example", "+49 30 23125000", "Europe/Berlin"))
                .client()
                .key();
        world.engine.leads().submit(berlin, NewLead.phone("0151 23456789").name("Jörg"));
        world.engine.leads().submit(berlin, NewLead.phone("0151 23456700").name("Eva"));

        List<Lead> found = found(berlin, typed);

        assertThat(found).extracting(lead -> lead.details().name()).contains("Jörg");
        assertThat(found).hasSize(typed.equals("+49 151") ? 2 : 1);
    }

    @Test
    @Tag("lead.search")
    void nobodyFindsTheLeadsOfAnotherClient() {
        ClientKey other = world.onboard("Other Dental", ClientSettings.defaults());
        world.submit(1);

        assertThat(found(world.client, "ana")).hasSize(1);
        assertThat(found(other, "ana")).isEmpty();
        assertThat(found(other, World.phone(1))).isEmpty();
        assertThat(found(new ClientKey("no-such-client-x7k2p9"), World.phone(1)))
                .isEmpty();
    }

    private List<Lead> found(ClientKey client, String typed) {
        return world.engine.leads().list(client, LeadQuery.newest(10).search(new LeadSearch(typed)));
    }
}
