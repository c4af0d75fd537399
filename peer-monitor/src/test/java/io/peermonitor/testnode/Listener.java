package io.peermonitor.testnode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A listening socket with the connections it accepted; once stopped it stays stopped. */
final class Listener {

    private final ServerSocketChannel server;
    private final Traffic traffic;
    private final Map<Connection, Thread> open = new ConcurrentHashMap<>();
    private final Thread accepting;

    private Listener(
            ServerSocketChannel server, Traffic traffic, Consumer<Connection> conversation) {
        this.server = server;
        this.traffic = traffic;
        this.accepting =
                Thread.ofVirtual().name("scripted-node").unstarted(() -> accept(conversation));
    }

    static Listener on(SocketAddress address, Traffic traffic, Consumer<Connection> conversation)
            throws IOException {
        boolean unix = address instanceof UnixDomainSocketAddress;
        ServerSocketChannel server =
                ServerSocketChannel.open(
                        unix ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET);
        server.bind(address);
        Listener listener = new Listener(server, traffic, conversation);
        listener.accepting.start();
        return listener;
    }

    private void accept(Consumer<Connection> conversation) {
        while (server.isOpen()) {
            try {
                hold(new Connection(server.accept(), traffic), conversation);
            } catch (IOException gone) {
                // this client left at once, or the node was stopped
            }
        }
    }

    private void hold(Connection connection, Consumer<Connection> conversation) {
        Thread thread =
                Thread.ofVirtual()
                        .name("scripted-connection")
                        .unstarted(() -> {
                            try {
                                conversation.accept(connection);
                            } finally {
                                open.remove(connection);
                            }
                        });
        traffic.connections().increment();
        open.put(connection, thread);
        // after the put: whatever stop() did not see, sees here that the server is closed
        if (!server.isOpen()) {
            connection.cut();
        }
        thread.start();
    }

    SocketAddress address() throws IOException {
        return server.getLocalAddress();
    }

    boolean isOpen() {
        return server.isOpen();
    }

    int openConnections() {
        return open.size();
    }

    void stop() {
        try {
            server.close();
            // until then the kernel still listens, and the address cannot be taken again
            accepting.join();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        open.forEach((connection, thread) -> {
            connection.cut();
            thread.interrupt();
        });
    }
}
