package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.Workload;
import io.peermonitor.kubernetes.rule.PodReferences.Wanted;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whatever a pod names is there. */
final class ReferenceRules {

    private static final String GETH = "spec/template/spec/containers/geth/";

    private ReferenceRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "every ConfigMap that a pod names is there, with its keys",
                        ReferenceRules::missingConfigMaps,
                        Fault.of(
                                "it is named without its hash",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                "spec/template/spec/volumes/scripts/configMap/name",
                                                "scripts")),
                        Fault.of(
                                "a key is misspelled",
                                edit ->
                                        edit.set(
                                                "StatefulSet/prometheus",
                                                "spec/template/spec/volumes/config/configMap/items",
                                                "[{key: prometheus.yml, path: prometheus.yaml}]")),
                        Fault.of(
                                        "the Job makes another",
                                        edit ->
                                                edit.set(
                                                        "StatefulSet/validator",
                                                        "spec/template/spec/volumes/parameters/configMap/name",
                                                        "genesis"))
                                .in("k8s/overlays/devnet")),
                Rule.of(
                        "every Secret that a pod names is made by a Job, or brought by the operator",
                        ReferenceRules::missingSecrets,
                        Fault.of(
                                "Grafana names another",
                                edit ->
                                        edit.set(
                                                "StatefulSet/grafana",
                                                "spec/template/spec/volumes/admin/secret/secretName",
                                                "grafana")),
                        Fault.of(
                                "nobody makes the password",
                                edit ->
                                        edit.delete("Job/grafana-admin-bootstrap")
                                                .delete("NetworkPolicy/grafana-admin-bootstrap"))),
                Rule.of(
                        "every ServiceAccount that a pod names is there",
                        manifests ->
                                manifests.workloads().stream()
                                        .filter(workload ->
                                                !manifests.contains(
                                                        ServiceAccount.class,
                                                        workload.namespace(),
                                                        workload.pod().getServiceAccountName()))
                                        .map(Workload::title),
                        Fault.of(
                                "the account is left out",
                                edit -> edit.delete("ServiceAccount/geth"))),
                Rule.of(
                        "every PriorityClass that a pod names is there",
                        manifests ->
                                manifests.workloads().stream()
                                        .filter(workload ->
                                                manifests
                                                        .all(PriorityClass.class)
                                                        .noneMatch(found ->
                                                                found.getMetadata()
                                                                        .getName()
                                                                        .equals(
                                                                                workload.pod()
                                                                                        .getPriorityClassName())))
                                        .map(Workload::title),
                        Fault.of(
                                "the name is misspelled",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                "spec/template/spec/priorityClassName",
                                                "ethereum-nodes"))),
                Rule.ofWorkloads(
                        "every volume is mounted, and every mount has its volume",
                        workload -> volumes(workload).equals(mounts(workload)),
                        Fault.of(
                                "a volume is mounted nowhere",
                                edit -> edit.remove("StatefulSet/geth", GETH + "volumeMounts/tmp")),
                        Fault.of(
                                "a mount without a volume",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                GETH + "volumeMounts/tmp/name",
                                                "scratch"))));
    }

    private static Stream<String> missingConfigMaps(Manifests manifests) {
        return manifests.workloads().stream()
                .flatMap(workload ->
                        PodReferences.configMaps(workload)
                                .filter(wanted -> !isThere(manifests, workload, wanted))
                                .map(wanted -> workload.title() + " wants " + wanted));
    }

    private static boolean isThere(Manifests manifests, Workload workload, Wanted wanted) {
        // the cluster puts its certificate into every namespace
        return wanted.optional()
                || wanted.name().equals("kube-root-ca.crt")
                || OperatorBrings.configMap(wanted.name())
                || MadeConfigMaps.in(manifests).contains(workload.namespace() + "/" + wanted.name())
                || manifests
                        .all(ConfigMap.class)
                        .filter(map -> map.getMetadata().getName().equals(wanted.name()))
                        .filter(map ->
                                workload.namespace().equals(map.getMetadata().getNamespace()))
                        .anyMatch(map -> map.getData().keySet().containsAll(wanted.keys()));
    }

    private static Stream<String> missingSecrets(Manifests manifests) {
        return manifests.workloads().stream()
                .flatMap(workload ->
                        PodReferences.secrets(workload)
                                .filter(wanted ->
                                        !wanted.optional()
                                                && !MadeSecrets.in(manifests)
                                                        .contains(
                                                                workload.namespace()
                                                                        + "/"
                                                                        + wanted.name())
                                                && !OperatorBrings.secret(manifests, wanted.name()))
                                .map(wanted -> workload.title() + " wants " + wanted));
    }

    private static Set<String> volumes(Workload workload) {
        Stream<String> claims =
                workload.object() instanceof StatefulSet set
                        ? set.getSpec().getVolumeClaimTemplates().stream()
                                .map(PersistentVolumeClaim::getMetadata)
                                .map(metadata -> metadata.getName())
                        : Stream.of();
        return Stream.concat(claims, workload.pod().getVolumes().stream().map(Volume::getName))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> mounts(Workload workload) {
        return workload.containers().stream()
                .flatMap(container -> container.spec().getVolumeMounts().stream())
                .map(VolumeMount::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
