package io.github.booking4j.call;

import java.io.IOException;
import java.io.InputStream;

/** Takes the recording of a call, once, while it is fetched. */
@FunctionalInterface
public interface RecordingReader {
    /**
     * Reads the recording to its end, or as far as it likes.
     *
     * @param contentType such as {@code audio/wav}; {@code application/octet-stream} when it is not said to be audio
     * @param recording the sound; closed by the caller
     * @throws IOException when it cannot be taken: then the rest is not fetched
     */
    void read(String contentType, InputStream recording) throws IOException;
}
