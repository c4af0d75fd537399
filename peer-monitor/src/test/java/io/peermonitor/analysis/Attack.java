package io.peermonitor.analysis;

import static io.peermonitor.analysis.Indicator.DISTINCT_NETWORKS;
import static io.peermonitor.analysis.Indicator.EFFECTIVE_NETWORKS;
import static io.peermonitor.analysis.Indicator.OUTBOUND_FILL;
import static io.peermonitor.analysis.Indicator.OUTBOUND_TOP_NETWORK;
import static io.peermonitor.analysis.Indicator.SAME_ADDRESS;
import static io.peermonitor.analysis.Indicator.SAME_BUILD;
import static io.peermonitor.analysis.Indicator.TOP_NETWORK;
import static io.peermonitor.analysis.Indicator.TOP_WIDE_NETWORK;
import static io.peermonitor.analysis.TestTable.address;

import io.peermonitor.peer.Direction;
import java.time.Duration;
import java.util.Set;

/** The attacks of the literature as the peer table shows them, and what has to be noticed. */
enum Attack {
    /** All inbound slots go to one machine (Marcus et al. 2018). */
    ONE_ADDRESS_INBOUND(
            Set.of(
                    SAME_ADDRESS,
                    TOP_NETWORK,
                    TOP_WIDE_NETWORK,
                    DISTINCT_NETWORKS,
                    EFFECTIVE_NETWORKS)) {
        @Override
        TestTable table(HonestNetwork network) {
            TestTable table = network.table(HonestNetwork.MOST_OUTBOUND, 0);
            for (int peer = 0; peer < HonestNetwork.MOST_INBOUND; peer++) {
                table.with(bad(peer, "203.0.113.66:" + (40_000 + peer), Direction.INBOUND));
            }
            return table;
        }
    },
    /** Two /24 are enough to surround a node (Henningsen et al. 2019, "False Friends"). */
    FALSE_FRIENDS(
            Set.of(
                    OUTBOUND_TOP_NETWORK,
                    TOP_NETWORK,
                    TOP_WIDE_NETWORK,
                    DISTINCT_NETWORKS,
                    EFFECTIVE_NETWORKS,
                    SAME_BUILD)) {
        @Override
        TestTable table(HonestNetwork network) {
            TestTable table = new TestTable();
            for (int peer = 0; peer < 50; peer++) {
                table.with(
                        bad(
                                peer,
                                address(3000 + peer % 2, 7, 10 + peer),
                                peer < HonestNetwork.MOST_OUTBOUND
                                        ? Direction.OUTBOUND
                                        : Direction.INBOUND));
            }
            return table;
        }
    },
    /** After a restart the attacker is faster than the node's own dials (Marcus; WWW'26). */
    FULL_AFTER_RESTART(Set.of(OUTBOUND_FILL, SAME_ADDRESS)) {
        @Override
        TestTable table(HonestNetwork network) {
            TestTable table = network.table(1, 0);
            for (int peer = 0; peer < HonestNetwork.MOST_INBOUND; peer++) {
                String host = address(3000, 7, 10 + peer % 4);
                table.with(bad(peer, host + ":" + (40_000 + peer), Direction.INBOUND));
            }
            return table;
        }
    },
    /** One IPv6 customer has more addresses than Geth can count. */
    ONE_IPV6_CUSTOMER(
            Set.of(
                    SAME_ADDRESS,
                    TOP_NETWORK,
                    TOP_WIDE_NETWORK,
                    DISTINCT_NETWORKS,
                    EFFECTIVE_NETWORKS)) {
        @Override
        TestTable table(HonestNetwork network) {
            TestTable table = network.table(HonestNetwork.MOST_OUTBOUND, 0);
            for (int peer = 0; peer < HonestNetwork.MOST_INBOUND; peer++) {
                String host = "[2001:db8:6:6::%x]:30303".formatted(1 + 7919 * peer % 0xFFFF);
                table.with(bad(peer, host, Direction.INBOUND));
            }
            return table;
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // Set.of sets do not change
    private final Set<Indicator> shows;

    Attack(Set<Indicator> shows) {
        this.shows = shows;
    }

    /** The indicators that must not be ok. */
    Set<Indicator> shows() {
        return shows;
    }

    abstract TestTable table(HonestNetwork network);

    static ObservedPeer bad(int peer, String address, Direction direction) {
        return TestTable.peer(
                1_000_000 + peer,
                address,
                direction,
                "Geth/v1.17.10-stable/linux-amd64/go1.26.4",
                Duration.ofMinutes(3));
    }
}
