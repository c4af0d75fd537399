package io.peermonitor.dashboards;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a reader of a dashboard has chosen, put into its queries as Grafana does it. */
record Choice(Map<String, String> values) {

    private static final Pattern VALUES_OF = Pattern.compile("label_values\\((.+), (\\w+)\\)");
    private static final Pattern VARIABLE = Pattern.compile("\\$([a-z_]+)");

    /** All of every variable, or one node where there is one to choose. */
    static Choice of(Dashboard dashboard, String node, RealPrometheus prometheus) {
        Map<String, String> values = new HashMap<>();
        // of a scrape each second: four scrapes, as Grafana has it
        values.put("__rate_interval", "4s");
        values.put("__range", "60s");
        for (JsonNode variable : dashboard.variables()) {
            String name = variable.path("name").asString("");
            if (variable.path("type").asString("").equals("query")) {
                List<String> found = new Choice(values).options(variable, prometheus);
                values.put(
                        name, name.equals("node") && !node.isEmpty() ? node : all(variable, found));
            }
        }
        return new Choice(values);
    }

    /** What the reader can choose of; a variable without would leave the panels empty. */
    private List<String> options(JsonNode variable, RealPrometheus prometheus) {
        Matcher query = VALUES_OF.matcher(variable.path("query").path("query").asString(""));
        if (!query.matches()) {
            throw new IllegalArgumentException("No query of label values: " + variable);
        }
        return prometheus.labelValues(in(query.group(1)), query.group(2));
    }

    /** Without "All", the first is chosen. */
    private static String all(JsonNode variable, List<String> found) {
        String given = variable.path("allValue").asString("");
        if (!given.isEmpty() || found.isEmpty()) {
            return given;
        }
        return variable.path("includeAll").asBoolean()
                ? "(" + String.join("|", found) + ")"
                : found.getFirst();
    }

    String in(String expression) {
        return VARIABLE.matcher(expression)
                .replaceAll(it -> {
                    String value = values.get(it.group(1));
                    if (value == null) {
                        throw new IllegalArgumentException("Nobody chose " + it.group());
                    }
                    return Matcher.quoteReplacement(value);
                });
    }
}
