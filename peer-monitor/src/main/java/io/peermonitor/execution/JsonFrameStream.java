package io.peermonitor.execution;

import io.peermonitor.wire.BlockStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends where the first JSON value of a stream ends, because the socket stays open after it.
 *
 * <p>Geth ends each answer with a line feed, other clients do not: brackets are the only common
 * sign.
 */
final class JsonFrameStream extends BlockStream {

    private final InputStream source;
    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean ended;

    JsonFrameStream(InputStream source) {
        this.source = source;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        int read = source.read(target, offset, length);
        for (int i = 0; i < read; i++) {
            scan(target[offset + i]);
            if (ended) {
                return i + 1;
            }
        }
        return read;
    }

    private void scan(byte b) {
        if (escaped) {
            escaped = false;
        } else if (inString) {
            escaped = b == '\\';
            inString = b != '"';
        } else {
            outsideString(b);
        }
    }

    private void outsideString(byte b) {
        switch (b) {
            case '"' -> inString = true;
            case '{', '[' -> depth++;
            case '}', ']' -> {
                depth--;
                ended = depth <= 0;
            }
            // a bare word or number is no JSON-RPC answer: its line is all there will be
            case '\n' -> ended = depth == 0;
            default -> {}
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
