package io.github.booking4j.servlet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is refused as soon as more than its limit was read. */
final class BoundedBody extends FilterInputStream {
    static final int TOO_LARGE = 413;

    private final long most;
    private long left;

    BoundedBody(InputStream body, long most) {
        super(body);
        this.most = most;
        this.left = most;
    }

    static HttpProblem tooLarge(long most) {
        // What is not read cannot be answered on a connection that goes on.
        return new HttpProblem(TOO_LARGE, "body_too_large", "The body must have at most " + most + " bytes")
                .header("Connection", "close");
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw tooLarge(most);
        }
    }
}
