package io.peermonitor.dashboards;

import static io.peermonitor.dashboards.Rule.unless;

import io.peermonitor.alerts.KnownMetrics;
import io.peermonitor.dashboards.Panel.Query;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a panel asks Prometheus. */
final class QueryRules {

    private static final Set<String> PER_SECOND = Set.of("rate", "irate", "increase");
    private static final Pattern COUNTER = Pattern.compile(".*_(total|count|sum|bucket)");

    /** Gauges and stored counts whose names sound like counters. */
    private static final Set<String> NOT_COUNTERS =
            Set.of(
                    "p2p_peer_count",
                    "p2p_topic_peer_count",
                    "ethereum_peer_count",
                    "peer_monitor_consensus_peer_count",
                    "data_column_disk_count",
                    "http_server_requests_active_seconds_count",
                    "bcnode_disk_beaconchain_bytes_total");

    /** What is not of one node, or of none of the chosen job, by dashboard. */
    private static final Map<String, Pattern> NOT_OF_A_NODE =
            Map.of(
                    "eth-fleet", Pattern.compile("ALERTS|volume:.*"),
                    "eth-peers", Pattern.compile("expected:.*"),
                    "eth-prysm", Pattern.compile("expected:.*"),
                    "eth-monitor",
                            Pattern.compile(
                                    "ALERTS|up|scrape_.*|prometheus_.*|jvm_.*|process_.*|http_.*|logback_.*"
                                            + "|peer_monitor_discovery_up"));

    private static final Pattern OF_NO_JOB =
            Pattern.compile("ALERTS|up|scrape_.*|prometheus_.*|expected:.*");

    private static final KnownMetrics KNOWN = KnownMetrics.read();

    static final List<Rule> RULES =
            List.of(
                    Rule.ofPanels("references are unique", QueryRules::references),
                    Rule.ofQueries("known metrics", QueryRules::known),
                    Rule.ofQueries("counters are rates", QueryRules::counters),
                    Rule.ofQueries("buckets are quantiles", QueryRules::buckets),
                    Rule.ofQueries("ranges follow the zoom", QueryRules::ranges),
                    Rule.of("node matcher", QueryRules::node),
                    Rule.of("job matcher", QueryRules::job));

    private QueryRules() {}

    private static Stream<String> references(Panel panel) {
        List<String> references = panel.queries().stream().map(Query::reference).toList();
        return unless(
                !references.isEmpty()
                        && references.stream().distinct().count() == references.size(),
                panel + " has queries, each under its own letter: " + references);
    }

    private static Stream<String> known(Query query) {
        return KNOWN.unknownIn(query.expression()).stream()
                .map(name -> query + ": nobody exports " + name);
    }

    private static Stream<String> counters(Query query) {
        return query.selectors().stream()
                .filter(it -> COUNTER.matcher(it.metric()).matches())
                .filter(it -> !NOT_COUNTERS.contains(it.metric()))
                .filter(it ->
                        it.functions().isEmpty() || !PER_SECOND.contains(it.functions().getFirst()))
                .map(it -> query + ": a counter alone says nothing, " + it.metric());
    }

    private static Stream<String> buckets(Query query) {
        return query.selectors().stream()
                .filter(it -> it.metric().endsWith("_bucket"))
                .filter(it -> !it.isIn(Set.of("histogram_quantile")) && it.matcher("le").isEmpty())
                .map(it -> query + ": buckets of all sizes are summed, " + it.metric());
    }

    /** A fixed range shows nothing, or too much, as soon as somebody zooms. */
    private static Stream<String> ranges(Query query) {
        return query.selectors().stream()
                .filter(it -> !it.range().isEmpty())
                .filter(it ->
                        !it.range().equals("$__rate_interval")
                                && !(it.range().equals("$__range") && query.instant()))
                .map(it -> query + ": [$__rate_interval], not [" + it.range() + "]");
    }

    private static Stream<String> node(Dashboard dashboard) {
        Pattern exempt = NOT_OF_A_NODE.getOrDefault(dashboard.uid(), Pattern.compile("-"));
        return dashboard.panels().stream()
                .flatMap(Panel::selectors)
                .filter(it -> !exempt.matcher(it.metric()).matches())
                .filter(it -> !it.matcher("node").equals("=~\"$node\""))
                .map(it -> it.metric() + " is of the chosen nodes: node=~\"$node\"");
    }

    /** Both clients have metrics that begin with p2p_, and every Go program has process_. */
    private static Stream<String> job(Dashboard dashboard) {
        boolean chosen =
                dashboard.variables().stream()
                        .anyMatch(it -> it.path("name").asString("").equals("job"));
        return dashboard.panels().stream()
                .flatMap(Panel::selectors)
                .filter(it -> chosen && !OF_NO_JOB.matcher(it.metric()).matches())
                .filter(it -> !it.matcher("job").equals("=~\"$job\""))
                .map(it -> it.metric() + " is of the chosen jobs: job=~\"$job\"");
    }
}
