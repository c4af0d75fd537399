package io.peermonitor.web;

import io.peermonitor.analysis.ChurnFigures;
import io.peermonitor.analysis.Concentration;
import io.peermonitor.analysis.Figures;
import io.peermonitor.analysis.ViewFigures;
import io.peermonitor.geo.Origin;
import io.peermonitor.geo.Origins;
import io.peermonitor.tracking.NodeState;
import io.peermonitor.tracking.Session;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of one peer table.
 *
 * @param outboundFill share of free dial slots in use; above 0.5 is good
 * @param inboundShare inbound peers by all; 0.68 with a full table
 * @param countries of the peers, where a country file is configured
 * @param organisations that run their networks, where an ASN file is configured
 * @param announcing peers that announce which blocks they have
 * @param behind of these, more than 96 blocks behind the node
 * @param behindPeersBy how many blocks the node is behind the median of its peers; below 32 is good
 * @param fullHistory peers that serve every block since the first
 * @param snapServers peers that serve snap sync
 * @param disagreementBlocks from the heads of the other nodes of the same network; 0 or 1 is good
 * @param leftLastHour peers that left
 * @param medianSessionSeconds how long peers have been seen
 * @param oldestOutboundSeconds how long the oldest dialled peer has been seen
 * @param usualChurn peers that leave in an hour by peers, as this node usually has it; null before
 *     24 hours
 */
record FiguresView(
        DiversityView clients,
        PlacementView outbound,
        PlacementView inbound,
        PlacementView all,
        @Nullable Boolean sourceHidden,
        @Nullable Double outboundFill,
        @Nullable Double inboundShare,
        List<ShareView> countries,
        List<ShareView> organisations,
        int announcing,
        @Nullable Integer behind,
        @Nullable Long behindPeersBy,
        int fullHistory,
        int snapServers,
        @Nullable Long disagreementBlocks,
        @Nullable Double leftLastHour,
        @Nullable Double medianSessionSeconds,
        @Nullable Double oldestOutboundSeconds,
        @Nullable Double usualChurn) {

    static FiguresView of(Figures figures, NodeState node, Origins origins) {
        ViewFigures view = figures.view();
        ChurnFigures churn = figures.churn();
        return new FiguresView(
                DiversityView.of(figures.clients()),
                PlacementView.of(figures.networks().outbound()),
                PlacementView.of(figures.networks().inbound()),
                PlacementView.of(figures.networks().all()),
                figures.networks().sourceHidden(),
                figures.direction().outboundFill(),
                figures.direction().inboundShare(),
                shares(node, origins, Origin::country),
                shares(node, origins, Origin::operator),
                view.announcing(),
                view.behind(),
                view.behindBy(),
                view.fullHistory(),
                view.snapServers(),
                view.disagreement(),
                churn.leftLastHour(),
                seconds(churn.sessions().medianAge()),
                seconds(churn.sessions().oldestOutbound()),
                churn.usual() == null ? null : churn.usual().churn());
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : Seconds.of(duration);
    }

    private static List<ShareView> shares(
            NodeState node, Origins origins, Function<Origin, @Nullable String> of) {
        Stream<String> known =
                node.sessions().stream()
                        .map(Session::peer)
                        .flatMap(peer -> Stream.ofNullable(peer.remote()))
                        .map(remote -> of.apply(origins.of(remote.address())))
                        .filter(Objects::nonNull);
        return ShareView.of(Concentration.of(known), Function.identity());
    }
}
