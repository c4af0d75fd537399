package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.PodContainer;
import io.peermonitor.kubernetes.manifest.Workload;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** That each policy does something, and that none is missing; who reaches whom is a table. */
final class NetworkRules {

    private static final String NAMESPACE = "kubernetes.io/metadata.name";

    private NetworkRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "every namespace refuses what no policy allows, both ways",
                        manifests ->
                                manifests
                                        .all(Namespace.class)
                                        .filter(_ -> hasPolicies(manifests))
                                        .filter(namespace ->
                                                !refusesByDefault(manifests, namespace))
                                        .map(Manifests::title),
                        Fault.of(
                                "the default is left out",
                                edit -> edit.delete("NetworkPolicy/default-deny")),
                        Fault.of(
                                "whatever leaves is allowed",
                                edit ->
                                        edit.set(
                                                "NetworkPolicy/default-deny",
                                                "spec/policyTypes",
                                                "[Ingress]"))),
                Rule.of(
                        "every workload has a policy of its own",
                        manifests ->
                                manifests.workloads().stream()
                                        .filter(_ -> hasPolicies(manifests))
                                        .filter(workload -> !hasOwnPolicy(manifests, workload))
                                        .map(Workload::title),
                        Fault.of("Grafana has none", edit -> edit.delete("NetworkPolicy/grafana"))),
                Rule.of(
                        "every policy and every peer in it selects pods",
                        NetworkRules::idle,
                        Fault.of(
                                "a policy selects nobody",
                                edit ->
                                        edit.add(
                                                """
                                                apiVersion: networking.k8s.io/v1
                                                kind: NetworkPolicy
                                                metadata:
                                                  name: nobody
                                                  namespace: ethereum
                                                  labels:
                                                    app.kubernetes.io/name: nobody
                                                    app.kubernetes.io/part-of: peer-monitor
                                                spec:
                                                  podSelector:
                                                    matchLabels:
                                                      app.kubernetes.io/name: nobody
                                                  policyTypes: [Ingress]
                                                """)),
                        Fault.of(
                                "a peer is looked for in the wrong namespace",
                                edit ->
                                        edit.append(
                                                "NetworkPolicy/grafana",
                                                "spec/egress",
                                                "{to: [{podSelector: {matchLabels: {app.kubernetes.io/name: geth}}}]}"))),
                Rule.of(
                        "every policy opens ports that its pods have",
                        NetworkRules::wrongPorts,
                        Fault.of(
                                "a port that Geth left",
                                edit ->
                                        edit.set(
                                                "NetworkPolicy/geth",
                                                "spec/ingress/0/ports/1/port",
                                                "30304"))));
    }

    /** They are one component, which an operator may leave out. */
    private static boolean hasPolicies(Manifests manifests) {
        return !manifests.name().contains("without-network-policies");
    }

    private static boolean refusesByDefault(Manifests manifests, Namespace namespace) {
        return manifests
                .all(NetworkPolicy.class)
                .filter(policy ->
                        namespace
                                .getMetadata()
                                .getName()
                                .equals(policy.getMetadata().getNamespace()))
                .anyMatch(policy ->
                        selectsAll(policy.getSpec().getPodSelector())
                                && policy.getSpec().getIngress().isEmpty()
                                && policy.getSpec().getEgress().isEmpty()
                                && policy.getSpec()
                                        .getPolicyTypes()
                                        .containsAll(List.of("Ingress", "Egress")));
    }

    private static boolean hasOwnPolicy(Manifests manifests, Workload workload) {
        return policies(manifests, workload)
                .anyMatch(policy -> !selectsAll(policy.getSpec().getPodSelector()));
    }

    private static Stream<NetworkPolicy> policies(Manifests manifests, Workload workload) {
        return manifests
                .all(NetworkPolicy.class)
                .filter(policy ->
                        selects(
                                policy.getSpec().getPodSelector(),
                                policy.getMetadata().getNamespace(),
                                workload));
    }

    private static boolean selectsAll(LabelSelector selector) {
        return selector.getMatchLabels().isEmpty() && selector.getMatchExpressions().isEmpty();
    }

    private static boolean selects(LabelSelector selector, String namespace, Workload workload) {
        return workload.namespace().equals(namespace)
                && workload.podLabels()
                        .entrySet()
                        .containsAll(selector.getMatchLabels().entrySet());
    }

    private static Stream<String> idle(Manifests manifests) {
        return manifests
                .all(NetworkPolicy.class)
                .filter(policy ->
                        !selectsSomebody(
                                        manifests,
                                        policy.getSpec().getPodSelector(),
                                        policy.getMetadata().getNamespace())
                                || peers(policy)
                                        .anyMatch(peer -> !isKnown(manifests, policy, peer)))
                .map(policy ->
                        Manifests.title(policy) + " in " + policy.getMetadata().getNamespace());
    }

    private static Stream<NetworkPolicyPeer> peers(NetworkPolicy policy) {
        return Stream.concat(
                policy.getSpec().getIngress().stream().flatMap(rule -> rule.getFrom().stream()),
                policy.getSpec().getEgress().stream().flatMap(rule -> rule.getTo().stream()));
    }

    /** Pods of namespaces that are not ours cannot be looked up: DNS, the operator's Prometheus. */
    private static boolean isKnown(
            Manifests manifests, NetworkPolicy policy, NetworkPolicyPeer peer) {
        if (peer.getPodSelector() == null) {
            return true;
        }
        Map<String, String> elsewhere =
                peer.getNamespaceSelector() == null
                        ? Map.of()
                        : peer.getNamespaceSelector().getMatchLabels();
        String namespace = elsewhere.getOrDefault(NAMESPACE, policy.getMetadata().getNamespace());
        boolean isOurs =
                manifests
                        .all(Namespace.class)
                        .anyMatch(found -> found.getMetadata().getName().equals(namespace));
        return !isOurs || selectsSomebody(manifests, peer.getPodSelector(), namespace);
    }

    private static boolean selectsSomebody(
            Manifests manifests, LabelSelector selector, String namespace) {
        return OperatorBrings.pod(manifests, selector.getMatchLabels())
                || manifests.workloads().stream()
                        .anyMatch(workload -> selects(selector, namespace, workload));
    }

    private static Stream<String> wrongPorts(Manifests manifests) {
        return manifests.workloads().stream()
                .flatMap(workload ->
                        policies(manifests, workload)
                                .flatMap(policy -> policy.getSpec().getIngress().stream())
                                .flatMap(rule -> rule.getPorts().stream())
                                .filter(port -> !hasPort(workload, port))
                                .map(port -> workload.title() + " has no port " + port.getPort()));
    }

    private static boolean hasPort(Workload workload, NetworkPolicyPort port) {
        return workload.mainContainers().stream()
                .map(PodContainer::spec)
                .flatMap(container -> container.getPorts().stream())
                .filter(found ->
                        ServiceRules.protocol(found.getProtocol())
                                .equals(ServiceRules.protocol(port.getProtocol())))
                .anyMatch(found ->
                        Objects.equals(found.getName(), port.getPort().getStrVal())
                                || Objects.equals(
                                        found.getContainerPort(), port.getPort().getIntVal()));
    }
}
