package io.github.booking4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("examples.run")
class ExamplesRunTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void theEngineAnswersBelowItsPathInAServletContainer(@TempDir Path data) throws Exception {
        try (EmbedInServletContainerExample example = new EmbedInServletContainerExample(0, data)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(example.url() + "/health"))
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"status\":\"healthy\"");
        }
    }

    @Test
    void anEngineInMemoryBooks() {
        InMemoryEngineExample.run(out);

        assertThat(printed()).startsWith("Booked 20");
    }

    @Test
    void aSubscriberHearsOfEveryStep() throws InterruptedException {
        SubscribeToEventsExample.run(out);

        assertThat(printed())
                .contains("1 client.onboarded")
                .contains("lead.created")
                .contains("call.queued");
    }

    @Test
    void anImportNamesItsBadRow() {
        ImportLeadsExample.run(out);

        assertThat(printed()).contains("accepted 2 of 4").contains("row ");
    }

    @Test
    void anEngineThatIsRunFromOutsideSendsThroughAnSmsGatewayOfOnesOwn() {
        ExternalSchedulerExample.run(out);

        assertThat(printed()).containsSubsequence("Nothing is sent until", "SMS to +12125550123");
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
