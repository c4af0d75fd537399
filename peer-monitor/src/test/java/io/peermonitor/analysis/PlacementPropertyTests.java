package io.peermonitor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Endpoint;
import io.peermonitor.peer.Peer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** More attackers never look better: what is judged cannot be gamed by joining. */
class PlacementPropertyTests {

    private static final int TABLES = 1000;

    /** Which indicators look at networks of which width. */
    private static final Map<NetworkWidth, List<Indicator>> LOOKING_AT =
            Map.of(
                    NetworkWidth.ADDRESS,
                    List.of(Indicator.SAME_ADDRESS),
                    NetworkWidth.NARROW,
                    List.of(
                            Indicator.OUTBOUND_TOP_NETWORK,
                            Indicator.TOP_NETWORK,
                            Indicator.DISTINCT_NETWORKS),
                    NetworkWidth.WIDE,
                    List.of(Indicator.TOP_WIDE_NETWORK, Indicator.EFFECTIVE_NETWORKS));

    @ParameterizedTest
    @EnumSource
    void anHonestPeerTurnedIntoOneOfTheLargestNetworkOfItsDirectionNeverImprovesAnything(
            NetworkWidth width) {
        int worsened = 0;
        for (int seed = 0; seed < TABLES; seed++) {
            HonestNetwork network = new HonestNetwork(seed);
            SplittableRandom random = network.random();
            List<ObservedPeer> before = anyTable(network, random);
            int turned = random.nextInt(before.size());
            List<ObservedPeer> after = new ArrayList<>(before);
            after.set(turned, inLargestNetwork(before, before.get(turned), width));

            worsened += assertNothingImproved(before, after, width, seed) ? 1 : 0;
        }
        // or the property would hold of a judge that never changes its mind
        assertThat(worsened).isGreaterThan(TABLES / 20);
    }

    private static boolean assertNothingImproved(
            List<ObservedPeer> before, List<ObservedPeer> after, NetworkWidth width, int seed) {
        Judgement was = TestJudge.settled(new TestTable().with(before));
        Judgement is = TestJudge.settled(new TestTable().with(after));
        boolean worse = false;
        for (Indicator indicator : LOOKING_AT.getOrDefault(width, List.of())) {
            Reading then = reading(was.of(indicator));
            Reading now = reading(is.of(indicator));
            assertThat(then.isWorseThan(now))
                    .as("seed %d: %s became better: %s, then %s", seed, indicator, then, now)
                    .isFalse();
            worse |= now.isWorseThan(then);
        }
        return worse;
    }

    private static Reading reading(IndicatorJudgement judged) {
        return new Reading(judged.indicator(), judged.value(), judged.instant(), judged.reason());
    }

    /** Of any size, with some peers behind private addresses and some that already sit together. */
    private static List<ObservedPeer> anyTable(HonestNetwork network, SplittableRandom random) {
        List<ObservedPeer> peers = new ArrayList<>();
        int outbound = 1 + random.nextInt(17);
        int inbound = random.nextInt(40);
        int crowded = random.nextInt(10);
        for (int peer = 0; peer < outbound + inbound; peer++) {
            Direction direction = peer < outbound ? Direction.OUTBOUND : Direction.INBOUND;
            ObservedPeer honest = network.peer(direction);
            boolean hidden = random.nextInt(12) == 0;
            boolean joins = random.nextInt(20) < crowded && !peers.isEmpty();
            if (hidden) {
                peers.add(at(honest, InetAddress.ofLiteral("10.0.0." + random.nextInt(256))));
            } else if (joins) {
                peers.add(
                        at(honest, address(peers.get(random.nextInt(peers.size()))).orElseThrow()));
            } else {
                peers.add(honest);
            }
        }
        return peers;
    }

    private static ObservedPeer inLargestNetwork(
            List<ObservedPeer> peers, ObservedPeer turned, NetworkWidth width) {
        List<InetAddress> same =
                peers.stream()
                        .filter(peer -> peer.direction() == turned.direction())
                        .flatMap(peer -> address(peer).filter(PublicAddress::isPublic).stream())
                        .toList();
        if (same.isEmpty()) {
            return turned;
        }
        Stream<Subnet> subnets = same.stream().map(address -> Subnet.of(address, width));
        Subnet largest = Concentration.of(subnets).counts().getFirst().kind();
        InetAddress neighbour =
                same.stream()
                        .filter(address -> Subnet.of(address, width).equals(largest))
                        .findFirst()
                        .orElseThrow();
        return at(turned, neighbour);
    }

    private static Optional<InetAddress> address(ObservedPeer peer) {
        return Optional.ofNullable(peer.peer().remote()).map(Endpoint::address);
    }

    private static ObservedPeer at(ObservedPeer observed, InetAddress address) {
        Peer peer = observed.peer();
        return new ObservedPeer(
                new Peer(
                        peer.id(),
                        peer.client(),
                        new Endpoint(address, 30303),
                        peer.direction(),
                        peer.isStatic(),
                        peer.trusted(),
                        peer.capabilities(),
                        peer.eth()),
                observed.age(),
                observed.atLeast());
    }
}
