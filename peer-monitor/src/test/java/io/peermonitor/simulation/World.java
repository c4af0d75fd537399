package io.peermonitor.simulation;

import java.util.Arrays;
import java.util.List;

/**
 * Everything there is at one tick: nothing but the seed and the tick decides about it.
 *
 * @param attacked whether somebody tries to take over the peers of a node now and then
 */
record World(long seed, long tick, boolean attacked, List<Table> tables) {

    private static final long FIRST_HEAD = 26_400_000;
    private static final int TICKS_PER_BLOCK = 12;

    /** Fixed by EIP-7642: a peer announces its range at most once per epoch. */
    private static final int BLOCKS_PER_UPDATE = 32;

    World {
        tables = List.copyOf(tables);
    }

    static World begin(long seed) {
        return begin(seed, true);
    }

    static World begin(long seed, boolean attacked) {
        return new World(
                seed,
                0,
                attacked,
                Arrays.stream(SimulatedNode.values())
                        .map(node -> Table.begin(seed, node))
                        .toList());
    }

    World next() {
        return new World(
                seed,
                tick + 1,
                attacked,
                Arrays.stream(SimulatedNode.values())
                        .map(node -> tableOf(node).after(this, node))
                        .toList());
    }

    Table tableOf(SimulatedNode node) {
        return tables.get(node.number());
    }

    long head() {
        return FIRST_HEAD + tick / TICKS_PER_BLOCK;
    }

    /** The last block that the node itself has. */
    long headOf(SimulatedNode node) {
        return head() - node.blocksToSync(tick);
    }

    /** What the peer announced last, each peer at a block of its own. */
    long latestBlockOf(NetworkPeer peer) {
        int offset = peer.number() % BLOCKS_PER_UPDATE;
        long steps = (head() + offset) / BLOCKS_PER_UPDATE;
        return steps * BLOCKS_PER_UPDATE - offset - peer.blocksBehind();
    }

    String blockHash(long block) {
        return "0x" + Chance.hex(Chance.of(seed, "block", block), 32);
    }
}
