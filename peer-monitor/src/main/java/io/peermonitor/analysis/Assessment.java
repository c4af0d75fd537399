package io.peermonitor.analysis;

import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One node as it stands.
 *
 * @param at the observation it rests on
 * @param judged absent while the node is {@link AssessmentState#BLIND}: nothing of before is shown
 */
public record Assessment(
        NodeName node, Moment at, AssessmentState state, @Nullable Judgement judged) {

    static Assessment blind(NodeName node, Moment at) {
        return new Assessment(node, at, AssessmentState.BLIND, null);
    }

    public Optional<Judgement> judgement() {
        return Optional.ofNullable(judged);
    }
}
