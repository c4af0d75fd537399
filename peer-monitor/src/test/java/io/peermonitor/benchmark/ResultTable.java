package io.peermonitor.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The figures of all runs as a table in Markdown: medians, and how far the runs lie apart. */
final class ResultTable {

    private final List<String> heads = new ArrayList<>();
    private final List<Map<Figure, List<Double>>> columns = new ArrayList<>();

    void add(String head, List<Map<Figure, Double>> runs) {
        Map<Figure, List<Double>> column = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            column.put(
                    figure,
                    runs.stream().map(run -> run.get(figure)).filter(Objects::nonNull).toList());
        }
        heads.add(head);
        columns.add(column);
    }

    /** Of each run the ratio of its pair, so that a slow minute of the machine meets both. */
    void addRatios(List<Map<Figure, Double>> ours, List<Map<Figure, Double>> others) {
        List<Map<Figure, Double>> ratios = new ArrayList<>();
        for (int run = 0; run < ours.size(); run++) {
            Map<Figure, Double> ratio = new EnumMap<>(ours.get(run));
            ratio.keySet().retainAll(others.get(run).keySet());
            Map<Figure, Double> other = others.get(run);
            ratio.replaceAll((figure, value) -> value / other.getOrDefault(figure, Double.NaN));
            ratios.add(ratio);
        }
        add("ratio", ratios);
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        table.append(heads.stream().collect(Collectors.joining(" | ", "| | ", " |\n")));
        table.append("|---").append("|---:".repeat(heads.size())).append("|\n");
        for (Figure figure : Figure.values()) {
            table.append(
                    columns.stream()
                            .map(column -> cell(column.getOrDefault(figure, List.of())))
                            .collect(
                                    Collectors.joining(
                                            " | ", "| " + figure.words() + " | ", " |\n")));
        }
        return table.toString();
    }

    private static String cell(List<Double> values) {
        if (values.isEmpty()) {
            return "–";
        }
        String median = number(Percentiles.median(values));
        return values.size() == 1
                ? median
                : "%s (%s–%s)"
                        .formatted(
                                median,
                                number(Percentiles.of(values, 0)),
                                number(Percentiles.of(values, 1)));
    }

    private static String number(double value) {
        String form = value < 1 ? "%.3f" : value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, form, value);
    }
}
