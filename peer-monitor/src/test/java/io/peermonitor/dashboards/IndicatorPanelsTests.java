package io.peermonitor.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.analysis.Group;
import io.peermonitor.analysis.Indicator;
import io.peermonitor.analysis.Level;
import io.peermonitor.analysis.Suspicion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Holds what the dashboards say of suspicion to what the service judges. */
class IndicatorPanelsTests {

    private static final Dashboard PEERS = Dashboard.named("peers.json");

    @Test
    void everyIndicatorIsInTheRowOfItsGroup() {
        Map<String, String> shown = new TreeMap<>();
        panel("Groups")
                .queries()
                .forEach(query ->
                        shown.put(
                                query.legend(), query.selectors().getFirst().matcher("indicator")));
        Map<String, String> judged = new TreeMap<>();
        for (Group group : Group.values()) {
            judged.put(
                    group.label(),
                    Arrays.stream(Indicator.values())
                            .filter(it -> it.group() == group)
                            .map(Indicator::label)
                            .collect(Collectors.joining("|", "=~\"", "\"")));
        }
        assertThat(shown).isEqualTo(judged);
    }

    @ParameterizedTest
    @CsvSource({
        "Largest network, OUTBOUND_TOP_NETWORK, 1",
        "Largest wide network, TOP_WIDE_NETWORK, 1",
        "Different networks, DISTINCT_NETWORKS, 1",
        "Equally large networks, EFFECTIVE_NETWORKS, 1",
        "Dial slots in use, OUTBOUND_FILL, 1",
        "Peers behind, PEERS_BEHIND, 1",
        "Clock offset, CLOCK, 1",
        // blocks by blocks, the first number that is above
        "Peers at one address, SAME_ADDRESS, 0",
    })
    void linesAreDrawnWhereTheIndicatorWarnsAndWhereItIsCritical(
            String title, Indicator indicator, int included) {
        double next = included == 1 ? 0 : 1;
        assertThat(steps(panel(title)))
                .contains(indicator.usual().warning() + next)
                .contains(criticalOf(indicator) + next);
    }

    private static double criticalOf(Indicator indicator) {
        Double critical = indicator.usual().critical();
        assertThat(critical).isNotNull();
        return critical == null ? Double.NaN : critical;
    }

    @Test
    void levelsHaveTheWordsOfTheService() {
        List<String> suspicion = labels(Suspicion.values());
        List<String> level =
                labels(Level.values()).stream().filter(it -> !it.equals("unknown")).toList();
        assertThat(words(panel("Suspicion"))).isEqualTo(suspicion);
        assertThat(words(panel("Groups"))).isEqualTo(level);
        assertThat(words(panel("Indicators over time"))).isEqualTo(level);
    }

    private static List<String> labels(Enum<?>[] values) {
        return Arrays.stream(values).map(it -> it.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** In the order of the numbers that they stand for. */
    private static List<String> words(Panel panel) {
        JsonNode options = panel.defaults().path("mappings").path(0).path("options");
        return Stream.iterate(0, number -> number + 1)
                .takeWhile(number -> options.has(number.toString()))
                .map(number -> options.path(number.toString()).path("text").asString(""))
                .toList();
    }

    private static List<Double> steps(Panel panel) {
        return panel.defaults()
                .path("thresholds")
                .path("steps")
                .valueStream()
                .filter(step -> !step.path("value").isNull())
                .map(step -> step.path("value").asDouble())
                .toList();
    }

    private static Panel panel(String title) {
        return PEERS.panels().stream()
                .filter(panel -> panel.title().equals(title))
                .findFirst()
                .orElseThrow();
    }
}
