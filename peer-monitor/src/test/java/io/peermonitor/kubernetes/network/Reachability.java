package io.peermonitor.kubernetes.network;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.network.Endpoint.Pod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the NetworkPolicies of a render let through, as a network plugin decides it.
 *
 * <p>A connection is let through when the policies of its source and those of its destination both
 * let it through; a pod that no policy selects for a direction is open in that direction.
 */
record Reachability(Manifests manifests) {

    private static final String INGRESS = "Ingress";
    private static final String EGRESS = "Egress";

    boolean reaches(Endpoint from, Endpoint to, int port, String protocol) {
        return leaves(from, to, port, protocol) && enters(from, to, port, protocol);
    }

    private boolean leaves(Endpoint from, Endpoint to, int port, String protocol) {
        if (!(from instanceof Pod pod)) {
            return true;
        }
        List<NetworkPolicy> policies = policies(pod, EGRESS);
        return policies.isEmpty()
                || policies.stream()
                        .anyMatch(policy ->
                                policy.getSpec().getEgress().stream()
                                        .anyMatch(rule ->
                                                isPeer(policy, rule.getTo(), to)
                                                        && isPort(
                                                                rule.getPorts(),
                                                                to,
                                                                port,
                                                                protocol)));
    }

    private boolean enters(Endpoint from, Endpoint to, int port, String protocol) {
        if (!(to instanceof Pod pod)) {
            return true;
        }
        List<NetworkPolicy> policies = policies(pod, INGRESS);
        return policies.isEmpty()
                || policies.stream()
                        .anyMatch(policy ->
                                policy.getSpec().getIngress().stream()
                                        .anyMatch(rule ->
                                                isPeer(policy, rule.getFrom(), from)
                                                        && isPort(
                                                                rule.getPorts(),
                                                                to,
                                                                port,
                                                                protocol)));
    }

    private List<NetworkPolicy> policies(Pod pod, String direction) {
        return manifests
                .all(NetworkPolicy.class)
                .filter(policy -> pod.namespace().equals(policy.getMetadata().getNamespace()))
                .filter(policy ->
                        Selectors.selects(policy.getSpec().getPodSelector(), pod.labels()))
                .filter(policy -> directions(policy).contains(direction))
                .toList();
    }

    private static List<String> directions(NetworkPolicy policy) {
        List<String> written = policy.getSpec().getPolicyTypes();
        if (!written.isEmpty()) {
            return written;
        }
        return policy.getSpec().getEgress().isEmpty() ? List.of(INGRESS) : List.of(INGRESS, EGRESS);
    }

    /** No peers at all means everybody. */
    private boolean isPeer(NetworkPolicy policy, List<NetworkPolicyPeer> peers, Endpoint endpoint) {
        return peers.isEmpty() || peers.stream().anyMatch(peer -> isPeer(policy, peer, endpoint));
    }

    private boolean isPeer(NetworkPolicy policy, NetworkPolicyPeer peer, Endpoint endpoint) {
        if (peer.getIpBlock() != null) {
            return Cidr.parse(peer.getIpBlock().getCidr()).contains(endpoint.address())
                    && peer.getIpBlock().getExcept().stream()
                            .noneMatch(block -> Cidr.parse(block).contains(endpoint.address()));
        }
        return endpoint instanceof Pod pod
                && (peer.getNamespaceSelector() == null
                        ? pod.namespace().equals(policy.getMetadata().getNamespace())
                        : Selectors.selects(
                                peer.getNamespaceSelector(), namespaceLabels(pod.namespace())))
                && (peer.getPodSelector() == null
                        || Selectors.selects(peer.getPodSelector(), pod.labels()));
    }

    private Map<String, String> namespaceLabels(String name) {
        Map<String, String> labels = new HashMap<>();
        manifests
                .all(Namespace.class)
                .filter(namespace -> namespace.getMetadata().getName().equals(name))
                .map(Manifests::labels)
                .forEach(labels::putAll);
        // every namespace has it, set by the API server
        labels.put("kubernetes.io/metadata.name", name);
        return labels;
    }

    /** No ports at all means all. */
    private static boolean isPort(
            List<NetworkPolicyPort> ports, Endpoint to, int port, String protocol) {
        return ports.isEmpty()
                || ports.stream()
                        .filter(allowed ->
                                protocol.equals(
                                        allowed.getProtocol() == null
                                                ? "TCP"
                                                : allowed.getProtocol()))
                        .anyMatch(allowed ->
                                allowed.getPort() == null
                                        || numbers(allowed, to, protocol)
                                                .anyMatch(number -> number == port)
                                        || isInRange(allowed, port));
    }

    /** A name stands for what the destination calls so. */
    private static Stream<Integer> numbers(
            NetworkPolicyPort allowed, Endpoint to, String protocol) {
        if (allowed.getPort().getIntVal() != null) {
            return Stream.of(allowed.getPort().getIntVal());
        }
        return to instanceof Pod pod
                ? pod.port(allowed.getPort().getStrVal(), protocol).stream()
                : Stream.of();
    }

    private static boolean isInRange(NetworkPolicyPort allowed, int port) {
        return allowed.getEndPort() != null
                && allowed.getPort().getIntVal() != null
                && allowed.getPort().getIntVal() <= port
                && port <= allowed.getEndPort();
    }
}
