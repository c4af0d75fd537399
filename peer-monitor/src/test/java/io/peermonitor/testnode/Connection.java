package io.peermonitor.testnode;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

/** One accepted socket: the bytes of the client, the bytes of the script, and the ways to end. */
final class Connection {

    /** Small enough that the count of written bytes says when a client stopped reading. */
    private static final int SLICE = 16_384;

    private final SocketChannel channel;
    private final Traffic traffic;
    private final DataInputStream input;
    private final int clientPort;
    // a script may push from a thread of its own while the conversation answers a ping
    private final ReentrantLock writing = new ReentrantLock();
    // both guarded by the lock
    private final Queue<byte[][]> waiting = new ArrayDeque<>();
    private boolean amidMessage;

    Connection(SocketChannel channel, Traffic traffic) throws IOException {
        this.channel = channel;
        this.traffic = traffic;
        this.input = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
        this.clientPort =
                channel.getRemoteAddress() instanceof InetSocketAddress tcp ? tcp.getPort() : 0;
        if (isTcp()) {
            // a piecemeal answer leaves piece by piece
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
    }

    DataInputStream input() {
        return input;
    }

    int clientPort() {
        return clientPort;
    }

    Traffic traffic() {
        return traffic;
    }

    /** Writes the pieces as one, whatever else is written to this connection meanwhile. */
    void write(byte[]... pieces) throws IOException {
        writing.lock();
        try {
            for (byte[] piece : pieces) {
                writeInSlices(ByteBuffer.wrap(piece));
            }
        } finally {
            writing.unlock();
        }
    }

    /** From here to {@link #endMessage} a message is under way, which no other may enter. */
    void beginMessage() {
        writing.lock();
        try {
            amidMessage = true;
        } finally {
            writing.unlock();
        }
    }

    void endMessage() throws IOException {
        writing.lock();
        try {
            amidMessage = false;
            for (byte[][] next = waiting.poll(); next != null; next = waiting.poll()) {
                write(next);
            }
        } finally {
            writing.unlock();
        }
    }

    /** Writes a whole message, after the one that is under way. */
    void push(byte[]... pieces) throws IOException {
        writing.lock();
        try {
            if (amidMessage && channel.isOpen()) {
                waiting.add(pieces);
                return;
            }
            write(pieces);
        } finally {
            writing.unlock();
        }
    }

    private void writeInSlices(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            ByteBuffer slice = bytes.slice(bytes.position(), Math.min(SLICE, bytes.remaining()));
            int written = channel.write(slice);
            bytes.position(bytes.position() + written);
            traffic.bytesWritten().add(written);
        }
    }

    /** Ends the stream after what was written. */
    void cut() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends a TCP connection with a reset; a unix socket knows no such thing and is cut. */
    void reset() throws IOException {
        if (channel.isOpen() && isTcp()) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        cut();
    }

    private boolean isTcp() throws IOException {
        return channel.getLocalAddress() instanceof InetSocketAddress;
    }
}
