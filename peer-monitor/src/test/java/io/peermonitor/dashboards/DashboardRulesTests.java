package io.peermonitor.dashboards;

import static io.peermonitor.dashboards.Spoiling.query;
import static io.peermonitor.dashboards.Spoiling.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks each rule on purpose. */
class DashboardRulesTests {

    private static final String NODE_VARIABLE = "\"name\":\"node\",\"label\":\"Node\"";

    static Stream<Spoiling> spoilings() {
        return Stream.of(structure(), boards(), variables(), layout(), panels(), queries())
                .flatMap(spoilings -> spoilings);
    }

    private static Stream<Spoiling> structure() {
        String rule = "structure";
        return Stream.of(
                words(
                        rule,
                        "an unknown member",
                        "\"id\":null",
                        "\"id\":null,\"hideControls\":true"),
                words(rule, "a typo in an option", "\"graphMode\":", "\"grafMode\":"),
                words(rule, "a missing option", "\"colorMode\":\"value\",", ""),
                words(rule, "an unknown unit", "\"unit\":\"short\"", "\"unit\":\"blocks\""),
                words(rule, "no unit", "\"unit\":\"short\",", ""),
                words(
                        rule,
                        "a data source of its own",
                        "\"uid\":\"${datasource}\"",
                        "\"uid\":\"x\""),
                words(rule, "no such colour", "\"color\":\"red\"", "\"color\":\"readable\""),
                words(rule, "an unknown type", "\"type\":\"stat\"", "\"type\":\"singlestat\""),
                words(rule, "a string for a number", "\"w\":4", "\"w\":\"4\""),
                words(rule, "a typo in a field", "\"custom.cellOptions\"", "\"custom.cellOption\""),
                words(rule, "a table's query that is a graph's", ",\"format\":\"table\"", ""));
    }

    private static Stream<Spoiling> boards() {
        String provisionable = "provisionable";
        String links = "links";
        String peers = "\"url\":\"/d/eth-peers?${datasource:queryparam}&${node:queryparam}\"";
        return Stream.of(
                words("uid", "another uid", "\"uid\":\"eth-fleet\"", "\"uid\":\"my-fleet\""),
                words(provisionable, "an id", "\"id\":null", "\"id\":7"),
                words(provisionable, "editing", "\"editable\":false", "\"editable\":true"),
                words(
                        provisionable,
                        "a schema to come",
                        "\"schemaVersion\":4",
                        "\"schemaVersion\":14"),
                words(
                        provisionable,
                        "an import's input",
                        "\"id\":null",
                        "\"id\":null,\"__inputs\":[]"),
                words(provisionable, "a variable of it", "${datasource}", "${DS_PROMETHEUS}"),
                words("refresh", "no refresh", "\"refresh\":\"30s\"", "\"refresh\":\"\""),
                words(links, "a missing sibling", peers, "\"url\":\"\""),
                words(links, "itself", peers, peers.replace("eth-peers", "eth-fleet")),
                words(links, "a dead link", peers, peers.replace("eth-peers", "eth-nowhere")),
                words(links, "a link that forgets", peers, "\"url\":\"/d/eth-peers\""),
                words(
                        links,
                        "a dead link of a cell",
                        "/d/eth-peers?${datasource:queryparam}&var-node",
                        "/d/x?"));
    }

    private static Stream<Spoiling> variables() {
        return Stream.of(
                words(
                        "datasource variable",
                        "another name",
                        "\"name\":\"datasource\"",
                        "\"name\":\"ds\""),
                words(
                        "datasource variable",
                        "another label",
                        "\"label\":\"Data Source\"",
                        "\"label\":\"\""),
                words(
                        "datasource variable",
                        "another kind",
                        "\"query\":\"prometheus\"",
                        "\"query\":\"loki\""),
                words("node variable", "no node", "\"name\":\"node\"", "\"name\":\"pod\""),
                words(
                        "node variable",
                        "a list of today",
                        "\"allValue\":\".+\"",
                        "\"allValue\":\"\""),
                words("variable query", "a stale list", "\"refresh\":2", "\"refresh\":1"),
                words(
                        "variable query",
                        "the values of another",
                        "_node_up, node)\"",
                        "_node_up, job)\""),
                words(
                        "variables are used",
                        "one that is not",
                        NODE_VARIABLE,
                        NODE_VARIABLE.replace("node", "pod")),
                query("variables are used", "one that is not defined", "up{pod=~\"$pod\"}"));
    }

