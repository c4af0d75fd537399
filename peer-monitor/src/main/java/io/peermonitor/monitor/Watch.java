package io.peermonitor.monitor;

import io.peermonitor.peer.Layer;
import io.peermonitor.peer.PolledNode;
import java.util.List;
import java.util.concurrent.Future;

/** What runs for one client of a node, and the reader that it uses. */
record Watch(Layer layer, PolledNode reader, List<Future<?>> running) {

    static Watch execution(PolledNode reader, Future<?> poller, Future<?> listener) {
        return new Watch(Layer.EXECUTION, reader, List.of(poller, listener));
    }

    static Watch consensus(PolledNode reader, Future<?> poller) {
        return new Watch(Layer.CONSENSUS, reader, List.of(poller));
    }

    /** What is under way is interrupted: an end never waits for a node. */
    void end() {
        running.forEach(loop -> loop.cancel(true));
        reader.close();
    }
}
