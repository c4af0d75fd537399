package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.wire.WireException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * A socket that gives only so many bytes until it is told that more are fine.
 *
 * <p>OkHttp gathers a WebSocket message in memory without a limit, so the limit is put below it.
 */
final class CappedSocket extends Socket {

    private volatile long left;

    CappedSocket(long bytes) {
        this.left = bytes;
    }

    void allow(long bytes) {
        left = bytes;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int read = super.read(target, offset, length);
                spend(read);
                return read;
            }

            @Override
            public int read() throws IOException {
                int read = super.read();
                spend(read < 0 ? 0 : 1);
                return read;
            }
        };
    }

    /** Only the one thread that reads spends; a lost race with allow errs by one read. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void spend(int bytes) throws WireException {
        left -= Math.max(bytes, 0);
        if (left < 0) {
            throw new WireException(FailureReason.TOO_LARGE);
        }
    }
}
