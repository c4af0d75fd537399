package io.peermonitor.metrics;

import io.peermonitor.peer.NodeName;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The metrics of one layer: for the library to write, and written. */
final class Sheet {

    private static final int LIKELY_SIZE = 8_192;

    private final List<Metric> metrics;
    private final List<Template> templates;
    private final List<Template.Block> blocks;

    /** Of the last scrape, so that nothing is kept of a node that is gone. */
    private volatile Map<NodeName, NodeText> texts = Map.of();

    Sheet(List<Metric> metrics) {
        this.metrics = metrics.stream().sorted(Comparator.comparing(Metric::name)).toList();
        this.templates = this.metrics.stream().map(Template::new).toList();
        this.blocks = templates.stream().flatMap(one -> one.blocks().stream()).toList();
    }

    List<MetricFamilyDescriptor> descriptors() {
        return metrics.stream().map(Metric::descriptor).toList();
    }

    void add(Collection<NodeNow> nodes, MetricSnapshots.Builder snapshots) {
        Map<String, Metric.Figures> figures = HashMap.newHashMap(nodes.size());
        for (NodeNow node : nodes) {
            NodeFacts facts = node.facts();
            figures.put(node.name().value(), series -> series.figure().apply(facts));
        }
        metrics.forEach(metric -> snapshots.metricSnapshot(metric.snapshot(figures)));
    }

    /** The text of all of them, of which only what changed since the last scrape is written. */
    List<NodeText> texts(Collection<NodeNow> nodes) {
        Map<NodeName, NodeText> before = texts;
        Map<NodeName, NodeText> after = HashMap.newHashMap(nodes.size());
        List<NodeText> all = new ArrayList<>(nodes.size());
        for (NodeNow node : nodes) {
            NodeText text = before.get(node.name());
            if (text == null || !text.isOf(node)) {
                text = NodeText.of(node, blocks, text == null ? LIKELY_SIZE : text.size() + 512);
            }
            after.put(node.name(), text);
            all.add(text);
        }
        texts = after;
        return all;
    }

    /** How many texts are held from one scrape to the next. */
    int kept() {
        return texts.size();
    }

    int size(List<NodeText> nodes, TextFormat format) {
        return nodes.stream().mapToInt(NodeText::size).sum()
                + templates.stream().mapToInt(template -> template.head(format).length).sum();
    }

    void write(List<NodeText> nodes, TextFormat format, Bytes all) {
        int block = 0;
        for (Template template : templates) {
            int withoutHead = all.size();
            all.add(template.head(format));
            int withHead = all.size();
            for (int end = block + template.blocks().size(); block < end; block++) {
                for (NodeText node : nodes) {
                    node.write(block, all);
                }
            }
            if (all.size() == withHead) {
                all.cut(withoutHead);
            }
        }
    }
}