    private static Stream<Spoiling> layout() {
        return Stream.of(
                words("ids are unique", "an id twice", "\"id\":2,", "\"id\":1,"),
                words(
                        "titles are unique",
                        "a title twice",
                        "\"title\":\"Nodes unreachable\"",
                        "\"title\":\"Nodes watched\""),
                words("boxes do not overlap", "an overlap", "\"x\":4,", "\"x\":3,"),
                words(
                        "boxes do not overlap",
                        "an overhang",
                        "\"w\":24,\"x\":0",
                        "\"w\":24,\"x\":1"));
    }

    private static Stream<Spoiling> panels() {
        return Stream.of(
                words(
                        "description",
                        "no good number",
                        "Good: every node you run.",
                        "Every node you run."),
                words("description", "no title", "\"title\":\"Nodes watched\"", "\"title\":\" \""),
                words("thresholds rise", "a fall", "\"value\":32}", "\"value\":320}"),
                words("thresholds rise", "no base", "\"value\":null", "\"value\":0"),
                words("codes are words", "a bare code", "\"mappings\":", "\"links\":"),
                words(
                        "shares have a percent sign",
                        "a bare ratio",
                        "max by (node) (ethereum_peer_count",
                        "max by (node) (peer_monitor_fork_ready_ratio"));
    }

    private static Stream<Spoiling> queries() {
        String node = "{node=~\"$node\"}";
        return Stream.of(
                words(
                        "references are unique",
                        "a letter twice",
                        "\"refId\":\"B\"",
                        "\"refId\":\"A\""),
                query("known metrics", "a typo", "peer_monitor_node_upp" + node),
                query("counters are rates", "a bare counter", "sum(peer_monitor_peers_left_total)"),
                query("counters are rates", "a maximum over time", "max_over_time(a_total[1h])"),
                query("buckets are quantiles", "the sum of all sizes", "sum(rate(a_bucket[1h]))"),
                query("ranges follow the zoom", "a fixed range", "rate(a_total" + node + "[5m])"),
                words(
                        "ranges follow the zoom",
                        "the whole range at each point",
                        "[$__rate_interval]",
                        "[$__range]"),
                query("node matcher", "all nodes", "sum(ethereum_peer_count)"),
                query("node matcher", "one node", "sum(ethereum_peer_count{node=\"a\"})"),
                words(
                        "job matcher",
                        "every job",
                        "geth.json",
                        "p2p_peers{job=~\\\"$job\\\",",
                        "p2p_peers{"));
    }

    @ParameterizedTest
    @MethodSource("spoilings")
    void eachRuleFindsWhatBreaksIt(Spoiling spoiling) {
        Dashboard dashboard = Dashboard.named(spoiling.file());
        Rule rule =
                Rule.ALL.stream()
                        .filter(it -> it.name().equals(spoiling.rule()))
                        .findFirst()
                        .orElseThrow();
        assertThat(rule.findings(dashboard)).as("before").isEmpty();
        assertThat(rule.findings(spoiling.spoil(dashboard))).as("after").isNotEmpty();
    }

    @Test
    void noRuleIsWithoutItsSpoiling() {
        Set<String> spoilt = spoilings().map(Spoiling::rule).collect(Collectors.toSet());
        assertThat(spoilt).isEqualTo(Rule.ALL.stream().map(Rule::name).collect(Collectors.toSet()));
    }
}
