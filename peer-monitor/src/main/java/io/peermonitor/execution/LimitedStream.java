package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives at most so many bytes, then fails as too large and gives the source up. */
final class LimitedStream extends FilterInputStream {

    private final Runnable giveUp;
    private long left;

    /**
     * @param giveUp ends the source without reading the rest of it
     */
    LimitedStream(InputStream source, long maxBytes, Runnable giveUp) {
        super(source);
        this.left = maxBytes;
        this.giveUp = giveUp;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        left -= Math.max(read, 0);
        if (left < 0) {
            giveUp.run();
            throw new RpcException(FailureReason.TOO_LARGE);
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
