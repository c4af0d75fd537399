package io.peermonitor.peer;

/**
 * What one poll of the consensus client of a node ended in; its chain has the part {@code beacon}.
 *
 * @param poll of the client; its node is the one whose other half is the execution client
 */
public record ConsensusReport(PollResult poll) implements NodeReport {

    @Override
    public NodeName node() {
        return poll.node();
    }

    @Override
    public Moment at() {
        return poll.at();
    }

    @Override
    public Layer layer() {
        return Layer.CONSENSUS;
    }
}
