package io.peermonitor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events and tables tell the same story. */
class PeerEventTests {

    private static final List<World> TEN_MINUTES =
            Stream.iterate(World.begin(1), World::next).limit(600).toList();

    private static List<PeerEvent> eventsIn(int tick, SimulatedNode node) {
        return PeerEvent.between(TEN_MINUTES.get(tick - 1), TEN_MINUTES.get(tick), node);
    }

    private static List<PeerEvent> allEvents(SimulatedNode node) {
        return Stream.iterate(1, tick -> tick < TEN_MINUTES.size(), tick -> tick + 1)
                .flatMap(tick -> eventsIn(tick, node).stream())
                .toList();
    }

    private static Set<String> listedIn(World world, SimulatedNode node) {
        return world.tableOf(node).links().stream()
                .map(link -> link.peer().id())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource
    void whoFollowsTheEventsKnowsTheTable(SimulatedNode node) {
        Set<String> known = listedIn(TEN_MINUTES.getFirst(), node);
        for (int tick = 1; tick < TEN_MINUTES.size(); tick++) {
            for (PeerEvent event : eventsIn(tick, node)) {
                boolean news =
                        event.type().equals("add")
                                ? known.add(event.peer())
                                : known.remove(event.peer());
                assertThat(news).as("%s in tick %d", event, tick).isTrue();
            }
            assertThat(known).isEqualTo(listedIn(TEN_MINUTES.get(tick), node));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPeerLeavesForReasonsOfAllKinds(SimulatedNode node) {
        List<String> reasons =
                allEvents(node).stream().map(PeerEvent::error).filter(Objects::nonNull).toList();

        assertThat(reasons).contains("too many peers", "useless peer", "subprotocol error");
        assertThat(reasons)
                .anyMatch(reason ->
                        reason.matches(
                                "read tcp \\S+:\\d+->\\S+:\\d+: (i/o timeout|read: connection reset by peer)"));
        assertThat(reasons.stream().distinct()).hasSizeGreaterThan(7);
        assertThat(share(reasons, "too many peers"::equals)).isBetween(10, 40);
    }

    private static int share(List<String> reasons, Predicate<String> kind) {
        return (int) (100 * reasons.stream().filter(kind).count()) / reasons.size();
    }

    @ParameterizedTest
    @EnumSource
    void someVisitorsAreRefusedBeforeAnyTableListsThem(SimulatedNode node) {
        Set<String> listed = new HashSet<>();
        TEN_MINUTES.forEach(world -> listed.addAll(listedIn(world, node)));
        List<PeerEvent> unseen =
                allEvents(node).stream().filter(event -> !listed.contains(event.peer())).toList();

        assertThat(unseen).filteredOn(event -> event.type().equals("add")).hasSizeBetween(3, 30);
        assertThat(unseen)
                .filteredOn(event -> event.type().equals("drop"))
                .hasSize(unseen.size() / 2);
    }

    @Test
    void someVisitsAreLongEnoughForATable() {
        assertThat(
                        TEN_MINUTES.stream()
                                .flatMap(world ->
                                        world.tableOf(SimulatedNode.GETH_1).links().stream())
                                .filter(link -> !link.stays()))
                .isNotEmpty()
                .allMatch(visit -> visit.until() - visit.since() <= 2);
    }

    @Test
    void endsOfTheConnectionAreThoseOfTheTable() {
        Link link = TEN_MINUTES.getFirst().tableOf(SimulatedNode.GETH_0).links().getLast();
        assertThat(link.inbound()).isTrue();
        assertThat(link.localAddress(SimulatedNode.GETH_0)).endsWith(":30303");
        assertThat(link.remoteAddress())
                .isEqualTo(link.peer().address() + ":" + link.dialledFrom());
    }

    @ParameterizedTest
    @EnumSource
    void eventsAreSeldomLost(SimulatedNode node) {
        assertThat(TEN_MINUTES.stream().filter(world -> PeerEvent.lost(world, node)).count())
                .isBetween(1L, 15L);
    }
}
