package io.peermonitor.pair;

import io.peermonitor.peer.PairVerdict;

/**
 * A verdict with what it rests on.
 *
 * @param sentence the numbers and what to do, for the operator
 */
public record Finding(PairVerdict verdict, String sentence, PairFigures figures) {

    static Finding of(PairVerdict verdict, PairReading reading) {
        PairFigures figures = PairFigures.of(reading);
        return new Finding(verdict, PairSentences.of(verdict, figures, reading), figures);
    }
}
