package io.peermonitor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated world is a function of seed and tick, and looks like mainnet. */
class WorldTests {

    private static final int TEN_MINUTES = 600;
    private static final String ATTACKED = "GETH_2";

    private static List<World> history(long seed) {
        return Stream.iterate(World.begin(seed), World::next).limit(TEN_MINUTES).toList();
    }

    private static Set<String> ids(World world, SimulatedNode node) {
        return world.tableOf(node).links().stream()
                .map(link -> link.peer().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void sameSeedGivesTheSameHistoryAndAnotherSeedAnother() {
        assertThat(history(1)).isEqualTo(history(1));

        World one = World.begin(1);
        World two = World.begin(2);
        for (SimulatedNode node : SimulatedNode.values()) {
            assertThat(ids(one, node)).doesNotContainAnyElementsOf(ids(two, node));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = ATTACKED)
    void peersJoinLeaveAndReturnWithinTheLimits(SimulatedNode node) {
        int joins = 0;
        int returns = 0;
        Set<String> before = ids(World.begin(1), node);
        assertThat(before).hasSize(node.usualPeers());
        Set<String> ever = new HashSet<>(before);
        for (World world : history(1)) {
            Set<String> now = ids(world, node);
            assertThat(now).hasSize(world.tableOf(node).links().size());
            assertThat(now.size()).isBetween(node.usualPeers() - 12, 50);
            Set<String> joined = new TreeSet<>(now);
            joined.removeAll(before);
            joins += joined.size();
            returns += (int) joined.stream().filter(ever::contains).count();
            ever.addAll(now);
            before = now;
        }
        // a join and a leave every eight seconds each
        assertThat(joins).isBetween(TEN_MINUTES / 16, TEN_MINUTES / 5);
        assertThat(returns).isBetween(5, joins - 5);
    }

    @ParameterizedTest
    @EnumSource
    void keepsToTheLimitsOfGeth(SimulatedNode node) {
        for (World world : history(3)) {
            assertThat(world.tableOf(node).inbound()).isLessThanOrEqualTo(34);
            assertThat(world.tableOf(node).dialled()).isLessThanOrEqualTo(16);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = ATTACKED)
    void dialsAboutAThird(SimulatedNode node) {
        assertThat(history(3))
                .allSatisfy(world ->
                        assertThat(world.tableOf(node).dialled()).isGreaterThanOrEqualTo(8));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void honestPeersSpreadOverManyNetworks(long seed) {
        for (SimulatedNode node : SimulatedNode.values()) {
            List<Link> links = World.begin(seed).tableOf(node).links();
            assertThat(largestNetwork(links, 3)).isLessThan(4);
            assertThat(largestNetwork(links, 2)).isLessThan(links.size() / 4);
        }
    }

    /** How many peers sit in the network that most share, by so many bytes of their IPv4. */
    private static int largestNetwork(List<Link> links, int bytes) {
        return links.stream()
                .map(link -> link.peer().address())
                .filter(address -> !address.startsWith("["))
                .map(address -> List.of(address.split("\\.")).subList(0, bytes))
                .collect(Collectors.groupingBy(network -> network, Collectors.counting()))
                .values()
                .stream()
                .mapToInt(Long::intValue)
                .max()
                .orElseThrow();
    }

    @Test
    void clientsHaveAboutTheirShareOfMainnet() {
        List<String> names =
                Stream.iterate(NetworkPeer.FIRST_ORDINARY, number -> number + 1)
                        .limit(2_000)
                        .map(number -> NetworkPeer.of(1, number).name())
                        .toList();

        assertThat(share(names, "Geth/v")).isBetween(45, 54);
        assertThat(share(names, "Nethermind/v")).isBetween(22, 30);
        assertThat(share(names, "besu/v")).isBetween(6, 12);
        assertThat(share(names, "reth/v")).isBetween(5, 11);
        assertThat(share(names, "erigon/v")).isBetween(4, 10);
    }

    private static int share(List<String> names, String prefix) {
        return (int) (100 * names.stream().filter(name -> name.startsWith(prefix)).count())
                / names.size();
    }

    @Test
    void peersFollowTheHeadAndNeverOvertakeIt() {
        World begin = World.begin(1);
        World later = history(1).getLast();
        assertThat(later.head()).isEqualTo(begin.head() + (TEN_MINUTES - 1) / 12);

        List<NetworkPeer> peers =
                later.tableOf(SimulatedNode.GETH_0).links().stream().map(Link::peer).toList();
        assertThat(peers)
                .allSatisfy(peer ->
                        assertThat(later.latestBlockOf(peer))
                                .isLessThanOrEqualTo(later.head())
                                .isGreaterThan(begin.latestBlockOf(peer)));
        assertThat(peers).anyMatch(peer -> peer.blocksBehind() > 0);
        assertThat(peers).anyMatch(peer -> !peer.announcesRange());
        assertThat(later.blockHash(7)).isEqualTo(begin.blockHash(7)).hasSize(66);
    }

    @Test
    void nowAndThenANewcomerIsStillInTheHandshake() {
        assertThat(history(1))
                .anyMatch(world ->
                        world.tableOf(SimulatedNode.GETH_0).links().stream()
                                .anyMatch(link -> link.inHandshake(world.tick())));
    }
}
