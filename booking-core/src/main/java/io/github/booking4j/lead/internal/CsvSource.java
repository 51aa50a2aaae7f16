package io.github.booking4j.lead.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The text of a CSV file: UTF-8, or what its byte order mark says; bytes that are no text become U+FFFD, every line break becomes
 * {@code \n}. It hands out one line at a time at most, so that the parser never holds more than the record it is in, and remembers where
 * that record began: a record that turns out to be broken costs its first line and nothing else. Memory is bounded by its buffer.
 */
final class CsvSource extends Reader {
    private static final int BUFFER = 65_536;
    private static final int LOST = -1;

    private final Reader decoded;
    private final char[] buffer = new char[BUFFER];
    private int mark;
    private int position;
    private int limit;
    private boolean atLineStart = true;

    CsvSource(InputStream bytes) throws IOException {
        PushbackInputStream start = new PushbackInputStream(bytes, 3);
        byte[] first = start.readNBytes(3);
        Charset charset = StandardCharsets.UTF_8;
        int markLength = 0;
        if (startsWith(first, 0xEF, 0xBB, 0xBF)) {
            markLength = 3;
        } else if (startsWith(first, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            markLength = 2;
        } else if (startsWith(first, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            markLength = 2;
        }
        start.unread(first, markLength, first.length - markLength);
        decoded = new InputStreamReader(start, charset);
    }

    /** Reads on to the end of the line at most. */
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        int end = lineEnd(Math.min(limit, position + length));
        int count = end - position;
        if (count > 0) {
            System.arraycopy(buffer, position, target, offset, count);
        }
        position = end;
        atLineStart = count < length && position < limit;
        if (atLineStart) {
            skipLineBreak();
            target[offset + count++] = '\n';
        }
        return count;
    }

    /** Remembers that a record begins here. */
    void markRecord() {
        mark = position;
    }

    /**
     * Goes back to where the record began and past its first line. If that is further back than is remembered, past the present line.
     *
     * @return the length of that line, {@link Integer#MAX_VALUE} if it is no longer known
     */
    int skipFirstLineOfRecord() throws IOException {
        boolean known = mark != LOST;
        if (known) {
            position = mark;
        } else if (atLineStart) {
            return Integer.MAX_VALUE;
        }
        int length = 0;
        while (position < limit || fill()) {
            int end = lineEnd(limit);
            length += end - position;
            position = end;
            if (position < limit) {
                skipLineBreak();
                break;
            }
            length = Math.min(length, BUFFER);
        }
        atLineStart = true;
        return known ? length : Integer.MAX_VALUE;
    }

    /** The next line that is not empty, or as much of it as the buffer holds, without consuming it; empty lines before it are consumed. */
    String peekLine() throws IOException {
        while ((position < limit || fill()) && isLineBreak(buffer[position])) {
            position++;
        }
        mark = position;
        int end = lineEnd(limit);
        boolean more = true;
        while (more && end == limit && limit - mark < BUFFER) {
            position = limit;
            more = fill();
            end = lineEnd(limit);
        }
        position = mark;
        return new String(buffer, position, end - position);
    }

    @Override
    public void close() throws IOException {
        decoded.close();
    }

    // Gets more text behind the limit, keeping what the mark needs.
    private boolean fill() throws IOException {
        int kept = mark == LOST || limit - mark == BUFFER ? limit : mark;
        mark = kept == limit && mark != limit ? LOST : 0;
        System.arraycopy(buffer, kept, buffer, 0, limit - kept);
        position -= kept;
        limit -= kept;
        int count = decoded.read(buffer, limit, BUFFER - limit);
        limit += Math.max(0, count);
        return count > 0;
    }

    // Only called with the position on a line break.
    private void skipLineBreak() throws IOException {
        boolean carriageReturn = buffer[position++] == '\r';
        if (carriageReturn && (position < limit || fill()) && buffer[position] == '\n') {
            position++;
        }
    }

    private int lineEnd(int before) {
        int end = position;
        while (end < before && !isLineBreak(buffer[end])) {
            end++;
        }
        return end;
    }

    private static boolean isLineBreak(char character) {
        return character == '\n' || character == '\r';
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
