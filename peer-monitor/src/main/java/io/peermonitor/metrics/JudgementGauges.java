package io.peermonitor.metrics;

import io.peermonitor.analysis.Concentration;
import io.peermonitor.analysis.Indicator;
import io.peermonitor.analysis.IndicatorJudgement;
import io.peermonitor.analysis.Judgement;
import io.peermonitor.analysis.Level;
import io.peermonitor.analysis.NetworkFigures;
import io.peermonitor.analysis.Placement;
import io.peermonitor.analysis.Reachability.Verdict;
import io.peermonitor.analysis.Subnet;
import io.peermonitor.analysis.Suspicion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every figure of the analysis that an alert may use. */
final class JudgementGauges {

    private JudgementGauges() {}

    /** Of consensus clients: their peers tell neither head nor latency. */
    static List<Metric> ofConsensus() {
        return List.of(
                single(
                        "peer_monitor_consensus_suspicion_level",
                        "How much the consensus peers look like an eclipse: 0 none, 1 low, 2 medium, 3 high, 4 critical.",
                        judgement -> number(judgement.suspicion())),
                single(
                        "peer_monitor_consensus_suspicion_score",
                        "Groups of indicators of consensus peers: 1 for a critical one, 0.5 for a warning, added up.",
                        Judgement::score));
    }

    static List<Metric> all() {
        return List.of(
                single(
                        "peer_monitor_suspicion_level",
                        "How much the peers look like an eclipse: 0 none, 1 low, 2 medium, 3 high, 4 critical.",
                        judgement -> number(judgement.suspicion())),
                single(
                        "peer_monitor_suspicion_score",
                        "Groups of indicators: 1 for a critical one, 0.5 for a warning, added up.",
                        Judgement::score),
                indicators(
                        "peer_monitor_indicator_level",
                        "Level of each indicator after its hold time: 0 ok, 1 warning, 2 critical.",
                        IndicatorJudgement::held),
                indicators(
                        "peer_monitor_indicator_instant_level",
                        "Level of each indicator at the last poll: 0 ok, 1 warning, 2 critical.",
                        IndicatorJudgement::instant),
                single(
                        "peer_monitor_inbound_reachable",
                        "1 when others dial the node, 0 when nobody has for long; absent while unknown.",
                        JudgementGauges::reachable),
                single(
                        "peer_monitor_source_hidden",
                        "1 when the addresses of inbound peers are hidden, by SNAT for example.",
                        judgement -> flag(judgement.figures().networks().sourceHidden())),
                single(
                        "peer_monitor_outbound_fill_ratio",
                        "Share of the free dial slots in use; needs peer-limit.",
                        judgement -> judgement.figures().direction().outboundFill()),
                placement(
                        "peer_monitor_top_network_ratio",
                        "Share of the largest /24 (IPv6 /48) among the peers of a direction.",
                        placement -> placement.networks().topShare()),
                placement(
                        "peer_monitor_top_wide_network_ratio",
                        "Share of the largest /16 (IPv6 /32) among the peers of a direction.",
                        placement -> placement.wideNetworks().topShare()),
                placement(
                        "peer_monitor_distinct_networks_ratio",
                        "Different /24 (IPv6 /48) by peers of a direction.",
                        placement -> placement.networks().distinctRatio()),
                placement(
                        "peer_monitor_effective_networks",
                        "How many equally large /16 (IPv6 /32) would be as diverse.",
                        placement -> effective(placement.wideNetworks())),
                placement(
                        "peer_monitor_same_address_peers",
                        "Most peers of a direction at one IPv4 address or IPv6 /64.",
                        placement -> placement.addresses().most()),
                single(
                        "peer_monitor_effective_clients",
                        "How many equally large client families would be as diverse.",
                        judgement -> judgement.figures().clients().families().effective()),
                single(
                        "peer_monitor_fork_ready_ratio",
                        "Share of peers at or above the configured minimum versions.",
                        judgement -> judgement.figures().clients().forkReadiness().share()),
                single(
                        "peer_monitor_peers_behind",
                        "Peers that announce a newest block more than 96 behind the node.",
                        judgement -> judgement.figures().view().behind()),
                single(
                        "peer_monitor_behind_peers_blocks",
                        "How many blocks the node is behind the median of what its peers announce.",
                        judgement -> judgement.figures().view().behindBy()),
                single(
                        "peer_monitor_full_history_peers",
                        "Peers that serve every block since the first.",
                        judgement -> judgement.figures().view().fullHistory()),
                single(
                        "peer_monitor_own_nodes_disagree_blocks",
                        "Blocks between the node and the operator's other nodes of its network.",
                        judgement -> judgement.figures().view().disagreement()),
                single(
                        "peer_monitor_session_age_median_seconds",
                        "Median time for which the peers have been seen.",
                        judgement -> seconds(judgement.figures().churn().sessions().medianAge())),
                single(
                        "peer_monitor_oldest_outbound_seconds",
                        "How long the oldest dialled peer has been seen.",
                        judgement ->
                                seconds(judgement.figures().churn().sessions().oldestOutbound())));
    }

    private static Metric single(
            String name, String help, Function<Judgement, @Nullable Number> figure) {
        return Metric.gauge(name, help, judged(figure));
    }

    private static Function<NodeFacts, @Nullable Double> judged(
            Function<Judgement, @Nullable Number> figure) {
        return facts -> {
            Judgement judgement = facts.judgement();
            Number value = judgement == null ? null : figure.apply(judgement);
            return value == null ? null : value.doubleValue();
        };
    }

    private static Metric indicators(
            String name, String help, Function<IndicatorJudgement, Level> level) {
        List<Series> series = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            // found by its place, which is that of the enum
            int place = series.size();
            series.add(
                    Series.of(
                            "indicator",
                            indicator.label(),
                            judged(judgement ->
                                    number(level.apply(judgement.indicators().get(place))))));
        }
        return Metric.gauge(name, help, series);
    }

    private static int number(Suspicion suspicion) {
        return switch (suspicion) {
            case NONE -> 0;
            case LOW -> 1;
            case MEDIUM -> 2;
            case HIGH -> 3;
            case CRITICAL -> 4;
        };
    }

    private static @Nullable Integer number(Level level) {
        return switch (level) {
            case UNKNOWN -> null;
            case OK -> 0;
            case WARNING -> 1;
            case CRITICAL -> 2;
        };
    }

    private static Metric placement(
            String name, String help, Function<Placement, @Nullable Number> figure) {
        return Metric.gauge(
                name,
                help,
                List.of(
                        Series.of(
                                "direction",
                                "inbound",
                                judged(judgement -> known(networks(judgement).inbound(), figure))),
                        Series.of(
                                "direction",
                                "outbound",
                                judged(judgement ->
                                        known(networks(judgement).outbound(), figure)))));
    }

    private static NetworkFigures networks(Judgement judgement) {
        return judgement.figures().networks();
    }

    private static @Nullable Number known(
            Placement placement, Function<Placement, @Nullable Number> figure) {
        return placement.peers() == 0 ? null : figure.apply(placement);
    }

    private static @Nullable Double effective(Concentration<Subnet> networks) {
        return networks.effective();
    }

    private static @Nullable Integer reachable(Judgement judgement) {
        Verdict verdict = judgement.reachability().verdict();
        return switch (verdict) {
            case REACHABLE -> 1;
            case UNREACHABLE -> 0;
            case UNKNOWN -> null;
        };
    }

    private static @Nullable Integer flag(@Nullable Boolean value) {
        if (value == null) {
            return null;
        }
        return value ? 1 : 0;
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis() / 1000.0;
    }
}
