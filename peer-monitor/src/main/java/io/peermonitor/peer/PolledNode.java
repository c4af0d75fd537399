package io.peermonitor.peer;

/** Reads one client of a node when it is asked to. */
public interface PolledNode extends AutoCloseable {

    NodeName node();

    /**
     * Asks the client once; ends within the poll's deadline and never throws for anything the
     * client does.
     */
    PollResult poll();

    @Override
    void close();
}
