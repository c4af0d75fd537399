package io.peermonitor.alerts;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shipped settings as a Prometheus 2.42 of Debian can read them: limits in each job instead of
 * once, the included files in place, and pods found by a file, because it is built without
 * Kubernetes. Jobs, relabelling, limits and times are the shipped ones.
 */
final class OldPrometheusSettings {

    private static final List<String> LIMITS =
            List.of(
                    "sample_limit",
                    "body_size_limit",
                    "label_limit",
                    "label_name_length_limit",
                    "label_value_length_limit");

    private OldPrometheusSettings() {}

    /** JSON, which is YAML. */
    static String text() {
        ObjectNode settings =
                (ObjectNode) Repository.yaml(Repository.PROMETHEUS.resolve("prometheus.yaml"));
        ObjectNode global = (ObjectNode) settings.path("global");
        ArrayNode jobs = settings.putArray("scrape_configs");
        settings.remove("scrape_config_files");
        for (Path file : Repository.files(Repository.PROMETHEUS, ".yaml")) {
            if (file.getFileName().toString().startsWith("scrape-")) {
                Repository.yaml(file).path("scrape_configs").forEach(jobs::add);
            }
        }
        jobs.forEach(job -> LIMITS.forEach(it -> ((ObjectNode) job).set(it, global.path(it))));
        global.remove(LIMITS);
        jobs.forEach(OldPrometheusSettings::findByFile);
        settings.path("alerting").path("alertmanagers").forEach(OldPrometheusSettings::findByFile);
        return JsonMapper.shared().writeValueAsString(settings);
    }

    private static void findByFile(JsonNode finder) {
        ObjectNode node = (ObjectNode) finder;
        if (node.remove("kubernetes_sd_configs") != null) {
            node.putArray("file_sd_configs").addObject().putArray("files").add("targets.json");
        }
    }
}
