package io.peermonitor.dashboards;

import static io.peermonitor.dashboards.Rule.unless;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the reader of a dashboard can choose. */
final class VariableRules {

    private static final Pattern USE = Pattern.compile("\\$(?:\\{([a-z_]+)[:}]|([a-z_]+))");
    private static final Pattern QUERY =
            Pattern.compile("label_values\\(([a-z_]+)(\\{job=~\"\\$job\"\\})?, (job|node)\\)");

    /** Grafana's own. */
    private static final Set<String> BUILT_IN =
            Set.of("__all", "__rate_interval", "__range", "__value", "__url_time_range");

    static final List<Rule> RULES =
            List.of(
                    Rule.of("datasource variable", VariableRules::datasource),
                    Rule.of("node variable", VariableRules::node),
                    Rule.of("variable query", VariableRules::query),
                    Rule.of("variables are used", VariableRules::used));

    private VariableRules() {}

    private static Stream<String> datasource(Dashboard dashboard) {
        List<JsonNode> sources =
                dashboard.variables().stream()
                        .filter(it -> it.path("type").asString("").equals("datasource"))
                        .toList();
        return unless(
                sources.size() == 1
                        && sources.getFirst().equals(dashboard.variables().getFirst())
                        && name(sources.getFirst()).equals("datasource")
                        && sources.getFirst().path("label").asString("").equals("Data Source")
                        && sources.getFirst().path("query").asString("").equals("prometheus"),
                "the first and only variable of a data source is \"datasource\", Prometheus");
    }

    /** A node can go while its past is looked at, so all is any: not the list of today. */
    private static Stream<String> node(Dashboard dashboard) {
        return unless(
                dashboard.variables().stream()
                        .filter(it -> name(it).equals("node"))
                        .anyMatch(it ->
                                !it.path("multi").asBoolean()
                                        || it.path("allValue").asString("").equals(".+")),
                "there is a variable \"node\", and all nodes are .+");
    }

    private static Stream<String> query(Dashboard dashboard) {
        return dashboard.variables().stream()
                .filter(it -> it.path("type").asString("").equals("query"))
                .flatMap(it ->
                        unless(
                                isQuery(it) && it.path("refresh").asInt(0) == 2,
                                name(it)
                                        + ": label_values of its own name, again whenever"
                                        + " the time range changes"));
    }

    private static boolean isQuery(JsonNode variable) {
        var query = QUERY.matcher(variable.path("query").path("query").asString(""));
        return query.matches() && query.group(3).equals(name(variable));
    }

    private static Stream<String> used(Dashboard dashboard) {
        Set<String> defined =
                dashboard.variables().stream().map(VariableRules::name).collect(Collectors.toSet());
        Set<String> used =
                USE.matcher(dashboard.json().toString())
                        .results()
                        .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
                        .filter(it -> !BUILT_IN.contains(it))
                        .collect(Collectors.toSet());
        return unless(used.equals(defined), "used are " + used + ", and defined are " + defined);
    }

    private static String name(JsonNode variable) {
        return variable.path("name").asString("");
    }
}
