package io.github.booking4j.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.VoiceGateway.CallReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallRecordsTest {
    private static final CallReference CALL = Samples.reference("v-1", null);

    private final StubVapi vapi = new StubVapi();
    private final VapiVoice voice = Samples.settings(vapi.url()).build();
    private final List<String> read = new ArrayList<>();

    @AfterEach
    void stop() {
        voice.close();
        vapi.close();
    }

    @Test
    @Tag("vapi.recording")
    void aRecordingIsFetchedWhereVapiSaysItLiesWithoutShowingOurKeyThere() {
        vapi.answer(302, "", "Location", vapi.url() + "/place?signature=1")
                .answer(200, "RIFF", "Content-Type", "audio/wav");

        assertThat(readRecording()).isTrue();

        assertThat(read).containsExactly("audio/wav RIFF");
        assertThat(vapi.asked().get(0).target()).isEqualTo("/call/v-1/mono-recording");
        assertThat(vapi.asked().get(0).authorization()).startsWith("Bearer ");
        assertThat(vapi.asked().get(1).target()).isEqualTo("/place?signature=1");
        assertThat(vapi.asked().get(1).authorization()).isNull();
    }

    @Test
    @Tag("vapi.recording")
    void whatIsNoSoundIsNotCalledSo() {
        vapi.answer(302, "", "Location", vapi.url() + "/place").answer(200, "<html>", "Content-Type", "text/html");

        assertThat(readRecording()).isTrue();
        assertThat(read).containsExactly("application/octet-stream <html>");
    }

    @Test
    @Tag("vapi.recording")
    void aCallWithoutRecordingHasNone() {
        vapi.answer(404, "{}");

        assertThat(readRecording()).isFalse();
        assertThat(voice.readRecording(Samples.reference(null, null), this::keep))
                .isFalse();
        assertThat(read).isEmpty();
    }

    @ParameterizedTest
    @Tag("vapi.recording")
    @CsvSource({"http://169.254.169.254/latest, recording_url", "file:///etc/passwd, unreadable_answer"})
    void nothingIsFetchedWhereItIsNotSafe(String place, String code) {
        vapi.answer(302, "", "Location", place);

        assertThat(failure().providerCode()).isIn(code, "http_302");
        assertThat(vapi.asked()).hasSize(1);
        assertThat(read).isEmpty();
    }

    @Test
    @Tag("vapi.recording")
    void aReaderThatBreaksOffIsNoFailureOfVapis() {
        for (int i = 0; i < 10; i++) {
            vapi.answer(302, "", "Location", vapi.url() + "/place").answer(200, "RIFF", "Content-Type", "audio/wav");
            assertThat(Objects.requireNonNull(catchThrowableOfType(
                                    GatewayException.class,
                                    () -> voice.readRecording(CALL, (type, in) -> {
                                        throw new IOException("the listener hung up");
                                    })))
                            .kind())
                    .isEqualTo(Kind.NOT_DONE);
        }
        assertThat(voice.circuit()).isEqualTo("closed");
    }

    @Test
    @Tag("vapi.erase")
    void aCallIsErasedAndOneThatIsGoneIsFine() {
        vapi.answer(200, "{}").answer(404, "{}").answer(503, "{}");

        voice.erase(CALL);
        voice.erase(CALL);
        assertThat(vapi.asked())
                .allSatisfy(asked -> assertThat(asked.method() + " " + asked.target() + " " + asked.body())
                        .isEqualTo("DELETE /call/v-1 {}"));
        assertThat(Objects.requireNonNull(catchThrowableOfType(GatewayException.class, () -> voice.erase(CALL)))
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
        voice.erase(Samples.reference(null, null));
        assertThat(vapi.asked()).hasSize(3);
    }

    private boolean readRecording() {
        return voice.readRecording(CALL, this::keep);
    }

    private void keep(String type, InputStream sound) throws IOException {
        read.add(type + " " + new String(sound.readAllBytes(), StandardCharsets.UTF_8));
    }

    private GatewayException failure() {
        return Objects.requireNonNull(catchThrowableOfType(GatewayException.class, this::readRecording));
    }
}
