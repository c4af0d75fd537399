package io.peermonitor.testnode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A JSON-RPC node on a loopback or unix socket that answers as its script says: by hand instead of
 * by a library, since a test must be able to send what no library would.
 */
public final class ScriptedNode implements AutoCloseable {

    /** Unix socket paths end at 104 bytes on macOS and 108 on Linux. */
    private static final int LONGEST_PATH = 100;

    private final Transport transport;
    private final Script script;
    private final Traffic traffic = new Traffic();
    private final SocketAddress address;
    private volatile Listener listener;

    private ScriptedNode(Transport transport, Script script, SocketAddress where)
            throws IOException {
        this.transport = transport;
        this.script = script;
        this.listener = listenOn(where);
        this.address = listener.address();
    }

    public static ScriptedNode start(Transport transport, Script script) {
        try {
            return new ScriptedNode(
                    transport, script, transport == Transport.IPC ? newSocketPath() : anyPort());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** On an address of the caller's choice, which other hosts may reach. */
    public static ScriptedNode startWebSocket(InetSocketAddress where, Script script)
            throws IOException {
        return new ScriptedNode(Transport.WEB_SOCKET, script, where);
    }

    private Listener listenOn(SocketAddress where) throws IOException {
        return Listener.on(
                where,
                traffic,
                connection -> Conversation.over(transport, connection, script).run());
    }

    private static SocketAddress anyPort() throws IOException {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    }

    private static SocketAddress newSocketPath() throws IOException {
        Path path = Files.createTempDirectory("node").resolve("geth.ipc").toAbsolutePath();
        if (path.toString().length() > LONGEST_PATH) {
            throw new IOException(
                    "No unix socket fits in \""
                            + path
                            + "\": set java.io.tmpdir to a shorter path");
        }
        return UnixDomainSocketAddress.of(path);
    }

    /** Where a client finds the node: http://…, ws://… or the path of the socket. */
    public String url() {
        return switch (transport) {
            case HTTP -> "http:/" + address;
            case WEB_SOCKET -> "ws:/" + address;
            case IPC -> socketPath().toString();
        };
    }

    private Path socketPath() {
        return ((UnixDomainSocketAddress) address).getPath();
    }

    /** Stops listening and cuts every connection, like a node that goes down. */
    public void stop() {
        listener.stop();
        if (transport == Transport.IPC) {
            delete(socketPath());
        }
    }

    /** Listens again on the same address after {@link #stop()}. */
    public void resume() {
        if (listener.isOpen()) {
            return;
        }
        try {
            listener = listenOn(address);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        stop();
        if (transport == Transport.IPC) {
            // an empty sibling is the directory itself
            delete(socketPath().resolveSibling(""));
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Connections accepted since the start. */
    public long connections() {
        return traffic.connections().sum();
    }

    public int openConnections() {
        return listener.openConnections();
    }

    /** Requests read since the start, answered or not. */
    public long requests() {
        return traffic.requests().sum();
    }

    public long bytesWritten() {
        return traffic.bytesWritten().sum();
    }
}
