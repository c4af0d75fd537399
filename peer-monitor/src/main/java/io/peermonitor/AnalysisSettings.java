package io.peermonitor;

import io.peermonitor.analysis.AnalysisRules;
import io.peermonitor.analysis.Indicator;
import io.peermonitor.analysis.Threshold;
import io.peermonitor.peer.ClientFamily;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From when on a peer table looks wrong; the defaults are for a mainnet node.
 *
 * @param youngFor how long after its start a node is judged only by outbound fill and same address
 * @param fewestPeers below this shares of a table mean nothing
 * @param unreachableAfter so long without an inbound peer, others cannot dial the node
 * @param blockTime of the network
 * @param minimumVersions by client family: who runs an older one is not ready for the fork
 * @param indicators other thresholds and hold times, by the name of the indicator
 */
record AnalysisSettings(
        @DefaultValue("30m") Duration youngFor,
        @DefaultValue("10") int fewestPeers,
        @DefaultValue("1h") Duration unreachableAfter,
        @DefaultValue("12s") Duration blockTime,
        @DefaultValue Map<String, String> minimumVersions,
        @DefaultValue Map<String, Limits> indicators) {

    /** What is not given stays as it is. */
    record Limits(
            @Nullable Double warning,
            @Nullable Double critical,
            @Nullable Duration warningAfter,
            @Nullable Duration criticalAfter) {}

    AnalysisSettings {
        rules(youngFor, fewestPeers, unreachableAfter, blockTime, minimumVersions, indicators);
    }

    AnalysisRules rules() {
        return rules(
                youngFor, fewestPeers, unreachableAfter, blockTime, minimumVersions, indicators);
    }

    private static AnalysisRules rules(
            Duration youngFor,
            int fewestPeers,
            Duration unreachableAfter,
            Duration blockTime,
            Map<String, String> minimumVersions,
            Map<String, Limits> indicators) {
        Map<Indicator, Threshold> thresholds = new EnumMap<>(Indicator.class);
        indicators.forEach((name, limits) -> {
            Indicator indicator = named("indicators", name, Indicator.values(), Indicator::label);
            thresholds.put(
                    indicator,
                    indicator
                            .usual()
                            .with(
                                    limits.warning(),
                                    limits.critical(),
                                    limits.warningAfter(),
                                    limits.criticalAfter()));
        });
        Map<ClientFamily, String> versions = new EnumMap<>(ClientFamily.class);
        minimumVersions.forEach((name, version) ->
                versions.put(
                        named("minimum-versions", name, ClientFamily.values(), ClientFamily::label),
                        version));
        try {
            return new AnalysisRules(
                    thresholds, versions, youngFor, fewestPeers, unreachableAfter, blockTime);
        } catch (IllegalArgumentException impossible) {
            throw new IllegalArgumentException(
                    "peer-monitor.analysis." + impossible.getMessage(), impossible);
        }
    }

    /** Names are written with dashes, as all properties are. */
    private static <E extends Enum<E>> E named(
            String property, String name, E[] values, Function<E, String> label) {
        Function<E, String> dashed = value -> label.apply(value).replace('_', '-');
        return Arrays.stream(values)
                .filter(value -> dashed.apply(value).equals(name.replace('_', '-')))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "peer-monitor.analysis."
                                        + property
                                        + " has no '"
                                        + name
                                        + "'; it takes "
                                        + Arrays.stream(values)
                                                .map(dashed)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }
}
