package io.github.booking4j.servlet;

import static io.github.booking4j.servlet.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.servlet.ServedEngine.Answer;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecordingRouteTest {
    private ServedEngine served;

    @BeforeEach
    void start() {
        served = ServedEngine.start();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    @Tag("http.recording")
    void theRecordingOfACallThatIsOverIsStreamed() {
        served.post("/api/leads/{key}", "{\"phone\":\"+12125550123\"}");
        served.engine.runDue();
        DialRequest dialled = served.voice.dialled().get(0);
        String path = "/api/calls/{key}/" + dialled.callId() + "/recording";
        served.voice.recorded("voice-" + dialled.callId(), "RIFF".getBytes(StandardCharsets.UTF_8));
        assertProblem(served.get(path), 404, "not_found");

        served.voice.reportEnded(dialled, served.clock.instant(), served.clock.instant(), Ending.Kind.COMPLETED, null);
        Answer answer = served.get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo("RIFF");
        assertThat(answer.header("Content-Type")).startsWith("audio/wav");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertProblem(served.get("/api/calls/{key}/0190a0a0-0000-7000-8000-000000000000/recording"), 404, "not_found");
    }
}
