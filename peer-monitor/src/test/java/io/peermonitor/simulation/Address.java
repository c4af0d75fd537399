package io.peermonitor.simulation;

import java.util.SplittableRandom;

/** Addresses that belong to nobody: 198.18.0.0/15 for benchmarks, 2001:db8::/32 for documents. */
final class Address {

    /** So many networks of one hoster each, since a good part of the real peers sit together. */
    private static final int HOSTERS = 6;

    private Address() {}

    static String any(SplittableRandom random) {
        int kind = random.nextInt(100);
        if (kind < 8) {
            return "[2001:db8:%x:%x::%x]".formatted(hextet(random), hextet(random), hextet(random));
        }
        int network = kind < 30 ? 40 * (1 + random.nextInt(HOSTERS)) : 1 + random.nextInt(511);
        return "198.%d.%d.%d".formatted(18 + network / 256, network % 256, 1 + random.nextInt(254));
    }

    private static int hextet(SplittableRandom random) {
        return 1 + random.nextInt(0xFFFF);
    }

    /** The address of one of our own nodes, in a network that no peer is drawn from. */
    static String ofNode(int number, boolean ipv6) {
        return ipv6 ? "[2001:db8::%x]".formatted(10 + number) : "198.18.0." + (10 + number);
    }
}
