package io.peermonitor.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;

/**
 * The peers of one node, each written once: an answer is only copied together, so that the load
 * costs little beside what it measures.
 */
final class LoadTable {

    private static final byte[] END = "]}\n".getBytes(US_ASCII);

    private final long[] numbers;
    private final byte[][] peers;
    private final double churn;
    private long next;
    private int oldest;
    private double owed;

    /** A change that a node would push. */
    record Change(boolean joined, String id, String address) {}

    /**
     * @param first the number of the first peer, so that no two nodes have the same
     * @param churn which share of the peers another takes the place of, from one answer to the next
     */
    LoadTable(long first, int size, double churn) {
        this.numbers = new long[size];
        this.peers = new byte[size][];
        this.churn = churn;
        this.next = first;
        for (int slot = 0; slot < size; slot++) {
            put(slot);
        }
    }

    private void put(int slot) {
        numbers[slot] = next;
        peers[slot] = LoadPeer.json(next);
        next++;
    }

    /** What changes until the next answer. */
    synchronized List<Change> churn() {
        List<Change> changes = new ArrayList<>();
        for (owed += churn * peers.length; owed >= 1; owed--) {
            changes.addAll(replaceOldest());
        }
        return changes;
    }

    /** Another peer takes the place of the one that is there longest. */
    synchronized List<Change> replaceOldest() {
        Change left = change(false, numbers[oldest]);
        put(oldest);
        Change joined = change(true, numbers[oldest]);
        oldest = (oldest + 1) % peers.length;
        return List.of(left, joined);
    }

    private static Change change(boolean joined, long number) {
        return new Change(joined, LoadPeer.id(number), LoadPeer.address(number));
    }

    /** The answer to {@code admin_peers}, with so many bytes left free before it. */
    synchronized byte[] answer(String id, int free) {
        byte[] begin = ("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":[").getBytes(US_ASCII);
        int length = free + begin.length + END.length + peers.length - 1;
        for (byte[] peer : peers) {
            length += peer.length;
        }
        byte[] answer = new byte[length];
        int at = append(answer, free, begin);
        for (int slot = 0; slot < peers.length; slot++) {
            if (slot > 0) {
                answer[at++] = ',';
            }
            at = append(answer, at, peers[slot]);
        }
        append(answer, at, END);
        return answer;
    }

    private static int append(byte[] target, int at, byte[] part) {
        System.arraycopy(part, 0, target, at, part.length);
        return at + part.length;
    }
}
