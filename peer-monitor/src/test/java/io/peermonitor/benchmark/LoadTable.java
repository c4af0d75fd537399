package io.peermonitor.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The peers of one node in the order of their ids, as Geth lists them. Each is written once: an
 * answer is only copied together, so that the load costs little beside what it measures.
 */
final class LoadTable {

    private static final byte[] END = "]}\n".getBytes(US_ASCII);

    /** A peer announces its range every 32 blocks of 12 s, so of polls every 10 s in 3 of 100. */
    private static final double ANNOUNCING = 0.03;

    private static final int BLOCKS = 32;

    private final long[] numbers;
    private final SortedMap<String, byte[]> peers = new TreeMap<>();
    private final double churn;
    private long next;
    private int oldest;
    private double owed;
    private int announcing;
    private double owedBlocks;
    private long latestBlock = 23_900_128;

    /** A change that a node would push. */
    record Change(boolean joined, String id, String address) {}

    /**
     * @param first the number of the first peer, so that no two nodes have the same
     * @param churn which share of the peers another takes the place of, from one answer to the next
     */
    LoadTable(long first, int size, double churn) {
        this.numbers = new long[size];
        this.churn = churn;
        this.next = first;
        for (int slot = 0; slot < size; slot++) {
            put(slot);
        }
    }

    private void put(int slot) {
        numbers[slot] = next++;
        write(slot);
    }

    private void write(int slot) {
        peers.put(LoadPeer.id(numbers[slot]), LoadPeer.json(numbers[slot], latestBlock));
    }

    private void announce() {
        if (announcing == 0) {
            latestBlock += BLOCKS;
        }
        write(announcing);
        announcing = (announcing + 1) % numbers.length;
    }

    /** What changes until the next answer. */
    synchronized List<Change> churn() {
        List<Change> changes = new ArrayList<>();
        for (owed += churn * numbers.length; owed >= 1; owed--) {
            changes.addAll(replaceOldest());
        }
        for (owedBlocks += ANNOUNCING * numbers.length; owedBlocks >= 1; owedBlocks--) {
            announce();
        }
        return changes;
    }

    /** Another peer takes the place of the one that is there longest. */
    synchronized List<Change> replaceOldest() {
        Change left = change(false, numbers[oldest]);
        peers.remove(LoadPeer.id(numbers[oldest]));
        put(oldest);
        Change joined = change(true, numbers[oldest]);
        oldest = (oldest + 1) % numbers.length;
        return List.of(left, joined);
    }

    private static Change change(boolean joined, long number) {
        return new Change(joined, LoadPeer.id(number), LoadPeer.address(number));
    }

    /** The answer to {@code admin_peers}, with so many bytes left free before it. */
    synchronized byte[] answer(String id, int free) {
        byte[] begin = ("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":[").getBytes(US_ASCII);
        int length = free + begin.length + END.length + peers.size() - 1;
        for (byte[] peer : peers.values()) {
            length += peer.length;
        }
        byte[] answer = new byte[length];
        int at = append(answer, free, begin);
        for (byte[] peer : peers.values()) {
            if (at > free + begin.length) {
                answer[at++] = ',';
            }
            at = append(answer, at, peer);
        }
        append(answer, at, END);
        return answer;
    }

    private static int append(byte[] target, int at, byte[] part) {
        System.arraycopy(part, 0, target, at, part.length);
        return at + part.length;
    }
}
