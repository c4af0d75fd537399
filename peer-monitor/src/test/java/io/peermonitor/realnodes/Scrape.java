package io.peermonitor.realnodes;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** One answer of {@code /actuator/prometheus}. */
record Scrape(List<String> lines) {

    static Scrape of(String text) {
        return new Scrape(text.lines().filter(line -> !line.startsWith("#")).toList());
    }

    /**
     * The sum over the series of a metric that carry all the given labels, written as in the
     * exposition ({@code node="a"}); empty when there is no such series, which is not the same as
     * 0.
     */
    OptionalDouble sum(String metric, String... labels) {
        double[] values = values(metric, labels).toArray();
        return values.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(DoubleStream.of(values).sum());
    }

    private DoubleStream values(String metric, String... labels) {
        return lines.stream()
                .filter(line -> line.startsWith(metric + "{"))
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
    }
}
