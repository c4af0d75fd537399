package io.peermonitor.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What Prometheus reads at one scrape.
 *
 * @param types of each metric by name
 * @param series values by name and labels as written, {@code name{label="value"}}
 */
record Scrape(Map<String, String> types, Map<String, Double> series) {

    static Scrape of(String text) {
        Map<String, String> types = new TreeMap<>();
        Map<String, Double> series = new LinkedHashMap<>();
        text.lines()
                .forEach(line -> {
                    if (line.startsWith("# TYPE ")) {
                        String[] words = line.split(" ", 4);
                        types.put(words[2], words[3]);
                    } else if (!line.startsWith("#")) {
                        int end = line.lastIndexOf(' ');
                        series.put(
                                line.substring(0, end),
                                Double.parseDouble(line.substring(end + 1)));
                    }
                });
        return new Scrape(types, series);
    }

    double value(String written) {
        return Objects.requireNonNull(
                series.get(written), () -> written + " is not in " + series.keySet());
    }

    List<Double> values(String name) {
        return series.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(name + "{"))
                .map(Map.Entry::getValue)
                .toList();
    }

    List<String> seriesOf(String node) {
        return series.keySet().stream()
                .filter(written -> written.contains("node=\"" + node + "\""))
                .toList();
    }
}
