package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.stream.Stream;

/** What the Pod Security Standard keeps a pod from on its machine. */
final class HostRules {

    private static final String GETH = "spec/template/spec/containers/geth";

    private HostRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofWorkloads(
                        "no pod has a volume of the node",
                        workload ->
                                workload.pod().getVolumes().stream()
                                        .allMatch(HostRules::isRestricted),
                        Fault.of(
                                "a folder of the node is mounted",
                                edit -> {
                                    edit.append(
                                            "StatefulSet/geth",
                                            "spec/template/spec/volumes",
                                            "{name: host, hostPath: {path: /data}}");
                                    edit.append(
                                            "StatefulSet/geth",
                                            GETH + "/volumeMounts",
                                            "{name: host, mountPath: /host}");
                                })),
                Rule.ofWorkloads(
                        "no pod shares a namespace with the node",
                        workload ->
                                Stream.of(
                                                workload.pod().getHostNetwork(),
                                                workload.pod().getHostPID(),
                                                workload.pod().getHostIPC())
                                        .noneMatch(Boolean.TRUE::equals),
                        Fault.of(
                                "a pod is on the network of the node",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                "spec/template/spec/hostNetwork",
                                                "true"))),
                Rule.ofContainers(
                        "no container takes a port of the node",
                        container ->
                                container.spec().getPorts().stream()
                                        .map(ContainerPort::getHostPort)
                                        .allMatch(port -> port == null || port == 0),
                        Fault.of(
                                "a port has a hostPort",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                GETH + "/ports/p2p-tcp/hostPort",
                                                "30303"))),
                Rule.ofContainers(
                        "no probe names another host",
                        container ->
                                PodSecurityRules.probes(container.spec())
                                        .allMatch(HostRules::asksItsOwnPod),
                        Fault.of(
                                "a probe asks another host",
                                edit ->
                                        edit.set(
                                                "StatefulSet/prysm-beacon",
                                                "spec/template/spec/containers/0/livenessProbe/httpGet/host",
                                                "192.0.2.1"))));
    }

    private static boolean asksItsOwnPod(Probe probe) {
        return (probe.getHttpGet() == null || probe.getHttpGet().getHost() == null)
                && (probe.getTcpSocket() == null || probe.getTcpSocket().getHost() == null);
    }

    /** Of the kinds that the standard allows, those that anything here needs. */
    private static boolean isRestricted(Volume volume) {
        return volume.getConfigMap() != null
                || volume.getSecret() != null
                || volume.getEmptyDir() != null
                || volume.getProjected() != null
                || volume.getDownwardAPI() != null
                || volume.getPersistentVolumeClaim() != null;
    }
}
