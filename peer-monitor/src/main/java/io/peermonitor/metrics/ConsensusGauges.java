package io.peermonitor.metrics;

import io.peermonitor.peer.BeaconChain;
import io.peermonitor.peer.PollResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The gauges that have one series a consensus client. */
final class ConsensusGauges {

    private ConsensusGauges() {}

    static List<NodeGauge> all() {
        return List.of(
                new NodeGauge(
                        "peer_monitor_consensus_up",
                        "1 when the last poll of the consensus client succeeded, 0 when it did not.",
                        NodeGauges::up),
                new NodeGauge(
                        "peer_monitor_consensus_last_success_timestamp_seconds",
                        "Unix time of the last poll the consensus client answered; absent until the first.",
                        NodeGauges::lastSuccess),
                new NodeGauge(
                        "peer_monitor_consensus_peer_count",
                        "Connected peers of the consensus client.",
                        node -> NodeGauges.number(node.peerCount())),
                new NodeGauge(
                        "peer_monitor_consensus_syncing",
                        "1 while the consensus client says that it is catching up.",
                        NodeGauges::syncing),
                new NodeGauge(
                        "peer_monitor_consensus_clock_offset_seconds",
                        "The consensus client's clock minus ours, to half a second.",
                        NodeGauges::clockOffset),
                beacon(
                        "peer_monitor_consensus_head_slot",
                        "Slot of the consensus client's head.",
                        chain -> NodeGauges.number(chain.headSlot())),
                beacon(
                        "peer_monitor_consensus_optimistic",
                        "1 while the execution client has not verified the consensus client's head.",
                        chain -> flag(chain.optimistic())),
                beacon(
                        "peer_monitor_consensus_execution_offline",
                        "1 while the consensus client says that it cannot use its execution client.",
                        chain -> flag(chain.executionOffline())),
                aged(
                        "peer_monitor_consensus_slots_behind",
                        "Slots between the head and the clock at the last poll; 0 to 2 is good.",
                        (chain, now) -> NodeGauges.number(chain.slotsBehind(now))),
                aged(
                        "peer_monitor_consensus_head_age_seconds",
                        "Age of the head by the clock at the last poll.",
                        (chain, now) -> seconds(chain.headAge(now))),
                aged(
                        "peer_monitor_consensus_finality_epochs",
                        "Epochs between the finalized one and the clock at the last poll; 2 or 3 is good.",
                        (chain, now) -> NodeGauges.number(chain.epochsToFinality(now))));
    }

    private static NodeGauge beacon(
            String name, String help, Function<BeaconChain, @Nullable Double> value) {
        return aged(name, help, (chain, _) -> value.apply(chain));
    }

    /** As of the poll: against the clock of the scrape a head would age between two polls. */
    private static NodeGauge aged(
            String name, String help, BiFunction<BeaconChain, Instant, @Nullable Double> value) {
        return new NodeGauge(
                name,
                help,
                node -> {
                    BeaconChain chain = node.chain().beacon();
                    PollResult latest = node.latest();
                    return chain == null || latest == null
                            ? null
                            : value.apply(chain, latest.at().at());
                });
    }

    private static @Nullable Double flag(@Nullable Boolean value) {
        return value == null ? null : Double.valueOf(value ? 1 : 0);
    }

    private static @Nullable Double seconds(@Nullable Duration time) {
        return time == null ? null : time.toMillis() / 1000.0;
    }
}
