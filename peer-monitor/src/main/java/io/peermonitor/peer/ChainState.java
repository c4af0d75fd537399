package io.peermonitor.peer;

import org.jspecify.annotations.Nullable;

/**
 * How far a node has come; each part absent where the node does not tell it.
 *
 * @param headBlock its newest block
 * @param syncing whether it says that it is catching up
 * @param highestBlock the block it is catching up to, only while syncing
 * @param beacon what only a consensus client knows; its {@code headBlock} is the execution block in
 *     its head
 */
public record ChainState(
        @Nullable Long headBlock,
        @Nullable Boolean syncing,
        @Nullable Long highestBlock,
        @Nullable BeaconChain beacon) {

    public static final ChainState UNKNOWN = new ChainState(null, null, null);

    /** Of an execution client. */
    public ChainState(
            @Nullable Long headBlock, @Nullable Boolean syncing, @Nullable Long highestBlock) {
        this(headBlock, syncing, highestBlock, null);
    }

    /**
     * The newest block the node knows of: its sync target, or its own head when it says it is not
     * syncing.
     */
    public @Nullable Long bestKnownBlock() {
        return Boolean.FALSE.equals(syncing) ? headBlock : highestBlock;
    }
}
