package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.Workload;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** That everything can be there at once. */
final class QuotaRules {

    private QuotaRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "everything fits into the quota of its namespace",
                        QuotaRules::overdrawn,
                        Fault.of(
                                "the last Job finds no room",
                                edit ->
                                        edit.set(
                                                "ResourceQuota/namespace",
                                                "spec/hard/pods",
                                                "\"4\"")),
                        Fault.of(
                                "the memory of the nodes is more",
                                edit ->
                                        edit.set(
                                                "ResourceQuota/namespace",
                                                "spec/hard/limits.memory",
                                                "40Gi")),
                        Fault.of(
                                "the volumes are larger",
                                edit ->
                                        edit.set(
                                                "ResourceQuota/namespace",
                                                "spec/hard/requests.storage",
                                                "2Ti")),
                        Fault.of(
                                        "the ports of the machines are not allowed",
                                        edit ->
                                                edit.set(
                                                        "ResourceQuota/namespace",
                                                        "spec/hard/services.nodeports",
                                                        "\"0\""))
                                .in("k8s/tests/p2p-nodeport")));
    }

    private static Stream<String> overdrawn(Manifests manifests) {
        return manifests
                .all(ResourceQuota.class)
                .flatMap(quota -> {
                    Map<String, BigDecimal> used =
                            used(manifests, quota.getMetadata().getNamespace());
                    return quota.getSpec().getHard().entrySet().stream()
                            .filter(hard ->
                                    used.getOrDefault(hard.getKey(), BigDecimal.ZERO)
                                                    .compareTo(hard.getValue().getNumericalAmount())
                                            > 0)
                            .map(hard ->
                                    quota.getMetadata().getNamespace()
                                            + " needs "
                                            + used.get(hard.getKey())
                                            + " of "
                                            + hard.getKey());
                });
    }

    private static Map<String, BigDecimal> used(Manifests manifests, String namespace) {
        Map<String, BigDecimal> used = new HashMap<>();
        manifests.workloads().stream()
                .filter(workload -> workload.namespace().equals(namespace))
                .forEach(workload -> add(used, workload));
        manifests
                .all(Service.class)
                .filter(service -> namespace.equals(service.getMetadata().getNamespace()))
                .filter(service -> !ServiceRules.type(service).equals("ClusterIP"))
                .forEach(service -> add(used, service));
        return used;
    }

    private static void add(Map<String, BigDecimal> used, Workload workload) {
        BigDecimal pods = BigDecimal.valueOf(replicas(workload));
        add(used, "pods", pods);
        workload.mainContainers()
                .forEach(container -> {
                    add(used, "requests.", container.requests(), pods);
                    add(used, "limits.", container.limits(), pods);
                });
        if (workload.object() instanceof StatefulSet set) {
            set.getSpec()
                    .getVolumeClaimTemplates()
                    .forEach(claim -> {
                        add(used, "persistentvolumeclaims", pods);
                        add(used, "requests.", claim.getSpec().getResources().getRequests(), pods);
                    });
        }
    }

    private static void add(Map<String, BigDecimal> used, Service service) {
        // a load balancer takes node ports too
        add(used, "services.nodeports", BigDecimal.valueOf(service.getSpec().getPorts().size()));
        if (ServiceRules.type(service).equals("LoadBalancer")) {
            add(used, "services.loadbalancers", BigDecimal.ONE);
        }
    }

    private static void add(
            Map<String, BigDecimal> used,
            String prefix,
            Map<String, Quantity> each,
            BigDecimal pods) {
        each.forEach((name, amount) ->
                add(used, prefix + name, amount.getNumericalAmount().multiply(pods)));
    }

    private static void add(Map<String, BigDecimal> used, String name, BigDecimal amount) {
        used.merge(name, amount, BigDecimal::add);
    }

    static int replicas(Workload workload) {
        return switch (workload.object()) {
            case StatefulSet set -> set.getSpec().getReplicas();
            case Deployment deployment -> deployment.getSpec().getReplicas();
            default -> 1;
        };
    }
}
