package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.wire.Deadline;
import io.peermonitor.wire.LimitedStream;
import io.peermonitor.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;

/**
 * JSON-RPC over the unix socket of a node, with the JDK alone.
 *
 * <p>A connection lives for one question, so that a node that was restarted in between is not
 * mistaken for one that hung up.
 */
final class IpcWire implements Wire {

    private final Path path;
    private final ScheduledExecutorService timer;

    /**
     * @param timer closes sockets whose deadline has passed, which ends a blocked read
     */
    IpcWire(NodeAddress.Ipc address, ScheduledExecutorService timer) {
        this.path = address.path();
        this.timer = timer;
    }

    @Override
    public InputStream ask(String question, Deadline deadline, int maxBytes) throws IOException {
        IpcStream stream = send(question, deadline);
        return new JsonFrameStream(new LimitedStream(stream, maxBytes, stream::close));
    }

    /** Connects and asks; the answer is what the stream gives. */
    IpcStream send(String question, Deadline deadline) throws IOException {
        requireSocket();
        IpcStream stream = IpcStream.over(connect(), deadline, timer);
        try {
            stream.write(question + "\n");
        } catch (IOException failed) {
            stream.close();
            throw stream.timedOutOr(failed);
        }
        return stream;
    }

    private SocketChannel connect() throws IOException {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(path));
        } catch (SocketException refused) {
            throw new WireException(FailureReason.REFUSED, "the socket takes no connection");
        }
    }

    private void requireSocket() throws WireException {
        if (!Files.exists(path)) {
            throw new WireException(FailureReason.REFUSED, "no such socket file");
        }
        if (!Files.isReadable(path) || !Files.isWritable(path)) {
            throw new WireException(
                    FailureReason.UNAUTHORIZED, "no permission for the socket file");
        }
    }

    @Override
    public void reset() {}

    @Override
    public void close() {}
}
