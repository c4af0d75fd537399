package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.Workload;
import java.util.List;
import java.util.Optional;

/** How pods are replaced and evicted. */
final class DisruptionRules {

    private DisruptionRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofAll(
                        Deployment.class,
                        "no second monitor reports the same nodes",
                        deployment ->
                                deployment.getSpec().getReplicas() == 1
                                        && "Recreate"
                                                .equals(
                                                        deployment
                                                                .getSpec()
                                                                .getStrategy()
                                                                .getType()),
                        Fault.of(
                                "a new one starts beside the old",
                                edit ->
                                        edit.set(
                                                "Deployment/peer-monitor",
                                                "spec/strategy/type",
                                                "RollingUpdate"))),
                Rule.ofAll(
                        PodDisruptionBudget.class,
                        "no budget blocks the drain of a machine",
                        budget ->
                                budget.getSpec().getMinAvailable() == null
                                        && Optional.ofNullable(budget.getSpec().getMaxUnavailable())
                                                .filter(most ->
                                                        Integer.valueOf(1).equals(most.getIntVal()))
                                                .isPresent()
                                        && "AlwaysAllow"
                                                .equals(
                                                        budget.getSpec()
                                                                .getUnhealthyPodEvictionPolicy()),
                        Fault.of(
                                "a node that syncs must not be evicted",
                                edit ->
                                        edit.remove(
                                                "PodDisruptionBudget/geth",
                                                "spec/unhealthyPodEvictionPolicy")),
                        Fault.of(
                                "the only pod must be available",
                                edit -> {
                                    edit.remove("PodDisruptionBudget/geth", "spec/maxUnavailable");
                                    edit.set("PodDisruptionBudget/geth", "spec/minAvailable", "1");
                                })),
                Rule.of(
                        "every lasting workload has a budget that selects its pods",
                        manifests ->
                                manifests.workloads().stream()
                                        .filter(Workload::runsForever)
                                        .filter(workload -> !hasBudget(manifests, workload))
                                        .map(Workload::title),
                        Fault.of(
                                "the budget of Geth is left out",
                                edit -> edit.delete("PodDisruptionBudget/geth")),
                        Fault.of(
                                "it selects others",
                                edit ->
                                        edit.set(
                                                "PodDisruptionBudget/geth",
                                                "spec/selector/matchLabels",
                                                "{app.kubernetes.io/name: nethermind}"))));
    }

    private static boolean hasBudget(Manifests manifests, Workload workload) {
        return manifests
                .all(PodDisruptionBudget.class)
                .anyMatch(budget ->
                        workload.namespace().equals(budget.getMetadata().getNamespace())
                                && workload.podLabels()
                                        .entrySet()
                                        .containsAll(
                                                budget.getSpec()
                                                        .getSelector()
                                                        .getMatchLabels()
                                                        .entrySet()));
    }
}
