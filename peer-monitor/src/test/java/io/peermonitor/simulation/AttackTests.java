package io.peermonitor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The eclipse attempt: what an operator of the attacked node would see in its table. */
class AttackTests {

    private static final String NETWORK = "250.66.6.";

    private static final Predicate<Link> HONEST =
            link -> !link.peer().address().startsWith(NETWORK);

    private static World worldAt(long seed, int tick) {
        return Stream.iterate(World.begin(seed), World::next).skip(tick).findFirst().orElseThrow();
    }

    private static List<Link> linksAt(long seed, int tick) {
        return worldAt(seed, tick).tableOf(Attack.TARGET).links();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fillsInboundSlotsFromOneNetworkAndOneAddressWithinTwentySeconds(long seed) {
        assertThat(linksAt(seed, Attack.FIRST - 1)).allMatch(HONEST);

        List<Link> attackers =
                linksAt(seed, Attack.FIRST + 19).stream().filter(HONEST.negate()).toList();
        assertThat(attackers).hasSizeGreaterThanOrEqualTo(18).allMatch(Link::inbound);
        assertThat(attackers)
                .filteredOn(link -> link.peer().address().equals(NETWORK + 7))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void leavesNobodyHonestButTheStaticPeer(long seed) {
        List<Link> links = linksAt(seed, Attack.FIRST + 60);

        assertThat(links)
                .filteredOn(HONEST)
                .filteredOn(Link::stays)
                .singleElement()
                .satisfies(link -> assertThat(link.peer().number()).isEqualTo(NetworkPeer.STATIC));
        assertThat(links).filteredOn(Link::inbound).hasSizeGreaterThanOrEqualTo(32);
        assertThat(links).filteredOn(link -> !link.inbound()).hasSize(1 + 3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void attackersAreOneBuildThatHidesTheLatestBlocks(long seed) {
        World world = worldAt(seed, Attack.FIRST + 60);
        List<NetworkPeer> attackers =
                world.tableOf(Attack.TARGET).links().stream()
                        .filter(HONEST.negate())
                        .map(Link::peer)
                        .toList();

        assertThat(attackers).extracting(NetworkPeer::id).doesNotHaveDuplicates();
        assertThat(attackers)
                .extracting(NetworkPeer::name)
                .containsOnly(attackers.getFirst().name());
        assertThat(attackers).allMatch(NetworkPeer::announcesRange);
        assertThat(attackers)
                .allMatch(attacker -> world.latestBlockOf(attacker) < world.head() - 4_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isThrownOutAndComesAgain(long seed) {
        List<Link> afterwards = linksAt(seed, Attack.FIRST + Attack.TICKS + 60);
        assertThat(afterwards).allMatch(HONEST);
        assertThat(afterwards.size()).isGreaterThanOrEqualTo(Attack.TARGET.usualPeers() - 12);

        assertThat(linksAt(seed, Attack.FIRST + 300 + 40))
                .filteredOn(HONEST.negate())
                .hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void otherNodesAreLeftAlone(long seed) {
        World world = worldAt(seed, Attack.FIRST + 60);
        for (SimulatedNode node : SimulatedNode.values()) {
            if (node != Attack.TARGET) {
                assertThat(world.tableOf(node).links()).allMatch(HONEST);
            }
        }
    }
}
