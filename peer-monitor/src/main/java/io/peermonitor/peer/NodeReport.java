package io.peermonitor.peer;

/**
 * Something learnt of one node: the end of a poll, what the node pushed in between, or that it is
 * watched at all.
 */
public sealed interface NodeReport permits PollResult, PeerSignal, RosterChange, ConsensusReport {

    NodeName node();

    /** When it was learnt. */
    Moment at();

    /** Of which of the node's two clients. */
    default Layer layer() {
        return Layer.EXECUTION;
    }
}
