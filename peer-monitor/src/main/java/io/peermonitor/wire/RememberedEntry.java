package io.peermonitor.wire;

import io.peermonitor.peer.Peer;
import java.io.IOException;
import java.util.Arrays;

/** An entry as it was written, and the peer in it. */
final class RememberedEntry {

    private final byte[] bytes;
    private final Peer peer;

    private RememberedEntry(byte[] bytes, Peer peer) {
        this.bytes = bytes;
        this.peer = peer;
    }

    /** The peer that was read from so many bytes at the beginning of the window. */
    static RememberedEntry of(AnswerWindow window, int length, Peer peer) {
        int begin = window.begin();
        return new RememberedEntry(Arrays.copyOfRange(window.bytes(), begin, begin + length), peer);
    }

    boolean isNextIn(AnswerWindow window) throws IOException {
        return window.startsWith(bytes, 0);
    }

    int length() {
        return bytes.length;
    }

    Peer peer() {
        return peer;
    }
}
