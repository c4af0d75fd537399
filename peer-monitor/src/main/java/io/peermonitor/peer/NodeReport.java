package io.peermonitor.peer;

/**
 * Something learnt of one node: the end of a poll, what the node pushed in between, or that it is
 * watched at all.
 */
public sealed interface NodeReport permits PollResult, PeerSignal, RosterChange {

    NodeName node();

    /** When it was learnt. */
    Moment at();
}
