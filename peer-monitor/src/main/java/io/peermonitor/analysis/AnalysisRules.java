package io.peermonitor.analysis;

import io.peermonitor.peer.ClientFamily;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is judged as how bad; every part has a default.
 *
 * @param thresholds of each indicator; those not given are as {@link Indicator#usual} says
 * @param minimumVersions the version of a family from which a peer is ready for the next fork
 * @param youngFor how long after a start of the node only outbound fill and same address are judged
 * @param fewestPeers below so many peers, shares of them are not judged
 * @param unreachableAfter how long nobody must have dialled the node before it counts as
 *     unreachable
 * @param blockTime how often the chain has a block: heads read apart in time may differ by as many
 */
public record AnalysisRules(
        Map<Indicator, Threshold> thresholds,
        Map<ClientFamily, String> minimumVersions,
        Duration youngFor,
        int fewestPeers,
        Duration unreachableAfter,
        Duration blockTime) {

    public static final AnalysisRules USUAL =
            new AnalysisRules(
                    Map.of(),
                    Map.of(),
                    Duration.ofMinutes(30),
                    10,
                    Duration.ofHours(1),
                    Duration.ofSeconds(12));

    public AnalysisRules {
        Map<Indicator, Threshold> all = new EnumMap<>(Indicator.class);
        for (Indicator indicator : Indicator.values()) {
            all.put(indicator, checked(indicator, thresholds));
        }
        thresholds = Collections.unmodifiableMap(all);
        minimumVersions = Map.copyOf(minimumVersions);
        minimumVersions.forEach(AnalysisRules::requireVersion);
        require(
                !youngFor.isNegative(),
                "young-for is " + youngFor + ": give 0 to judge at once, or a time such as 30m.");
        require(
                fewestPeers >= 1,
                "fewest-peers is " + fewestPeers + ": give at least 1; 10 is usual.");
        require(
                unreachableAfter.isPositive(),
                "unreachable-after is " + unreachableAfter + ": give a time such as 1h.");
        require(
                blockTime.isPositive(),
                "block-time is " + blockTime + ": give the time between two blocks, such as 12s.");
    }

    public Threshold threshold(Indicator indicator) {
        return thresholds.getOrDefault(indicator, indicator.usual());
    }

    /** What a value of this indicator means at once, without a hold time. */
    Level level(Indicator indicator, double value) {
        Threshold threshold = threshold(indicator);
        Double critical = threshold.critical();
        if (critical != null && indicator.worse().isBeyond(value, critical)) {
            return Level.CRITICAL;
        }
        return indicator.worse().isBeyond(value, threshold.warning()) ? Level.WARNING : Level.OK;
    }

    private static Threshold checked(Indicator indicator, Map<Indicator, Threshold> given) {
        Threshold threshold = given.getOrDefault(indicator, indicator.usual());
        try {
            indicator.check(threshold);
        } catch (IllegalArgumentException impossible) {
            throw new IllegalArgumentException(
                    "indicators."
                            + indicator.label().replace('_', '-')
                            + ": "
                            + impossible.getMessage(),
                    impossible);
        }
        return threshold;
    }

    private static void requireVersion(ClientFamily family, String version) {
        require(
                ReleaseNumber.parse(version).isPresent(),
                "minimum-versions."
                        + family.label()
                        + " is '"
                        + version
                        + "': give a version such as 1.17.10.");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
