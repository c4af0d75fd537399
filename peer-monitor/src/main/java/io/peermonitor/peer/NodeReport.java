package io.peermonitor.peer;

/** Something learnt of one node: the end of a poll, or what the node pushed in between. */
public sealed interface NodeReport permits PollResult, PeerSignal {

    NodeName node();

    /** When it was learnt. */
    Moment at();
}
