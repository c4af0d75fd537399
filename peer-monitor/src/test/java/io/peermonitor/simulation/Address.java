package io.peermonitor.simulation;

import java.util.SplittableRandom;

/**
 * Addresses that belong to nobody and yet spread over as many networks as those of mainnet:
 * 240.0.0.0/4 is reserved, 3fff::/20 is for documents, 198.18.0.0/15 for benchmarks.
 */
final class Address {

    /** So many hosters with a /16 each, since a good part of the real peers sit together. */
    private static final int HOSTERS = 6;

    /** So many networks /24 of each hoster, so that a few peers share one. */
    private static final int NETWORKS = 64;

    private Address() {}

    static String any(SplittableRandom random) {
        int kind = random.nextInt(100);
        if (kind < 8) {
            return "[3fff:%x:%x::%x]"
                    .formatted(random.nextInt(1, 0x1000), hextet(random), hextet(random));
        }
        int host = random.nextInt(1, 255);
        if (kind < 30) {
            int hoster = random.nextInt(HOSTERS);
            return "240.%d.%d.%d".formatted(10 + hoster, random.nextInt(NETWORKS), host);
        }
        return "%d.%d.%d.%d"
                .formatted(
                        random.nextInt(241, 250), random.nextInt(256), random.nextInt(256), host);
    }

    private static int hextet(SplittableRandom random) {
        return 1 + random.nextInt(0xFFFF);
    }

    /** The address of one of our own nodes, in a network that no peer is drawn from. */
    static String ofNode(int number, boolean ipv6) {
        return ipv6 ? "[2001:db8::%x]".formatted(10 + number) : "198.18.0." + (10 + number);
    }
}
