package io.peermonitor.web;

import io.peermonitor.analysis.Assessment;
import io.peermonitor.analysis.Judgement;
import io.peermonitor.analysis.Suspicion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How suspicious a node's peers are, in short; a suspicion, not a proof.
 *
 * @param state judged, young, too_few or blind
 * @param suspicion none, low, medium, high or critical; null while nothing is judged
 * @param score 0 to 5: a group of indicators with a critical one is 1, one with a warning 0.5
 * @param reasons in words and numbers, the worst first
 */
record SuspicionView(
        String state, @Nullable String suspicion, @Nullable Double score, List<String> reasons) {

    static SuspicionView of(Assessment assessment) {
        return new SuspicionView(
                assessment.state().label(),
                assessment.judgement().map(Judgement::suspicion).map(Suspicion::label).orElse(null),
                assessment.judgement().map(Judgement::score).orElse(null),
                assessment.judgement().map(Judgement::reasons).orElse(List.of()));
    }
}
