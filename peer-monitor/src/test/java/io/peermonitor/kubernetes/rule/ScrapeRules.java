package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.PodContainer;
import io.peermonitor.kubernetes.manifest.Workload;
import io.peermonitor.kubernetes.manifest.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** That Prometheus finds the metrics of every pod, and joins them by the name of the Geth. */
final class ScrapeRules {

    private static final Map<String, String> PATHS =
            Map.of(
                    "geth", "/debug/metrics/prometheus",
                    "prysm", "/metrics",
                    "peer-monitor", "/actuator/prometheus");
    private static final Set<String> CARRY_NODE = Set.of("geth", "prysm", "validator");
    private static final Set<String> LIMITS =
            Set.of("sample_limit", "body_size_limit", "label_limit", "label_value_length_limit");

    private ScrapeRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "every job of Prometheus asks where the metrics are",
                        manifests ->
                                jobs(manifests)
                                        .filter(job ->
                                                !PATHS.getOrDefault(name(job), path(job))
                                                        .equals(path(job)))
                                        .map(ScrapeRules::name),
                        Fault.of(
                                "Geth is asked at /metrics",
                                edit ->
                                        edit.replace(
                                                "ConfigMap/prometheus-config",
                                                "data/scrape-geth.yaml",
                                                "/debug/metrics/prometheus",
                                                "/metrics"))),
                Rule.of(
                        "every job of Prometheus finds a named port of a pod",
                        manifests ->
                                jobs(manifests)
                                        .flatMap(job ->
                                                targets(job)
                                                        .filter(target -> runs(manifests, target))
                                                        .filter(target ->
                                                                !isThere(manifests, job, target))),
                        Fault.of(
                                "the port has another name",
                                edit ->
                                        edit.replace(
                                                "ConfigMap/prometheus-config",
                                                "data/scrape-peer-monitor.yaml",
                                                "peer-monitor;http",
                                                "peer-monitor;metrics"))),
                Rule.of(
                        "every port of metrics is asked by a job of Prometheus",
                        ScrapeRules::unwatched,
                        Fault.of(
                                "nobody watches Prysm",
                                edit ->
                                        edit.remove(
                                                "ConfigMap/prometheus-config",
                                                "data/scrape-prysm.yaml"))),
                Rule.of(
                        "the series of every client carry the name of their Geth",
                        manifests ->
                                jobs(manifests)
                                        .filter(job -> CARRY_NODE.contains(name(job)))
                                        .filter(job ->
                                                relabelings(job)
                                                        .noneMatch(each ->
                                                                each.path("target_label")
                                                                        .asString("")
                                                                        .equals("node")))
                                        .map(ScrapeRules::name),
                        Fault.of(
                                "those of Prysm do not",
                                edit ->
                                        edit.replace(
                                                "ConfigMap/prometheus-config",
                                                "data/scrape-prysm.yaml",
                                                "target_label: node",
                                                "target_label: pod"))),
                Rule.of(
                        "no target can flood Prometheus",
                        manifests ->
                                config(manifests)
                                        .map(config -> config.path("global"))
                                        .filter(global -> !LIMITS.stream().allMatch(global::has))
                                        .map(JsonNode::toString),
                        Fault.of(
                                "samples without end",
                                edit ->
                                        edit.replace(
                                                "ConfigMap/prometheus-config",
                                                "data/prometheus.yaml",
                                                "sample_limit",
                                                "scrape_failure_log_file"))));
    }

    private static Stream<JsonNode> config(Manifests manifests) {
        return file(manifests, name -> name.equals("prometheus.yaml"));
    }

    private static Stream<JsonNode> jobs(Manifests manifests) {
        return file(manifests, name -> name.startsWith("scrape-"))
                .flatMap(scrape -> scrape.path("scrape_configs").valueStream());
    }

    private static Stream<JsonNode> file(Manifests manifests, Predicate<String> name) {
        return manifests.find(ConfigMap.class, "prometheus-config").stream()
                .flatMap(map -> map.getData().entrySet().stream())
                .filter(file -> name.test(file.getKey()))
                .map(file -> Yaml.shared(file.getValue()));
    }

    private static String name(JsonNode job) {
        return job.path("job_name").asString();
    }

    private static String path(JsonNode job) {
        return job.path("metrics_path").asString("/metrics");
    }

    private static Stream<JsonNode> relabelings(JsonNode job) {
        return job.path("relabel_configs").valueStream();
    }

    /** What it keeps, as {@code geth;metrics}: the name of a pod and of a port. */
    private static Stream<String> targets(JsonNode job) {
        return relabelings(job)
                .filter(each -> each.path("action").asString("").equals("keep"))
                .map(each -> each.path("regex").asString())
                .filter(regex -> regex.contains(";"));
    }

    /** Who watches nodes of one's own, or a validator, has jobs that find nobody here. */
    private static boolean runs(Manifests manifests, String target) {
        return manifests.workload(target.substring(0, target.indexOf(';'))).isPresent();
    }

    private static boolean isThere(Manifests manifests, JsonNode job, String target) {
        Set<String> namespaces =
                job.path("kubernetes_sd_configs")
                        .valueStream()
                        .flatMap(config -> config.path("namespaces").path("names").valueStream())
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet());
        return manifests.workloads().stream()
                .filter(workload -> namespaces.contains(workload.namespace()))
                .flatMap(ScrapeRules::ports)
                .anyMatch(target::equals);
    }

    private static Stream<String> ports(Workload workload) {
        return workload.mainContainers().stream()
                .map(PodContainer::spec)
                .flatMap(container -> container.getPorts().stream())
                .map(port ->
                        workload.podLabels().get("app.kubernetes.io/name") + ";" + port.getName());
    }

    private static Stream<String> unwatched(Manifests manifests) {
        Set<String> watched =
                jobs(manifests).flatMap(ScrapeRules::targets).collect(Collectors.toSet());
        return manifests.workloads().stream()
                .filter(_ -> !watched.isEmpty())
                .flatMap(ScrapeRules::ports)
                .filter(port -> port.endsWith(";metrics"))
                .filter(port -> !watched.contains(port));
    }
}
