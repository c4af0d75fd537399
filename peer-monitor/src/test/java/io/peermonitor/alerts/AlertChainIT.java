package io.peermonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peermonitor.simulation.PairFault;
import io.peermonitor.simulation.Trouble;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * From faults of a fleet to what a pager gets, through the shipped rules, routes and inhibitions.
 */
@NeedsPrometheus
class AlertChainIT {

    /** In the order of the times that their rules wait; those of one line wait equally long. */
    private static final List<Set<String>> WAVES =
            List.of(
                    Set.of("NodeUnreachable geth-1"),
                    Set.of(
                            "ExecutionNoNewBlock geth-0",
                            "ExecutionConsensusDisconnected geth-2",
                            "ExecutionVolumeAlmostFull geth-0"),
                    Set.of("ConsensusPeersLow geth-1", "ExecutionPeersHalved geth-0"),
                    Set.of("ExecutionPeersLow geth-0"));

    private static final List<String> ALL = WAVES.stream().flatMap(Set::stream).toList();

    /** Simulated peers have reserved addresses, because they are nobody's: they do look hidden. */
    private static final Set<String> NO_ALARM = Set.of("Watchdog", "PeerSourcesHidden");

    /** What the rules read of the monitor and of Prometheus; here no DNS is asked for nodes. */
    private static final List<String> LIVE =
            Rule.all().stream()
                    .flatMap(rule -> MetricNames.in(rule.expression()).stream())
                    .filter(name -> name.matches("up|(peer_monitor|ethereum|prometheus)_.*"))
                    .filter(name -> !name.equals("peer_monitor_discovery_up"))
                    .distinct()
                    .toList();

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long STUCK_AT = 26_400_000;
    private static final int FEW = 5;

    @Test
    void faultsAreToldAndTheirEndsInOrderAndNothingElseEver() {
        try (AlertChain chain = AlertChain.start()) {
            awaitPeersOfTenMinutes(chain);
            Instant begin = Instant.now();
            breakEverything(chain);
            awaitFiring(chain, ALL);
            assertThat(chain.webhook().firing(NO_ALARM)).containsExactlyInAnyOrderElementsOf(ALL);
            assertThatTheyBeganInOrder(chain);

            healOneAfterTheOther(chain);
            joinAnotherNetworkForAWhile(chain);
            loseTheMonitorForAWhile(chain);
            Duration faulty = Duration.between(begin, Instant.now());
            assertThatEveryMessageLeadsToItsRunbook(chain);
            assertThat(namesIn(chain)).containsAll(LIVE);

            staysQuiet(chain, faulty);
        }
    }

    /** Whatever else the fleet lives through in that time is no alarm. */
    private static void staysQuiet(AlertChain chain, Duration time) {
        List<Notification> before = alarms(chain);
        await("quiet")
                .during(time)
                .atMost(time.plusSeconds(30))
                .failFast(() -> assertThat(alarms(chain)).isEqualTo(before))
                .until(() -> true);
    }

    /** Until there is a past with which the present is compared. */
    private static void awaitPeersOfTenMinutes(AlertChain chain) {
        await("some past")
                .atMost(LONGEST)
                .until(() -> count(chain, "node:execution_peers:max offset 10s") == 3);
        await("the watchdog")
                .atMost(LONGEST)
                .until(() ->
                        chain.webhook().received().stream()
                                .anyMatch(it -> it.title().equals("Watchdog")));
        assertThat(chain.webhook().firing(NO_ALARM)).isEmpty();
    }

    private static void breakEverything(AlertChain chain) {
        chain.fleet().trouble("geth-1", Trouble.unreachableNode());
        chain.fleet().trouble("geth-0", Trouble.stuck(STUCK_AT, FEW));
        chain.secondPrysm().tells("powchain_sync_eth1_connected", 0);
        chain.geth().tells("eth_db_chaindata_disk_size", 1_700e9);
        chain.firstPrysm().tells("p2p_peer_count{state=\"Connected\"}", 3);
    }

