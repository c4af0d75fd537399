package io.peermonitor.execution;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes the sockets of one WebSocket, and hands on how much they may give. */
final class CappedSocketFactory extends SocketFactory {

    /** Frame heads, and a handshake, whose headers OkHttp limits to 256 KiB. */
    private static final long OVERHEAD = 512L * 1024;

    private volatile CappedSocket last = new CappedSocket(OVERHEAD);

    /** The message that comes next may have so many bytes. */
    void allow(long bytes) {
        last.allow(bytes + OVERHEAD);
    }

    /** OkHttp asks for an unconnected socket and connects it with its own time limit. */
    @Override
    public Socket createSocket() {
        last = new CappedSocket(OVERHEAD);
        return last;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("only unconnected sockets are made");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("only unconnected sockets are made");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("only unconnected sockets are made");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("only unconnected sockets are made");
    }
}
