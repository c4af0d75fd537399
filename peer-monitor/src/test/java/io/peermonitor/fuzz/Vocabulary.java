package io.peermonitor.fuzz;

import io.peermonitor.analysis.Indicator;
import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.PairVerdict;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may stand in a label: the node's name and closed sets, never what a peer or node chose. */
final class Vocabulary {

    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Set<String> WORDS =
            Stream.of(
                            Stream.of(Outputs.NODE.value()),
                            labels(Indicator.values(), Indicator::label),
                            labels(PairVerdict.values(), PairVerdict::label),
                            labels(ClientFamily.values(), ClientFamily::label),
                            labels(Direction.values(), Direction::label),
                            labels(DisconnectReason.values(), DisconnectReason::label),
                            labels(FailureReason.values(), FailureReason::label),
                            Stream.of("small", "large", "true", "false"))
                    .flatMap(Function.identity())
                    .collect(Collectors.toUnmodifiableSet());

    private Vocabulary() {}

    private static <T> Stream<String> labels(T[] values, Function<T, String> label) {
        return Arrays.stream(values).map(label);
    }

    /** The label values of a series, written as in a scrape, that are no words of ours. */
    static Stream<String> strangersIn(String series) {
        return LABEL.matcher(series)
                .results()
                .map(MatchResult::group)
                .filter(label -> !label.startsWith("le=") && !label.startsWith("quantile="))
                .filter(label ->
                        !WORDS.contains(
                                label.substring(label.indexOf('"') + 1, label.length() - 1)));
    }
}
