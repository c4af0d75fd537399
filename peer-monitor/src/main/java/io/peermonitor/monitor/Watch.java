package io.peermonitor.monitor;

import io.peermonitor.peer.NodeReader;
import java.util.List;
import java.util.concurrent.Future;

/** The poller and the listener of one node, and the reader that both use. */
record Watch(NodeReader reader, List<Future<?>> running) {

    /** What is under way is interrupted: an end never waits for a node. */
    void end() {
        running.forEach(loop -> loop.cancel(true));
        reader.close();
    }
}
