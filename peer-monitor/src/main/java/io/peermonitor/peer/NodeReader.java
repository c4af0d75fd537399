package io.peermonitor.peer;

/**
 * Reads one node, whatever its transport; the seam between the edge that asks and the monitor that
 * schedules.
 */
public interface NodeReader extends AutoCloseable {

    NodeName node();

    /**
     * Asks the node once; ends within the poll's deadline and never throws for anything the node
     * does.
     */
    PollResult poll();

    @Override
    void close();
}
