package io.peermonitor.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The shipped rules, routes and inhibitions with their times divided, in real servers. */
final class PacedStack {

    /** How far back Prometheus looks for a sample, unless told otherwise. */
    private static final String LOOKBACK = "5m";

    private PacedStack() {}

    /** One target, with the labels that the shipped scraping gives it. */
    record Job(String name, String address, String path, String node) {

        private String yaml() {
            return "  - job_name: %s-%s\n    metrics_path: %s\n    static_configs: [{targets: ['%s'],"
                            .formatted(name, node, path, address)
                    + " labels: {job: %s%s}}]\n"
                            .formatted(name, node.isEmpty() ? "" : ", node: " + node);
        }
    }

    static Server alertmanager(Pace pace, String webhook) {
        JsonNode settings =
                pace.of(Repository.yaml(Repository.ALERTMANAGER.resolve("alertmanager.yaml")));
        ((ObjectNode) settings.path("receivers").path(0).path("webhook_configs").path(0))
                .put("url", webhook);
        Path folder = Server.newFolder();
        write(folder.resolve("alertmanager.yaml"), json(settings));
        return Server.alertmanager(folder, Server.freePort());
    }

    /** With what the overlay mainnet expects; scraping is as often as the machine bears. */
    static Server prometheus(Pace pace, List<Job> jobs, String alertmanager) {
        Path folder = Server.newFolder();
        Stream.concat(
                        Rule.files().stream(),
                        Stream.of(Repository.OVERLAYS.resolve("mainnet/expectations.yaml")))
                .forEach(file ->
                        write(
                                folder.resolve("rules-" + file.getFileName()),
                                json(pace.of(Repository.yaml(file)))));
        int port = Server.freePort();
        Job own = new Job("prometheus", "127.0.0.1:" + port, "/metrics", "");
        write(
                folder.resolve("prometheus.yaml"),
                """
                global: {scrape_interval: 500ms, scrape_timeout: 500ms, evaluation_interval: 250ms}
                rule_files: [rules-*.yaml]
                alerting: {alertmanagers: [{static_configs: [{targets: ['%s']}]}]}
                scrape_configs:
                """
                                .formatted(alertmanager)
                        + Stream.concat(Stream.of(own), jobs.stream())
                                .map(Job::yaml)
                                .collect(Collectors.joining()));
        Duration lookback = Duration.ofMillis(Pace.millis(pace.duration(LOOKBACK)));
        return Server.prometheus(folder, port, lookback);
    }

    private static String json(JsonNode settings) {
        return JsonMapper.shared().writeValueAsString(settings);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
