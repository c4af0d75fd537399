package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.PodContainer;
import io.peermonitor.kubernetes.manifest.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who is reached under which name. */
final class ServiceRules {

    /** Its pods alone know how to serve these. */
    private static final Set<String> NEVER_SHARED = Set.of("ws-admin", "engine", "metrics");

    private static final String POD_NAME = "statefulset.kubernetes.io/pod-name";

    private ServiceRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "every Service selects pods",
                        manifests ->
                                manifests
                                        .all(Service.class)
                                        .filter(service -> selected(manifests, service).isEmpty())
                                        .map(Manifests::title),
                        Fault.of(
                                "the selector is misspelled",
                                edit ->
                                        edit.set(
                                                "Service/peer-monitor",
                                                "spec/selector/app.kubernetes.io~1name",
                                                "monitor"))),
                Rule.of(
                        "every port of a Service is a named port of its pods",
                        manifests ->
                                manifests
                                        .all(Service.class)
                                        .flatMap(service -> wrongPorts(manifests, service)),
                        Fault.of(
                                "it leads to a port that the pod has not",
                                edit ->
                                        edit.set(
                                                "Service/geth",
                                                "spec/ports/http-rpc/targetPort",
                                                "http")),
                        Fault.of(
                                "it leads to a number",
                                edit ->
                                        edit.set(
                                                "Service/geth",
                                                "spec/ports/http-rpc/targetPort",
                                                "8545"))),
                Rule.ofContainers(
                        "every port of a container has a name",
                        container ->
                                container.spec().getPorts().stream()
                                        .allMatch(port ->
                                                port.getName() != null
                                                        && !port.getName().isBlank()),
                        Fault.of(
                                "a port has none",
                                edit ->
                                        edit.append(
                                                "StatefulSet/geth",
                                                "spec/template/spec/containers/geth/ports",
                                                "{containerPort: 9999}"))),
                Rule.ofAll(
                        Service.class,
                        "a headless Service names its pods before they are ready",
                        service -> !isHeadless(service) || publishesNotReady(service),
                        Fault.of(
                                "Geth is found only after it has synced, and syncs only when found",
                                edit ->
                                        edit.remove(
                                                "Service/geth-headless",
                                                "spec/publishNotReadyAddresses"))),
                Rule.ofAll(
                        Service.class,
                        "an ordinary Service leads to ready pods only",
                        service ->
                                isHeadless(service)
                                        || !type(service).equals("ClusterIP")
                                        || !publishesNotReady(service),
                        Fault.of(
                                "it leads to nodes that are behind",
                                edit ->
                                        edit.set(
                                                "Service/geth",
                                                "spec/publishNotReadyAddresses",
                                                "true"))),
                Rule.ofAll(
                        Service.class,
                        "admin, engine and metrics are on no ordinary Service",
                        service ->
                                isHeadless(service)
                                        || service.getSpec().getPorts().stream()
                                                .map(ServiceRules::target)
                                                .noneMatch(NEVER_SHARED::contains),
                        Fault.of(
                                "admin is balanced over the nodes",
                                edit ->
                                        edit.append(
                                                "Service/geth",
                                                "spec/ports",
                                                "{name: ws-admin, port: 8546, targetPort: ws-admin}")),
                        Fault.of(
                                "one Prysm drives all Geths",
                                edit ->
                                        edit.append(
                                                "Service/geth",
                                                "spec/ports",
                                                "{name: engine, port: 8551, targetPort: engine}"))),
                Rule.ofAll(
                        Service.class,
                        "nothing but P2P is reachable from outside the cluster",
                        service ->
                                List.of("ClusterIP").contains(type(service))
                                        || service.getSpec().getPorts().stream()
                                                .allMatch(port -> target(port).startsWith("p2p-")),
                        Fault.of(
                                "the RPC is on every machine",
                                edit ->
                                        edit.set("Service/geth", "spec/type", "NodePort")
                                                .set(
                                                        "ResourceQuota/namespace",
                                                        "spec/hard/services.nodeports",
                                                        "\"1\""))),
                Rule.of(
                        "every address in arguments, variables and files leads to a port of a Service",
                        manifests -> new Addresses(manifests).dangling(),
                        Fault.of(
                                "the alert goes to another Service",
                                edit ->
                                        edit.replace(
                                                "CronJob/checkpoint-verify",
                                                "spec/jobTemplate/spec/template/spec/containers/0/env/ALERTMANAGER/value",
                                                "alertmanager.",
                                                "alerts.")),
                        Fault.of(
                                "Grafana asks another port",
                                edit ->
                                        edit.replace(
                                                "ConfigMap/grafana-datasources",
                                                "data/datasources.yaml",
                                                ":9090",
                                                ":9091")),
                        Fault.of(
                                "the monitor asks another record",
                                edit ->
                                        edit.replace(
                                                "Deployment/peer-monitor",
                                                "spec/template/spec/containers/0/env/PEER_MONITOR_DISCOVERY_DNS/value",
                                                "_ws-admin",
                                                "_ws"))));
    }

    static boolean isHeadless(Service service) {
        return "None".equals(service.getSpec().getClusterIP());
    }

    static String type(Service service) {
        return service.getSpec().getType() == null ? "ClusterIP" : service.getSpec().getType();
    }

    static String target(ServicePort port) {
        String name = port.getTargetPort() == null ? null : port.getTargetPort().getStrVal();
        return name == null ? "" : name;
    }

    static List<Workload> selected(Manifests manifests, Service service) {
        Map<String, String> selector = service.getSpec().getSelector();
        return manifests.workloads().stream()
                .filter(workload ->
                        workload.namespace().equals(service.getMetadata().getNamespace()))
                .filter(workload -> selects(selector, workload))
                .toList();
    }

    /** The controller of a StatefulSet gives each pod its name as a label. */
    private static boolean selects(Map<String, String> selector, Workload workload) {
        return !selector.isEmpty()
                && selector.entrySet().stream()
                        .allMatch(label ->
                                label.getKey().equals(POD_NAME)
                                        ? label.getValue().matches(workload.name() + "-\\d+")
                                        : label.getValue()
                                                .equals(workload.podLabels().get(label.getKey())));
    }

    private static Stream<String> wrongPorts(Manifests manifests, Service service) {
        return service.getSpec().getPorts().stream()
                .filter(port ->
                        port.getName() == null
                                || !selected(manifests, service).stream()
                                        .allMatch(workload -> hasPort(workload, port)))
                .map(port -> Manifests.title(service) + " port " + port.getPort());
    }

    private static boolean hasPort(Workload workload, ServicePort port) {
        return workload.mainContainers().stream()
                .map(PodContainer::spec)
                .flatMap(container -> container.getPorts().stream())
                .anyMatch(found ->
                        target(port).equals(found.getName())
                                && protocol(port.getProtocol())
                                        .equals(protocol(found.getProtocol())));
    }

    static String protocol(String written) {
        return written == null ? "TCP" : written;
    }

    private static boolean publishesNotReady(Service service) {
        return Boolean.TRUE.equals(service.getSpec().getPublishNotReadyAddresses());
    }
}
