package io.peermonitor.peer;

import io.peermonitor.peer.PeerSignal.Unsubscribed;
import java.util.function.Consumer;

/**
 * Reads one execution client, whatever its transport; the seam between the edge that asks and the
 * monitor that schedules.
 */
public interface NodeReader extends PolledNode {

    /**
     * Asks the node to push what its peers do and hands each signal on, in order, until that ends;
     * beside polls, on a connection of its own. Returns how it ended and never throws for anything
     * the node does.
     */
    Unsubscribed listen(Consumer<PeerSignal> signals);
}
