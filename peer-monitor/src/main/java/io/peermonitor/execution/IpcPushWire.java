package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.wire.Deadline;
import io.peermonitor.wire.LimitedStream;
import io.peermonitor.wire.WireException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Pushed messages over a unix socket that lives as long as the node keeps it. */
final class IpcPushWire implements PushWire {

    private final IpcWire sockets;
    private final AtomicReference<@Nullable IpcStream> running = new AtomicReference<>();

    IpcPushWire(IpcWire sockets) {
        this.sockets = sockets;
    }

    @Override
    public IOException follow(String question, Messages messages, Deadline firstBy, int maxBytes) {
        try (IpcStream stream = sockets.send(question, firstBy)) {
            running.set(stream);
            InputStream bytes = new BufferedInputStream(stream);
            messages.take(next(bytes, maxBytes));
            stream.withoutDeadline();
            while (true) {
                messages.take(next(bytes, maxBytes));
            }
        } catch (IOException end) {
            return Thread.currentThread().isInterrupted()
                    ? new WireException(FailureReason.IO)
                    : end;
        }
    }

    /** The next JSON value; the line ends between two of them are none. */
    private static byte[] next(InputStream bytes, int maxBytes) throws IOException {
        while (true) {
            InputStream frame = new JsonFrameStream(new LimitedStream(bytes, maxBytes, () -> {}));
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            // one by one: what is behind the end belongs to the next message
            for (int b = frame.read(); b >= 0; b = frame.read()) {
                message.write(b);
            }
            if (message.size() > 1) {
                return message.toByteArray();
            }
        }
    }

    @Override
    public void close() {
        IpcStream stream = running.get();
        if (stream != null) {
            stream.close();
        }
    }
}