    private static void healOneAfterTheOther(AlertChain chain) {
        chain.fleet().trouble("geth-1", Trouble.NONE);
        awaitEnd(chain, "NodeUnreachable geth-1");
        chain.fleet().trouble("geth-0", Trouble.fewPeers(FEW));
        awaitEnd(chain, "ExecutionNoNewBlock geth-0");
        chain.healGeth();
        awaitEnd(chain, "ExecutionVolumeAlmostFull geth-0");
        chain.healPrysms();
        awaitEnd(chain, "ExecutionConsensusDisconnected geth-2");
        awaitEnd(chain, "ConsensusPeersLow geth-1");
        chain.fleet().trouble("geth-0", Trouble.NONE);
        awaitEnd(chain, "ExecutionPeersHalved geth-0");
        awaitEnd(chain, "ExecutionPeersLow geth-0");
        assertThat(chain.webhook().firing(NO_ALARM)).isEmpty();
    }

    /** A client of another network is another process: it is read again after a restart. */
    private static void joinAnotherNetworkForAWhile(AlertChain chain) {
        restart(chain, PairFault.WRONG_NETWORK);
        awaitFiring(chain, List.of("PairWrongNetwork geth-2"));
        assertThat(chain.webhook().firing(NO_ALARM)).containsExactly("PairWrongNetwork geth-2");
        restart(chain, PairFault.NONE);
        awaitEnd(chain, "PairWrongNetwork geth-2");
        assertThat(chain.webhook().firing(NO_ALARM)).isEmpty();
    }

    private static void restart(AlertChain chain, PairFault then) {
        chain.fleet().fault("geth-2", PairFault.BLIND);
        await("geth-2 dark")
                .atMost(LONGEST)
                .until(() -> count(chain, "peer_monitor_consensus_up{node=\"geth-2\"} == 0") == 1);
        chain.fleet().fault("geth-2", then);
    }

    private static void loseTheMonitorForAWhile(AlertChain chain) {
        chain.stopMonitor();
        awaitFiring(chain, List.of("PeerMonitorAbsent"));
        assertThat(chain.webhook().firing(NO_ALARM)).containsExactly("PeerMonitorAbsent");
        chain.startMonitor();
        awaitEnd(chain, "PeerMonitorAbsent");
        assertThat(chain.webhook().firing(NO_ALARM)).isEmpty();
    }

    private static void assertThatTheyBeganInOrder(AlertChain chain) {
        List<String> began =
                chain.webhook().received().stream()
                        .filter(it -> ALL.contains(it.title()))
                        .sorted(Comparator.comparing(Notification::startsAt))
                        .map(Notification::title)
                        .distinct()
                        .toList();
        List<Integer> waves = began.stream().map(AlertChainIT::wave).toList();
        assertThat(waves).as(began.toString()).isSorted().hasSize(ALL.size());
    }

    private static int wave(String title) {
        return WAVES.indexOf(
                WAVES.stream().filter(it -> it.contains(title)).findFirst().orElseThrow());
    }

    private static void assertThatEveryMessageLeadsToItsRunbook(AlertChain chain) {
        assertThat(chain.webhook().received())
                .allSatisfy(it -> {
                    String runbook = it.annotations().getOrDefault("runbook_url", "none");
                    assertThat(Files.exists(Repository.ROOT.resolve(runbook))).isTrue();
                    assertThat(it.annotations().get("description"))
                            .doesNotContain("{{", "<no value>", "<error");
                });
    }

    private static void awaitFiring(AlertChain chain, List<String> titles) {
        await(titles + " to fire")
                .atMost(LONGEST)
                .until(() -> chain.webhook().firing(NO_ALARM).containsAll(titles));
    }

    private static void awaitEnd(AlertChain chain, String title) {
        await(title + " to end")
                .atMost(LONGEST)
                .until(() -> !chain.webhook().firing(NO_ALARM).contains(title));
    }

    private static List<Notification> alarms(AlertChain chain) {
        return chain.webhook().received().stream()
                .filter(it -> !NO_ALARM.contains(it.name()))
                .toList();
    }

    private static long count(AlertChain chain, String query) {
        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        return chain.prometheus()
                .get("/api/v1/query?query=" + encoded)
                .path("data")
                .path("result")
                .size();
    }

    private static List<String> namesIn(AlertChain chain) {
        return chain.prometheus()
                .get("/api/v1/label/__name__/values")
                .path("data")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
