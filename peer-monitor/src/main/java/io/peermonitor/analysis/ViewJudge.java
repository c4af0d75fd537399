package io.peermonitor.analysis;

import static io.peermonitor.analysis.Indicator.BEHIND_PEERS;
import static io.peermonitor.analysis.Indicator.OWN_NODES_DISAGREE;
import static io.peermonitor.analysis.Indicator.PEERS_BEHIND;

import java.util.List;

/** Judges which chain the peers and we have. */
record ViewJudge(ViewFigures view, AnalysisRules rules) {

    private static final int FEWEST_ANNOUNCING = 5;

    List<Reading> readings() {
        return List.of(peersBehind(), behindPeers(), ownNodesDisagree());
    }

    private Reading peersBehind() {
        Integer behind = view.behind();
        if (behind == null || view.announcing() < FEWEST_ANNOUNCING) {
            return Reading.unknown(PEERS_BEHIND, tooFew());
        }
        double share = (double) behind / view.announcing();
        return new Reading(
                PEERS_BEHIND,
                share,
                rules.level(PEERS_BEHIND, share),
                "%d of %d peers are more than %d blocks behind our head"
                        .formatted(behind, view.announcing(), ViewFigures.BLOCKS_BEHIND));
    }

    private Reading behindPeers() {
        Long by = view.behindBy();
        if (by == null || view.announcing() < FEWEST_ANNOUNCING) {
            return Reading.unknown(BEHIND_PEERS, tooFew());
        }
        return new Reading(
                BEHIND_PEERS,
                (double) by,
                rules.level(BEHIND_PEERS, by),
                "our head is %d blocks behind the median of %d peers"
                        .formatted(by, view.announcing()));
    }

    private String tooFew() {
        return view.announcing() < FEWEST_ANNOUNCING
                ? "too few peers announce their blocks (eth/69): " + view.announcing()
                : "the node does not tell its head, or is catching up";
    }

    private Reading ownNodesDisagree() {
        Long blocks = view.disagreement();
        if (blocks == null) {
            return Reading.unknown(
                    OWN_NODES_DISAGREE,
                    "no second node of the same network that is in sync is watched");
        }
        return new Reading(
                OWN_NODES_DISAGREE,
                (double) blocks,
                rules.level(OWN_NODES_DISAGREE, blocks),
                "our head is %d blocks from those of the other watched nodes".formatted(blocks));
    }
}
