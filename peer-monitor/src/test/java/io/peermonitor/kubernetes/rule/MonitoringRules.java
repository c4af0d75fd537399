package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.peermonitor.kubernetes.manifest.Edit;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.PodContainer;
import io.peermonitor.kubernetes.manifest.Yaml;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What watches, and who may look. */
final class MonitoringRules {

    private static final String SET = "StatefulSet/prometheus";
    private static final Pattern SIZE = Pattern.compile("(\\d+)(MB|GB|TB)");
    private static final Map<String, Integer> SHIFT = Map.of("MB", 20, "GB", 30, "TB", 40);

    private static final Set<String> GRAFANAS_OWN = Set.of("-- Grafana --", "grafana");

    private MonitoringRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "Prometheus keeps at most 85 % of its volume, and not for ever",
                        MonitoringRules::overfull,
                        Fault.of(
                                "as much as the volume has",
                                edit -> rewrite(edit, "storage.tsdb.retention.size", "20GB")),
                        Fault.of(
                                "for ever",
                                edit ->
                                        edit.remove(
                                                SET,
                                                edit.argument(
                                                        SET,
                                                        "prometheus",
                                                        "--storage.tsdb.retention.time")))),
                Rule.ofContainer(
                        "nobody changes Prometheus over the network",
                        "prometheus",
                        prometheus ->
                                !prometheus.hasSwitch("web.enable-admin-api")
                                        && !prometheus.hasSwitch("web.enable-lifecycle"),
                        Fault.of(
                                "series can be deleted",
                                edit -> add(edit, "--web.enable-admin-api")),
                        Fault.of("it can be stopped", edit -> add(edit, "--web.enable-lifecycle"))),
                Rule.ofContainer(
                        "Grafana lets in only who has the password",
                        "grafana",
                        grafana ->
                                grafana.variable("GF_AUTH_ANONYMOUS_ENABLED")
                                                .filter("false"::equals)
                                                .isPresent()
                                        && grafana.variable("GF_USERS_ALLOW_SIGN_UP")
                                                .filter("false"::equals)
                                                .isPresent()
                                        && grafana.variable("GF_SECURITY_ADMIN_PASSWORD__FILE")
                                                .isPresent(),
                        Fault.of(
                                "anybody may look",
                                edit ->
                                        edit.set(
                                                "StatefulSet/grafana",
                                                "spec/template/spec/containers/0/env/GF_AUTH_ANONYMOUS_ENABLED/value",
                                                "\"true\"")),
                        Fault.of(
                                "the password is admin",
                                edit ->
                                        edit.remove(
                                                "StatefulSet/grafana",
                                                "spec/template/spec/containers/0/env/GF_SECURITY_ADMIN_PASSWORD__FILE"))),
                Rule.of(
                        "every dashboard finds its datasource",
                        MonitoringRules::lostDashboards,
                        Fault.of(
                                "the variable that it asks is not defined",
                                edit ->
                                        edit.replace(
                                                "ConfigMap/grafana-dashboards",
                                                "data/fleet.json",
                                                "\"name\": \"datasource\"",
                                                "\"name\": \"source\""))));
    }

    private static Stream<String> overfull(Manifests manifests) {
        return manifests.container("prometheus", "prometheus").stream()
                .filter(prometheus ->
                        prometheus.flag("storage.tsdb.retention.time").isEmpty()
                                || size(prometheus)
                                        .filter(size -> size.compareTo(most(prometheus)) <= 0)
                                        .isEmpty())
                .map(PodContainer::title);
    }

    private static Optional<BigDecimal> size(PodContainer prometheus) {
        return prometheus
                .flag("storage.tsdb.retention.size")
                .map(SIZE::matcher)
                .filter(Matcher::matches)
                .map(matcher ->
                        BigDecimal.valueOf(
                                Long.parseLong(matcher.group(1))
                                        << SHIFT.getOrDefault(matcher.group(2), 0)));
    }

    private static BigDecimal most(PodContainer prometheus) {
        Map<String, Quantity> volume =
                ((StatefulSet) prometheus.workload().object())
                        .getSpec()
                        .getVolumeClaimTemplates()
                        .getFirst()
                        .getSpec()
                        .getResources()
                        .getRequests();
        return volume.getOrDefault("storage", new Quantity("0"))
                .getNumericalAmount()
                .multiply(BigDecimal.valueOf(0.85));
    }

    private static void rewrite(Edit edit, String flag, String value) {
        edit.set(
                SET,
                edit.argument(SET, "prometheus", "--" + flag + "="),
                "\"--" + flag + "=" + value + "\"");
    }

    private static void add(Edit edit, String argument) {
        edit.append(SET, "spec/template/spec/containers/prometheus/args", "\"" + argument + "\"");
    }

    private static Stream<String> lostDashboards(Manifests manifests) {
        Stream<String> provisioned =
                manifests.find(ConfigMap.class, "grafana-datasources").stream()
                        .flatMap(map -> map.getData().values().stream())
                        .flatMap(file -> Yaml.tree(file).path("datasources").valueStream())
                        .map(datasource -> datasource.path("uid").asString());
        Set<String> known =
                Stream.concat(provisioned, GRAFANAS_OWN.stream()).collect(Collectors.toSet());
        return manifests.find(ConfigMap.class, "grafana-dashboards").stream()
                .flatMap(map -> map.getData().entrySet().stream())
                .filter(file -> !isAtHome(Yaml.shared(file.getValue()), known))
                .map(Map.Entry::getKey);
    }

    /** By the uid of a datasource, or by a variable that lets the reader choose one. */
    private static boolean isAtHome(JsonNode dashboard, Set<String> known) {
        Set<String> variables =
                dashboard
                        .path("templating")
                        .path("list")
                        .valueStream()
                        .filter(variable -> variable.path("type").asString("").equals("datasource"))
                        .map(variable -> "${" + variable.path("name").asString() + "}")
                        .collect(Collectors.toSet());
        return dashboard.findValues("datasource").stream()
                .map(datasource -> datasource.path("uid").asString(""))
                .allMatch(uid -> known.contains(uid) || variables.contains(uid));
    }
}
