package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.PodContainer;
import io.peermonitor.kubernetes.manifest.Workload;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How other nodes dial ours, where a component lets them. */
final class P2pRules {

    private static final String NODE_PORT = "k8s/tests/p2p-nodeport";
    private static final String BALANCER = "k8s/tests/replicas-2-p2p-loadbalancer";
    private static final String POD_NAME = "statefulset.kubernetes.io/pod-name";

    /** The flag that moves a port of Prysm, and where it is without. */
    private static final Map<String, Map.Entry<String, String>> PRYSM =
            Map.of(
                    "p2p-tcp", Map.entry("p2p-tcp-port", "13000"),
                    "p2p-quic", Map.entry("p2p-quic-port", "13000"),
                    "p2p-udp", Map.entry("p2p-udp-port", "12000"));

    private P2pRules() {}

    static List<Rule> all() {
        return List.of(
                rule(
                        "a Service for peers leads to one pod",
                        service -> service.getSpec().getSelector().containsKey(POD_NAME),
                        Fault.of(
                                        "it leads to any Geth",
                                        edit ->
                                                edit.set(
                                                        "Service/geth-0-p2p",
                                                        "spec/selector",
                                                        "{app.kubernetes.io/name: geth}"))
                                .in(NODE_PORT)),
                rule(
                        "a Service for peers keeps their addresses, and is there before the node is ready",
                        service ->
                                "Local".equals(service.getSpec().getExternalTrafficPolicy())
                                        && Boolean.TRUE.equals(
                                                service.getSpec().getPublishNotReadyAddresses()),
                        Fault.of(
                                        "every peer has the address of the machine",
                                        edit ->
                                                edit.remove(
                                                        "Service/geth-0-p2p",
                                                        "spec/externalTrafficPolicy"))
                                .in(NODE_PORT),
                        Fault.of(
                                        "an unsynced node gets no peers",
                                        edit ->
                                                edit.set(
                                                        "Service/prysm-beacon-0-p2p",
                                                        "spec/publishNotReadyAddresses",
                                                        "false"))
                                .in(BALANCER)),
                Rule.of(
                        "peers dial the port that a node announces, over each of its protocols",
                        manifests ->
                                manifests
                                        .all(Service.class)
                                        .filter(P2pRules::isForPeers)
                                        .filter(service ->
                                                !offersWhatIsAnnounced(manifests, service))
                                        .map(Manifests::title),
                        Fault.of(
                                        "another port outside",
                                        edit ->
                                                edit.set(
                                                        "Service/geth-0-p2p",
                                                        "spec/ports/p2p-tcp/nodePort",
                                                        "31303"))
                                .in(NODE_PORT),
                        Fault.of(
                                        "another port in front of it",
                                        edit ->
                                                edit.set(
                                                        "Service/geth-0-p2p",
                                                        "spec/ports/p2p-tcp/port",
                                                        "30304"))
                                .in(BALANCER),
                        Fault.of(
                                        "QUIC is forgotten",
                                        edit ->
                                                edit.remove(
                                                        "Service/prysm-beacon-0-p2p",
                                                        "spec/ports/p2p-quic"))
                                .in(NODE_PORT)),
                Rule.ofContainer(
                        "Prysm listens to peers where its ports say",
                        "beacon-chain",
                        prysm ->
                                PRYSM.entrySet().stream()
                                        .allMatch(port ->
                                                prysm.port(port.getKey())
                                                        .map(ContainerPort::getContainerPort)
                                                        .map(Object::toString)
                                                        .equals(
                                                                prysm.flag(port.getValue().getKey())
                                                                        .or(() ->
                                                                                Optional.of(
                                                                                        port.getValue()
                                                                                                .getValue())))),
                        Fault.of(
                                        "it stays at its default",
                                        edit ->
                                                edit.remove(
                                                        "StatefulSet/prysm-beacon",
                                                        edit.argument(
                                                                "StatefulSet/prysm-beacon",
                                                                "beacon-chain",
                                                                "--p2p-udp-port=")))
                                .in(NODE_PORT)),
                Rule.of(
                        "who can be dialled announces an address",
                        P2pRules::silent,
                        Fault.of(
                                        "Geth starts without one",
                                        edit ->
                                                edit.remove(
                                                        "StatefulSet/geth",
                                                        "spec/template/spec/containers/geth/command"))
                                .in(NODE_PORT)));
    }

    private static Rule rule(String name, Predicate<Service> holds, Fault... faults) {
        return Rule.ofAll(
                Service.class,
                name,
                service -> !isForPeers(service) || holds.test(service),
                faults);
    }

    private static boolean isForPeers(Service service) {
        return service.getSpec().getPorts().stream()
                .anyMatch(port -> ServiceRules.target(port).startsWith("p2p-"));
    }

    private static boolean offersWhatIsAnnounced(Manifests manifests, Service service) {
        boolean atNodePort = ServiceRules.type(service).equals("NodePort");
        return service.getSpec().getPorts().stream()
                        .allMatch(port ->
                                !atNodePort || Objects.equals(port.getNodePort(), port.getPort()))
                && ServiceRules.selected(manifests, service).stream()
                        .allMatch(workload -> announced(workload).equals(offered(service)));
    }

    private static Set<String> offered(Service service) {
        return service.getSpec().getPorts().stream()
                .map(P2pRules::words)
                .collect(Collectors.toSet());
    }

    private static String words(ServicePort port) {
        return ServiceRules.target(port) + " " + port.getPort();
    }

    private static Set<String> announced(Workload workload) {
        return workload.mainContainers().stream()
                .map(PodContainer::spec)
                .flatMap(container -> container.getPorts().stream())
                .filter(port -> port.getName().startsWith("p2p-"))
                .map(port -> port.getName() + " " + port.getContainerPort())
                .collect(Collectors.toSet());
    }

    private static Stream<String> silent(Manifests manifests) {
        return manifests
                .all(Service.class)
                .filter(P2pRules::isForPeers)
                .flatMap(service -> ServiceRules.selected(manifests, service).stream())
                .filter(workload ->
                        workload.mainContainers().stream()
                                .noneMatch(container ->
                                        container.words().stream()
                                                .anyMatch(
                                                        word -> word.endsWith("with-address.sh"))))
                .map(Workload::title);
    }
}
