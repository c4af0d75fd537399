package io.peermonitor.simulation;

import java.util.HexFormat;
import java.util.SplittableRandom;

/** Random numbers that depend on nothing but the seed and what they are for. */
final class Chance {

    private static final long SPREAD = 0xD1342543DE82EF95L;

    private Chance() {}

    /** A fresh generator for the number-th thing of a kind: no draw shifts any other. */
    static SplittableRandom of(long seed, String kind, long number) {
        return new SplittableRandom((seed * SPREAD + kind.hashCode()) * SPREAD + number * SPREAD);
    }

    static byte[] bytes(SplittableRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    static String hex(SplittableRandom random, int bytes) {
        return HexFormat.of().formatHex(bytes(random, bytes));
    }
}
