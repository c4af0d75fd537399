package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How pods are made, replaced and evicted. */
final class WorkloadRules {

    private static final Set<String> NODES = Set.of("geth", "prysm-beacon");

    private WorkloadRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofWorkloads(
                        "every workload selects its own pods by name",
                        workload -> {
                            Map<String, String> selector = selector(workload);
                            return !workload.runsForever()
                                    || (selector.containsKey("app.kubernetes.io/name")
                                            && workload.podLabels()
                                                    .entrySet()
                                                    .containsAll(selector.entrySet()));
                        },
                        Fault.of(
                                "the selector has another name",
                                edit ->
                                        edit.set(
                                                "StatefulSet/alertmanager",
                                                "spec/selector/matchLabels/app.kubernetes.io~1name",
                                                "alerts"))),
                Rule.of(
                        "every StatefulSet is governed by a Service that names its pods",
                        manifests ->
                                manifests
                                        .all(StatefulSet.class)
                                        .filter(set -> !isGoverned(manifests, set))
                                        .map(Manifests::title),
                        Fault.of(
                                "the Service has an address of its own",
                                edit -> edit.set("StatefulSet/geth", "spec/serviceName", "geth")),
                        Fault.of(
                                "there is no such Service",
                                edit ->
                                        edit.set(
                                                "StatefulSet/prysm-beacon",
                                                "spec/serviceName",
                                                "beacon"))),
                Rule.ofAll(
                        StatefulSet.class,
                        "the nodes start side by side",
                        set ->
                                !NODES.contains(set.getMetadata().getName())
                                        || "Parallel"
                                                .equals(set.getSpec().getPodManagementPolicy()),
                        Fault.of(
                                "each waits for the one before to sync",
                                edit ->
                                        edit.remove(
                                                "StatefulSet/geth", "spec/podManagementPolicy"))),
                Rule.ofWorkloads(
                        "a node has five minutes to write what it holds",
                        workload ->
                                !NODES.contains(workload.name())
                                        || Optional.ofNullable(
                                                        workload.pod()
                                                                .getTerminationGracePeriodSeconds())
                                                .filter(seconds -> seconds >= 300)
                                                .isPresent(),
                        Fault.of(
                                "the default of 30 seconds",
                                edit ->
                                        edit.remove(
                                                "StatefulSet/geth",
                                                "spec/template/spec/terminationGracePeriodSeconds"))),
                Rule.ofWorkloads(
                        "nodes spread over machines and zones",
                        workload ->
                                !NODES.contains(workload.name())
                                        || workload.pod().getTopologySpreadConstraints().stream()
                                                .filter(spread ->
                                                        "ScheduleAnyway"
                                                                        .equals(
                                                                                spread
                                                                                        .getWhenUnsatisfiable())
                                                                && spread.getLabelSelector()
                                                                        .getMatchLabels()
                                                                        .equals(selector(workload)))
                                                .map(spread -> spread.getTopologyKey())
                                                .toList()
                                                .containsAll(
                                                        List.of(
                                                                "kubernetes.io/hostname",
                                                                "topology.kubernetes.io/zone")),
                        Fault.of(
                                "they may all share a machine",
                                edit ->
                                        edit.remove(
                                                "StatefulSet/geth",
                                                "spec/template/spec/topologySpreadConstraints/0"))));
    }

    private static boolean isGoverned(Manifests manifests, StatefulSet set) {
        return manifests
                .all(Service.class)
                .filter(service ->
                        service.getMetadata().getName().equals(set.getSpec().getServiceName()))
                .filter(service ->
                        set.getMetadata()
                                .getNamespace()
                                .equals(service.getMetadata().getNamespace()))
                // those who are called by the name of a pod need it from a headless one
                .filter(service ->
                        !NODES.contains(set.getMetadata().getName())
                                || "None".equals(service.getSpec().getClusterIP()))
                .anyMatch(service ->
                        set.getSpec()
                                .getTemplate()
                                .getMetadata()
                                .getLabels()
                                .entrySet()
                                .containsAll(service.getSpec().getSelector().entrySet()));
    }

    static Map<String, String> selector(Workload workload) {
        return switch (workload.object()) {
            case StatefulSet set -> set.getSpec().getSelector().getMatchLabels();
            case Deployment deployment -> deployment.getSpec().getSelector().getMatchLabels();
            default -> Map.of();
        };
    }
}
