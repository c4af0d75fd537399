package io.peermonitor.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the Prometheus library writes a metric, but for the node and the values: so its text is
 * copied, and escaped and checked once for all scrapes.
 */
final class Template {

    /** No node has this name. */
    private static final String ANY = "@";

    private final Map<TextFormat, byte[]> heads = new EnumMap<>(TextFormat.class);
    private final List<Block> blocks = new ArrayList<>();

    /** Lines of one node that no other node's line comes between: those with the same beginning. */
    record Block(String labels, List<Line> lines) {

        void write(byte[] node, NodeFacts facts, Bytes text) {
            for (Line line : lines) {
                line.write(node, facts, text);
            }
        }
    }

    /** One series; a count is written without a fraction. */
    private static final class Line {

        private final Function<NodeFacts, @Nullable Double> figure;
        private final byte[] before;
        private final byte[] after;
        private final boolean count;

        private Line(Series series, String before, String after, boolean count) {
            this.figure = series.figure();
            this.before = before.getBytes(UTF_8);
            this.after = after.getBytes(UTF_8);
            this.count = count;
        }

        private void write(byte[] node, NodeFacts facts, Bytes text) {
            Double value = figure.apply(facts);
            if (value == null) {
                return;
            }
            text.add(before).add(node).add(after);
            if (count) {
                text.addDigits(value.longValue());
            } else {
                text.add(value.doubleValue());
            }
            text.add('\n');
        }
    }

    Template(Metric metric) {
        for (TextFormat format : TextFormat.values()) {
            heads.put(format, (lines(metric, format, true) + "\n").getBytes(UTF_8));
        }
        List<String> written = lines(metric, TextFormat.PROMETHEUS, false).lines().toList();
        for (int i = 0; i < written.size(); i++) {
            add(metric.series().get(i), written.get(i));
        }
    }

    private static String lines(Metric metric, TextFormat format, boolean head) {
        byte[] text = format.write(metric.snapshot(Map.of(ANY, _ -> 0.0)));
        return new String(text, UTF_8)
                .lines()
                .filter(line -> !line.equals("# EOF"))
                .filter(line -> line.startsWith("#") == head)
                .collect(joining("\n"));
    }

    private void add(Series series, String line) {
        int node = line.indexOf(ANY);
        int value = line.lastIndexOf(' ') + 1;
        String labels = line.substring(line.indexOf('{'), node);
        if (blocks.isEmpty() || !blocks.getLast().labels().equals(labels)) {
            blocks.add(new Block(labels, new ArrayList<>()));
        }
        blocks.getLast()
                .lines()
                .add(
                        new Line(
                                series,
                                line.substring(0, node),
                                line.substring(node + ANY.length(), value),
                                line.indexOf('.', value) < 0));
    }

    byte[] head(TextFormat format) {
        return Objects.requireNonNull(heads.get(format));
    }

    List<Block> blocks() {
        return blocks;
    }
}
