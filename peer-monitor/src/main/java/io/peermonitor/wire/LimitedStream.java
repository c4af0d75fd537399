package io.peermonitor.wire;

import io.peermonitor.peer.FailureReason;
import java.io.IOException;
import java.io.InputStream;

/** Gives at most so many bytes, then fails as too large and gives the source up. */
public final class LimitedStream extends BlockStream {

    private final InputStream source;
    private final Runnable giveUp;
    private long left;

    /**
     * @param giveUp ends the source without reading the rest of it
     */
    public LimitedStream(InputStream source, long maxBytes, Runnable giveUp) {
        this.source = source;
        this.left = maxBytes;
        this.giveUp = giveUp;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = source.read(target, offset, length);
        left -= Math.max(read, 0);
        if (left < 0) {
            giveUp.run();
            throw new WireException(FailureReason.TOO_LARGE);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
