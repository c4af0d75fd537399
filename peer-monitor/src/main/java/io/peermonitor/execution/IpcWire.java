package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

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
        requireSocket();
        long nanosLeft = deadline.remaining().toNanos();
        SocketChannel channel = connect();
        Future<?> alarm =
                timer.schedule(() -> closeQuietly(channel), nanosLeft, TimeUnit.NANOSECONDS);
        IpcStream stream = new IpcStream(channel, alarm, deadline);
        try {
            ByteBuffer bytes = ByteBuffer.wrap((question + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException failed) {
            stream.close();
            throw stream.timedOutOr(failed);
        }
        return new JsonFrameStream(new LimitedStream(stream, maxBytes, stream::close));
    }

    private SocketChannel connect() throws IOException {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(path));
        } catch (SocketException refused) {
            throw new RpcException(FailureReason.REFUSED, "the socket takes no connection");
        }
    }

    private void requireSocket() throws RpcException {
        if (!Files.exists(path)) {
            throw new RpcException(FailureReason.REFUSED, "no such socket file");
        }
        if (!Files.isReadable(path) || !Files.isWritable(path)) {
            throw new RpcException(FailureReason.UNAUTHORIZED, "no permission for the socket file");
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException gone) {
            // nothing is lost: the answer is given up either way
        }
    }

    @Override
    public void reset() {}

    @Override
    public void close() {}

    /** The answer's bytes; ends as timed out when the alarm closed the socket. */
    private static final class IpcStream extends BlockStream {

        private final SocketChannel channel;
        private final Future<?> alarm;
        private final Deadline deadline;

        IpcStream(SocketChannel channel, Future<?> alarm, Deadline deadline) {
            this.channel = channel;
            this.alarm = alarm;
            this.deadline = deadline;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read;
            try {
                read = channel.read(ByteBuffer.wrap(target, offset, length));
            } catch (IOException failed) {
                throw timedOutOr(failed);
            }
            if (read < 0) {
                throw new RpcException(FailureReason.CLOSED);
            }
            return read;
        }

        IOException timedOutOr(IOException failed) {
            return deadline.passed() ? new RpcException(FailureReason.TIMEOUT) : failed;
        }

        @Override
        public void close() {
            alarm.cancel(false);
            closeQuietly(channel);
        }
    }
}
