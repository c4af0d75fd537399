package io.peermonitor.realnodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/**
 * Picks ports that are free on loopback, each one only once in the life of this JVM.
 *
 * <p>They are fixed numbers, not 0, because a node must come back on the ports it had.
 */
final class LoopbackPorts {

    private static final Set<Integer> HANDED_OUT = new HashSet<>();

    private LoopbackPorts() {}

    static synchronized int next() {
        int port = free();
        while (!HANDED_OUT.add(port)) {
            port = free();
        }
        return port;
    }

    private static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on loopback", e);
        }
    }
}
