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

    /**
     * That the verdict is still told while another was found: in the words and numbers of now, for
     * those of the told one are over.
     */
    static Finding doubted(PairVerdict told, PairVerdict found, PairReading reading) {
        Finding now = of(found, reading);
        return new Finding(
                told,
                "now it looks " + found.words() + ", told once it holds: " + now.sentence,
                now.figures);
    }
}
