package io.github.booking4j.testkit;

import static io.github.booking4j.testkit.Samples.aCall;
import static io.github.booking4j.testkit.Samples.aClient;
import static io.github.booking4j.testkit.Samples.aLead;
import static io.github.booking4j.testkit.Samples.aMessage;
import static io.github.booking4j.testkit.Samples.aPhone;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.Client;
import io.github.booking4j.contact.PhoneNumbers;
import io.github.booking4j.contact.PhoneParse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void everyPhoneIsAnotherThatLibphonenumberAccepts() {
        PhoneNumbers numbers = new PhoneNumbers();

        assertThat(IntStream.range(0, Samples.phones()).mapToObj(Samples::aPhone))
                .doesNotHaveDuplicates()
                .hasSize(5_000)
                .allSatisfy(
                        phone -> assertThat(numbers.parse(phone.e164(), "US")).isInstanceOf(PhoneParse.Valid.class));
        assertThat(aPhone(0).e164()).isEqualTo("+12015550100");
    }

    @Test
    void theSameNumberGivesTheSameObjectAndAGreaterOneAGreaterId() {
        Client client = aClient();

        assertThat(aLead(client, 1)).isEqualTo(aLead(client, 1)).isEqualTo(aLead(client));
        assertThat(aLead(client, 2).id().toString())
                .isGreaterThan(aLead(client, 1).id().toString());
        assertThat(aCall(aLead(client), 2).id().toString())
                .isGreaterThan(aCall(aLead(client), 1).id().toString());
        assertThat(aMessage(aLead(client), 1).id().value())
                .isNotEqualTo(aCall(aLead(client), 1).id().value());
        assertThat(aLead(client).id().value().version()).isEqualTo(7);
        assertThat(aLead(client).id().value().variant()).isEqualTo(2);
    }

    @Test
    void everyClientHasAKeyOfItsOwn() {
        assertThat(aClient().key()).isNotEqualTo(aClient().key());
    }
}
