package io.peermonitor.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/** The part of an answer that is being read: a bounded look at what comes next. */
final class AnswerWindow {

    static final int SIZE = 64 * 1024;

    private final InputStream source;
    private final byte[] bytes = new byte[SIZE];
    private int begin;
    private int end;
    private boolean ended;

    AnswerWindow(InputStream source) {
        this.source = source;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where in the bytes the next one is. */
    int begin() {
        return begin;
    }

    /** How many bytes can be seen without reading on. */
    int available() {
        return end - begin;
    }

    /**
     * Reads on until so many bytes can be seen; false when the answer or the window ends before.
     */
    boolean has(int length) throws IOException {
        if (available() >= length) {
            return true;
        }
        if (length > SIZE) {
            return false;
        }
        if (begin + length > SIZE) {
            System.arraycopy(bytes, begin, bytes, 0, available());
            end -= begin;
            begin = 0;
        }
        while (!ended && available() < length) {
            int read = source.read(bytes, end, SIZE - end);
            ended = read < 0;
            end += Math.max(read, 0);
        }
        return available() >= length;
    }

    /** The byte so many after the next one; -1 when it cannot be seen. */
    int peek(int offset) throws IOException {
        return has(offset + 1) ? bytes[begin + offset] & 0xff : -1;
    }

    /** Whether these bytes come so many after the next one. */
    boolean startsWith(byte[] expected, int offset) throws IOException {
        if (!has(offset + expected.length)) {
            return false;
        }
        int from = begin + offset;
        return Arrays.equals(bytes, from, from + expected.length, expected, 0, expected.length);
    }

    void skip(int length) {
        begin += length;
    }

    /** Everything from the next byte on, after this beginning. */
    InputStream restAfter(byte[] beginning) {
        return new SequenceInputStream(
                new ByteArrayInputStream(beginning),
                new SequenceInputStream(
                        new ByteArrayInputStream(bytes, begin, available()), source));
    }
}
