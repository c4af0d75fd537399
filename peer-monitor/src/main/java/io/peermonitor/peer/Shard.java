package io.peermonitor.peer;

import java.nio.charset.StandardCharsets;

/**
 * The part of a fleet that one of several monitors watches: of all parts, a node belongs to the one
 * that draws the highest number for its name (rendezvous hashing).
 *
 * <p>So all monitors agree without a word, and one more takes nodes from the others but moves none
 * between them. The name alone decides, because nodes come and go.
 *
 * @param index from 0
 * @param count of all parts
 */
public record Shard(int index, int count) {

    /** All nodes. */
    public static final Shard WHOLE = new Shard(0, 1);

    private static final int MOST = 1000;

    public Shard {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                    "peer-monitor.shard.count is " + count + ": give 1 to " + MOST + ".");
        }
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException(
                    "peer-monitor.shard.index is "
                            + index
                            + ": give 0 to "
                            + (count - 1)
                            + ", or raise peer-monitor.shard.count, which is "
                            + count
                            + ".");
        }
    }

    public boolean watches(NodeName node) {
        long name = fingerprint(node.value());
        int winner = 0;
        for (int other = 1; other < count; other++) {
            if (Long.compareUnsigned(draw(name, other), draw(name, winner)) > 0) {
                winner = other;
            }
        }
        return winner == index;
    }

    /** FNV-1a: String.hashCode would do, but Java alone defines it, and it has only 32 bits. */
    private static long fingerprint(String name) {
        long hash = 0xcbf29ce484222325L;
        for (byte character : name.getBytes(StandardCharsets.US_ASCII)) {
            hash = (hash ^ character) * 0x100000001b3L;
        }
        return hash;
    }

    /** The finalizer of MurmurHash3: names that differ in one digit draw unlike numbers. */
    private static long draw(long name, int shard) {
        long mixed = name + shard * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    @Override
    public String toString() {
        return index + " of " + count;
    }
}
