package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.wire.BlockStream;
import io.peermonitor.wire.Deadline;
import io.peermonitor.wire.WireException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The bytes of one unix socket; ends as timed out when its deadline has closed it. */
final class IpcStream extends BlockStream {

    private final SocketChannel channel;
    private final Deadline deadline;
    private final Future<?> alarm;

    private IpcStream(SocketChannel channel, Deadline deadline, Future<?> alarm) {
        this.channel = channel;
        this.deadline = deadline;
        this.alarm = alarm;
    }

    /**
     * @param timer closes the socket when the deadline has passed, which ends a blocked read
     */
    static IpcStream over(
            SocketChannel channel, Deadline deadline, ScheduledExecutorService timer) {
        // at once when it has passed already
        long nanosLeft = deadline.nanos() - System.nanoTime();
        Future<?> alarm =
                timer.schedule(() -> closeQuietly(channel), nanosLeft, TimeUnit.NANOSECONDS);
        return new IpcStream(channel, deadline, alarm);
    }

    void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** The node has answered: from now on it may take its time. */
    void withoutDeadline() {
        alarm.cancel(false);
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
            throw new WireException(FailureReason.CLOSED);
        }
        return read;
    }

    IOException timedOutOr(IOException failed) {
        return deadline.passed() && !alarm.isCancelled()
                ? new WireException(FailureReason.TIMEOUT)
                : failed;
    }

    @Override
    public void close() {
        alarm.cancel(false);
        closeQuietly(channel);
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException gone) {
            // nothing is lost: the answer is given up either way
        }
    }
}
