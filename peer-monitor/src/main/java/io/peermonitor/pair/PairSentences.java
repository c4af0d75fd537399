package io.peermonitor.pair;

import io.peermonitor.peer.BeaconChain;
import io.peermonitor.peer.PairVerdict;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Unreached;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Each verdict in words: the numbers it rests on, and what to do next. */
final class PairSentences {

    private static final double MILLIS = 1000;

    private PairSentences() {}

    static String of(PairVerdict verdict, PairFigures figures, PairReading reading) {
        return switch (verdict) {
            case PENDING -> "not both clients were asked yet";
            case WRONG_NETWORK ->
                    "the execution client is on chain "
                            + number(figures.executionChainId())
                            + ", its consensus client on chain "
                            + number(figures.consensusChainId())
                            + ": give both the same network flag, and check consensus-url";
            case RULES_MISMATCH ->
                    RulesComparison.difference(reading).orElse("the two follow different rules")
                            + ": run the releases of both that know the network's next fork, and"
                            + " check their genesis files";
            case CLOCK_SKEW ->
                    "the execution client's clock is "
                            + offset(figures.executionClockOffset())
                            + ", the consensus client's "
                            + offset(figures.consensusClockOffset())
                            + ahead(figures.headAhead())
                            + ": start time synchronisation (chrony) on the machine that is off,"
                            + " which is the monitor's when both clients are off alike";
            case EXECUTION_OFFLINE ->
                    "the consensus client cannot use its execution client, and the monitor cannot"
                            + " read it either"
                            + why(reading.execution())
                            + ": start it, or look at its log";
            case JWT_REFUSED ->
                    "the execution client answers the monitor, but its consensus client cannot use"
                            + " it: compare the JWT secret of both, then the engine port 8551 and"
                            + " --authrpc.vhosts";
            case BLIND -> blind(reading) + ": the pair cannot be judged until it is back";
            case CONSENSUS_SYNCING ->
                    "the consensus client is "
                            + number(figures.slotsBehind())
                            + " slots behind the clock with "
                            + number(figures.consensusPeers())
                            + " peers: wait if it just started, else look at its peers and its log";
            case EXECUTION_SYNCING ->
                    "the execution client is at block "
                            + number(figures.executionHead())
                            + ", its consensus client at "
                            + number(figures.consensusBlock())
                            + ", with "
                            + number(figures.executionPeers())
                            + " peers: wait if it just started, else look at its disk and its peers";
            case OPTIMISTIC ->
                    "the consensus client follows slot "
                            + number(figures.headSlot())
                            + ", which its execution client at block "
                            + number(figures.executionHead())
                            + " has not verified: look at the execution client's log for a bad"
                            + " block, and let nobody vote until it has";
            case HEADS_APART ->
                    "the execution client is at block "
                            + number(figures.executionHead())
                            + ", its consensus client at "
                            + number(figures.consensusBlock())
                            + ": does another consensus client drive it? Check consensus-url and"
                            + " --execution-endpoint";
            case HEALTHY ->
                    "the two work as one"
                            + known(", %d slots behind the clock", figures.slotsBehind())
                            + known(", execution at block %d", figures.executionHead())
                            + known(", consensus at block %d", figures.consensusBlock())
                            + unfounded(reading);
        };
    }

    private static String unfounded(PairReading reading) {
        BeaconChain beacon = PairReading.chain(reading.consensus()).beacon();
        return beacon != null && Boolean.TRUE.equals(beacon.executionOffline())
                ? "; the consensus client says el_offline all the same: look for the reason in its log"
                : "";
    }

    private static String blind(PairReading reading) {
        return Stream.of(
                        side("execution", reading.execution()),
                        side("consensus", reading.consensus()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private static String side(String layer, @Nullable PollResult poll) {
        return PairReading.isRead(poll)
                ? ""
                : "the monitor cannot read the " + layer + " client" + why(poll);
    }

    private static String why(@Nullable PollResult poll) {
        return poll instanceof Unreached failed
                ? " (" + failed.reason().label() + ", " + failed.reason().hint() + ")"
                : "";
    }

    private static String known(String words, @Nullable Long value) {
        return value == null ? "" : String.format(Locale.ROOT, words, value);
    }

    private static String ahead(@Nullable Duration ahead) {
        return ahead == null ? "" : ", the head is " + seconds("%.1f s in the future", ahead);
    }

    private static String seconds(String words, Duration time) {
        return String.format(Locale.ROOT, words, TimeUnit.MILLISECONDS.convert(time) / MILLIS);
    }

    private static String number(@Nullable Long value) {
        return value == null ? "(unknown)" : value.toString();
    }

    private static String offset(@Nullable Duration offset) {
        return offset == null ? "not told" : seconds("%+.1f s off", offset);
    }
}
