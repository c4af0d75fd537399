package io.peermonitor.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every metric that a rule or a panel may read, because somebody is known to export it. */
public final class KnownMetrics {

    private static final Path RECORDED =
            Path.of("src", "test", "resources", "io", "peermonitor", "alerts", "metrics");
    private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");
    private static final Path MANIFESTS = Path.of("..", "k8s");

    private static final Pattern OURS =
            Pattern.compile("`((?:peer_monitor|ethereum)_[a-z0-9_]+)`(?: \\| (histogram) \\|)?");
    private static final Pattern RECORD =
            Pattern.compile("^\\s*-? *record: *([A-Za-z_:][A-Za-z0-9_:]*)\\s*$", Pattern.MULTILINE);

    private final Set<String> names = new TreeSet<>();

    private KnownMetrics() {}

    /** Recorded scrapes and lists, docs/metrics.md, and what the rules themselves record. */
    public static KnownMetrics read() {
        KnownMetrics known = new KnownMetrics();
        files(RECORDED, ".txt").forEach(file -> read(file).lines().forEach(known::addRecorded));
        known.addDocumented(read(DOCUMENT));
        files(MANIFESTS, ".yaml").forEach(file -> known.addRecordingRules(read(file)));
        return known;
    }

    public boolean knows(String name) {
        return names.contains(name);
    }

    /** The metrics of an expression that nobody exports. */
    public List<String> unknownIn(String expression) {
        return MetricNames.in(expression).stream().filter(name -> !knows(name)).toList();
    }

    private void addRecorded(String line) {
        if (line.startsWith("#") || line.isBlank()) {
            return;
        }
        String[] words = line.split(" ", 3);
        add(words[0], words.length > 1 ? words[1] : "");
    }

    private void addDocumented(String document) {
        Matcher row = OURS.matcher(document);
        while (row.find()) {
            add(row.group(1), row.group(2) == null ? "" : row.group(2));
        }
    }

    private void addRecordingRules(String manifest) {
        RECORD.matcher(manifest).results().forEach(rule -> names.add(rule.group(1)));
    }

    private void add(String name, String type) {
        if (type.equals("histogram") || type.equals("summary")) {
            names.add(name + "_count");
            names.add(name + "_sum");
        }
        names.add(type.equals("histogram") ? name + "_bucket" : name);
    }

    private static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
