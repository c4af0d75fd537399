package io.peermonitor.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peermonitor.dashboards.Panel.Query;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Asks a real Prometheus what Grafana would ask it. */
@NeedsRealPrometheus
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardQueriesIT {

    private static final Duration UNTIL_EVERYTHING_HAPPENED = Duration.ofMinutes(3);

    /** Only with the component kubelet-volume-metrics; the panel has another query, too. */
    private static final Set<String> OPTIONAL = Set.of("fleet.json \"Volumes in use\" B");

    private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)\\}\\}");

    private MeasuredStack stack;

    @BeforeAll
    void start() {
        stack = new MeasuredStack();
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    /** A counter may need some seconds; a query that Prometheus refuses fails at once. */
    @Test
    void everyQueryGivesDataUnderItsLegend() {
        eventuallyNothing(
                () -> Dashboard.all().stream().flatMap(it -> emptyQueries(it, "")).toList());
    }

    /** An operator with one node is the usual one. */
    @Test
    void everyPanelGivesDataOfOneNode() {
        eventuallyNothing(() ->
                Dashboard.all().stream()
                        .flatMap(it -> emptyPanels(it, MeasuredStack.NODE))
                        .toList());
    }

    @Test
    void panelWithoutDataIsFound() {
        Dashboard broken =
                Spoiling.query("", "", "peer_monitor_node_up{node=\"no-such-node\"}")
                        .spoil(Dashboard.named("fleet.json"));
        assertThat(emptyQueries(broken, "")).contains("fleet.json \"Nodes watched\" A");
        assertThat(emptyPanels(broken, MeasuredStack.NODE))
                .contains("fleet.json \"Nodes watched\"");
    }

    @Test
    void legendOfALabelThatIsNotThereIsFound() {
        Dashboard broken =
                Spoiling.words("", "", "peers.json", "{{direction}}", "{{directions}}")
                        .spoil(Dashboard.named("peers.json"));
        assertThat(emptyQueries(broken, "")).contains("peers.json \"Direction\" A");
    }

    private static void eventuallyNothing(java.util.function.Supplier<List<String>> empty) {
        await().atMost(UNTIL_EVERYTHING_HAPPENED)
                .pollInterval(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(empty.get()).isEmpty());
    }

    private Stream<String> emptyQueries(Dashboard dashboard, String node) {
        Choice choice = Choice.of(dashboard, node, stack.prometheus());
        return dashboard.panels().stream()
                .flatMap(panel -> panel.queries().stream())
                .filter(query -> !showsData(query, choice))
                .map(query -> dashboard + " " + query)
                .filter(query -> !OPTIONAL.contains(query));
    }

    private Stream<String> emptyPanels(Dashboard dashboard, String node) {
        Choice choice = Choice.of(dashboard, node, stack.prometheus());
        return dashboard.panels().stream()
                .filter(panel -> panel.queries().stream().noneMatch(it -> showsData(it, choice)))
                .map(panel -> dashboard + " " + panel);
    }

    /** A number, and each series under a name of its own. */
    private boolean showsData(Query query, Choice choice) {
        List<JsonNode> series =
                stack.prometheus().ask(choice.in(query.expression()), query.instant());
        List<String> labels =
                LABEL.matcher(query.legend()).results().map(it -> it.group(1)).toList();
        Set<String> names = new HashSet<>();
        return series.stream().anyMatch(DashboardQueriesIT::hasNumber)
                && series.stream()
                        .map(it -> it.path("metric"))
                        .allMatch(it ->
                                labels.stream().allMatch(it::has)
                                        && (query.legend().isEmpty()
                                                || names.add(legend(labels, it))));
    }

    private static String legend(List<String> labels, JsonNode metric) {
        return labels.stream().map(label -> metric.path(label).asString("")).toList().toString();
    }

    private static boolean hasNumber(JsonNode series) {
        Stream<JsonNode> samples =
                series.has("value")
                        ? Stream.of(series.path("value"))
                        : series.path("values").valueStream();
        return samples.anyMatch(
                sample -> Double.isFinite(Double.parseDouble(number(sample.path(1).asString()))));
    }

    /** Prometheus writes infinity otherwise than Java. */
    private static String number(String written) {
        return written.replace("Inf", "Infinity");
    }
}
