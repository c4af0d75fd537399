package io.peermonitor.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tables of docs/metrics.md: name, type, labels, maximum series. */
record MetricsDocument(List<Metric> metrics, Map<String, Set<String>> closedSets, int sum) {

    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z0-9_]+)` \\| (\\w+) \\| ([^|]+) \\| (\\d+) \\|.*");
    private static final Pattern CLOSED_SET =
            Pattern.compile(
                    "\\| `(\\w+)(?: of ([a-z0-9_]+))?` \\| ((?:`[a-z0-9_-]+`(?:, )?)+) \\|.*");

    /** What stands behind it is of pairs, what stands before it of nodes. */
    private static final String PAIRS = "## The consensus client and the pair";

    private static final Pattern SUM_OF_PAIR =
            Pattern.compile("at most \\*\\*(\\d+) more series\\*\\*");
    private static final Pattern SUM = Pattern.compile("at most \\*\\*(\\d+) series\\*\\* a node");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

    /** One row; labels with their sets, {@code node} with none. */
    record Metric(String name, String type, Map<String, Set<String>> labels, int maximum) {

        /** Of one node, for that is what the table promises. */
        List<String> seriesIn(Scrape scrape) {
            List<String> names =
                    type.equals("histogram")
                            ? List.of(name + "_bucket", name + "_count", name + "_sum")
                            : List.of(name);
            return scrape.series().keySet().stream()
                    .filter(series -> names.contains(series.substring(0, series.indexOf('{'))))
                    .filter(series -> series.contains("node=\"alpha\""))
                    .toList();
        }

        /** The labels that are scraped, with their values; of {@code node} and buckets none. */
        Map<String, Set<String>> labelsIn(Scrape scrape) {
            Map<String, Set<String>> found = new TreeMap<>();
            for (String series : seriesIn(scrape)) {
                Matcher label = LABEL.matcher(series);
                while (label.find()) {
                    Set<String> values =
                            found.computeIfAbsent(label.group(1), _ -> new TreeSet<>());
                    if (!label.group(1).equals("node")) {
                        values.add(label.group(2));
                    }
                }
            }
            found.remove("le");
            return found;
        }
    }

    static boolean isOurs(String name) {
        return name.startsWith("peer_monitor_") || name.startsWith("ethereum_");
    }

    static MetricsDocument read() throws IOException {
        return read(0, SUM);
    }

    static MetricsDocument ofPairs() throws IOException {
        return read(1, SUM_OF_PAIR);
    }

    private static MetricsDocument read(int part, Pattern sumOfPart) throws IOException {
        String document = Files.readString(Path.of("..", "docs", "metrics.md"));
        String[] parts = document.split(PAIRS, -1);
        if (parts.length != 2) {
            throw new IllegalStateException("docs/metrics.md needs one heading: " + PAIRS);
        }
        Map<String, Set<String>> closedSets = new TreeMap<>();
        document.lines()
                .map(CLOSED_SET::matcher)
                .filter(Matcher::matches)
                .forEach(row -> closedSets.put(setName(row), words(row.group(3))));
        List<Metric> metrics =
                parts[part]
                        .lines()
                        .map(ROW::matcher)
                        .filter(Matcher::matches)
                        .map(row -> metric(row, closedSets))
                        .toList();
        Matcher sum = sumOfPart.matcher(parts[part]);
        if (!sum.find()) {
            throw new IllegalStateException("docs/metrics.md does not say its sum of series");
        }
        return new MetricsDocument(metrics, closedSets, Integer.parseInt(sum.group(1)));
    }

    private static Metric metric(Matcher row, Map<String, Set<String>> closedSets) {
        Map<String, Set<String>> labels = new TreeMap<>();
        for (String label : words(row.group(3))) {
            Set<String> own = closedSets.get(label + " of " + row.group(1));
            labels.put(label, own == null ? closedSets.getOrDefault(label, Set.of()) : own);
        }
        return new Metric(row.group(1), row.group(2), labels, Integer.parseInt(row.group(4)));
    }

    private static String setName(Matcher row) {
        return row.group(2) == null ? row.group(1) : row.group(1) + " of " + row.group(2);
    }

    private static Set<String> words(String cell) {
        return Arrays.stream(cell.split(",", -1))
                .map(word -> word.replace("`", "").strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
