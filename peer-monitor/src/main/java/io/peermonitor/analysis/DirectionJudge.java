package io.peermonitor.analysis;

import static io.peermonitor.analysis.Indicator.ANCHORS_MISSING;
import static io.peermonitor.analysis.Indicator.INBOUND_SHARE;
import static io.peermonitor.analysis.Indicator.OUTBOUND_FILL;

import java.util.List;

/** Judges who dialled whom. */
record DirectionJudge(DirectionFigures figures, Anchors anchors, AnalysisRules rules) {

    List<Reading> readings() {
        return List.of(outboundFill(), inboundShare(), anchorsMissing());
    }

    private Reading outboundFill() {
        Integer slots = figures.dialSlots();
        Double fill = figures.outboundFill();
        if (slots == null) {
            return Reading.unknown(
                    OUTBOUND_FILL,
                    "needs a Geth whose limit is known: set peer-monitor.nodes.<name>.peer-limit to"
                            + " its --maxpeers");
        }
        if (fill == null) {
            return Reading.unknown(
                    OUTBOUND_FILL, "configured peers leave none of %d dial slots".formatted(slots));
        }
        if (figures.undirected() > 0) {
            return Reading.unknown(OUTBOUND_FILL, "the node does not tell who dialled");
        }
        return new Reading(
                OUTBOUND_FILL,
                fill,
                rules.level(OUTBOUND_FILL, fill),
                "%d of %d dial slots are filled"
                        .formatted(figures.strangersDialled(), figures.freeSlots()));
    }

    private Reading inboundShare() {
        Double share = figures.inboundShare();
        int known = figures.inbound() + figures.outbound();
        if (share == null || known < rules.fewestPeers()) {
            return Reading.unknown(INBOUND_SHARE, "too few peers of known direction: " + known);
        }
        return new Reading(
                INBOUND_SHARE,
                share,
                rules.level(INBOUND_SHARE, share),
                "%d of %d peers dialled us".formatted(figures.inbound(), known));
    }

    private Reading anchorsMissing() {
        if (anchors.known() == 0) {
            return Reading.unknown(ANCHORS_MISSING, "no static or trusted peer has been seen");
        }
        double share = (double) anchors.missing() / anchors.known();
        return new Reading(
                ANCHORS_MISSING,
                share,
                rules.level(ANCHORS_MISSING, share),
                "%d of %d static or trusted peers are not connected"
                        .formatted(anchors.missing(), anchors.known()));
    }
}
