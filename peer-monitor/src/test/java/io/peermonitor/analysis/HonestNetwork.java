package io.peermonitor.analysis;

import static io.peermonitor.analysis.TestTable.address;

import io.peermonitor.peer.Direction;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Peers as a node of mainnet meets them by chance: addresses Zipf-distributed over networks, since
 * a good part of the nodes sit with a few large providers, and clients in the shares of 2025.
 */
final class HonestNetwork {

    static final int MOST_OUTBOUND = 16;
    static final int MOST_INBOUND = 34;

    private static final int WIDE_NETWORKS = 4000;
    private static final int WIDE_NETWORKS_V6 = 300;
    private static final double[] IPV4 = zipf(WIDE_NETWORKS);
    private static final double[] IPV6 = zipf(WIDE_NETWORKS_V6);

    private final SplittableRandom random;
    private int number = 1;

    HonestNetwork(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A full table: Geth's usual 16 outbound and 34 inbound. */
    TestTable full() {
        return table(MOST_OUTBOUND, MOST_INBOUND);
    }

    TestTable table(int outbound, int inbound) {
        TestTable table = new TestTable();
        for (int peer = 0; peer < outbound; peer++) {
            table.with(peer(Direction.OUTBOUND));
        }
        for (int peer = 0; peer < inbound; peer++) {
            table.with(peer(Direction.INBOUND));
        }
        return table;
    }

    ObservedPeer peer(Direction direction) {
        return peer(direction, Duration.ofMinutes(random.nextLong(1, 3000)));
    }

    ObservedPeer peer(Direction direction, Duration age) {
        ObservedPeer stranger =
                TestTable.peer(number++, anyAddress() + ":30303", direction, anyClient(), age);
        return TestTable.announcing(
                stranger, random.nextInt(4) == 0 ? 0L : 15_537_393L, anyLatestBlock());
    }

    SplittableRandom random() {
        return random;
    }

    private String anyAddress() {
        if (random.nextInt(10) == 0) {
            int provider = draw(IPV6);
            return "[2a00:%x:%x::%x]"
                    .formatted(provider, random.nextInt(0xFFFF), 1 + random.nextInt(0xFFFE));
        }
        return address(draw(IPV4), random.nextInt(256), 1 + random.nextInt(254));
    }

    private String anyClient() {
        int share = random.nextInt(1000);
        int patch = random.nextInt(6);
        int build = random.nextInt(3);
        if (share < 517) {
            return "Geth/v1.17.%d-stable/linux-%s/go1.26.%d"
                    .formatted(patch, build == 0 ? "arm64" : "amd64", build);
        }
        if (share < 782) {
            return "Nethermind/v1.36.%d+5a1b/linux-x64/dotnet10.0.%d".formatted(patch, build);
        }
        if (share < 865) {
            return "besu/v26.%d.0/linux-x86_64/openjdk-java-25".formatted(patch);
        }
        return share < 934
                ? "erigon/v3.2.%d/linux-amd64/go1.26.%d".formatted(patch, build)
                : "reth/v1.9.%d/x86_64-linux".formatted(patch);
    }

    /** One of twenty is stuck somewhere; a peer announces its range every 32 blocks. */
    private long anyLatestBlock() {
        long behind = random.nextInt(20) == 0 ? 100 + random.nextInt(100_000) : random.nextInt(32);
        return TestTable.HEAD - behind;
    }

    private int draw(double[] cumulative) {
        double point = random.nextDouble() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, point);
        return found < 0 ? -found - 1 : found;
    }

    private static double[] zipf(int ranks) {
        double[] cumulative = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += 1.0 / (rank + 1);
            cumulative[rank] = sum;
        }
        return cumulative;
    }
}
