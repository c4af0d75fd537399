package io.peermonitor.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What an overlay records for its network, by name. */
record Expectations(Path overlay, Map<String, String> values) {

    static List<Path> overlays() {
        try (Stream<Path> overlays = Files.list(Repository.OVERLAYS)) {
            return overlays.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files() {
        return overlays().stream().map(it -> it.resolve("expectations.yaml")).toList();
    }

    static Expectations of(Path overlay) {
        Path file = overlay.resolve("expectations.yaml");
        Map<String, String> values = new TreeMap<>();
        Rule.in(file, Repository.yaml(file))
                .forEach(rule -> values.put(rule.name(), number(rule.expression())));
        return new Expectations(overlay, values);
    }

    long value(String name) {
        return Long.parseLong(values.getOrDefault(name, "-1"));
    }

    private static String number(String expression) {
        return expression.replaceFirst("^vector\\((\\d+)\\)$", "$1");
    }
}
