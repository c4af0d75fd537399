package io.peermonitor.kubernetes.network;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.peermonitor.kubernetes.manifest.Workload;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One end of a connection. */
sealed interface Endpoint {

    InetAddress address();

    /** A machine that is no pod. */
    record Machine(InetAddress address) implements Endpoint {

        static Machine at(String literal) {
            return new Machine(InetAddress.ofLiteral(literal));
        }
    }

    /** A pod, which has an address of the cluster's pod network. */
    record Pod(
            String namespace,
            Map<String, String> labels,
            List<ContainerPort> ports,
            InetAddress address)
            implements Endpoint {

        private static final InetAddress ANY_POD = InetAddress.ofLiteral("10.244.0.7");

        static Pod of(String namespace, Map<String, String> labels) {
            return new Pod(namespace, labels, List.of(), ANY_POD);
        }

        /** The controller adds what only it knows; no policy here may depend on it. */
        static Pod of(Workload workload) {
            return new Pod(
                    workload.namespace(),
                    new HashMap<>(workload.podLabels()),
                    workload.mainContainers().stream()
                            .flatMap(container -> container.spec().getPorts().stream())
                            .toList(),
                    ANY_POD);
        }

        Optional<Integer> port(String name, String protocol) {
            return ports.stream()
                    .filter(port -> name.equals(port.getName()))
                    .filter(port ->
                            protocol.equals(Objects.requireNonNullElse(port.getProtocol(), "TCP")))
                    .map(ContainerPort::getContainerPort)
                    .findFirst();
        }
    }
}
