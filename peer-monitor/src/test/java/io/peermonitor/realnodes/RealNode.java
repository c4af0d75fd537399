package io.peermonitor.realnodes;

/** What the tests need of a running node, whichever client it is. */
interface RealNode extends AutoCloseable {

    NodeRpc rpc();

    /** The address a user would write into {@code peer-monitor.nodes.<name>.url}. */
    String url(Transport transport);

    /** Ends the node without a goodbye. */
    void kill();

    /** Starts the killed node again on the ports it had. */
    void restart();

    String lastLines();

    @Override
    void close();
}
