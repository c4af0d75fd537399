package io.peermonitor.kubernetes.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.network.Endpoint.Machine;
import io.peermonitor.kubernetes.network.Endpoint.Pod;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proves the evaluator before it proves the policies. */
class ReachabilityTests {

    private static final ContainerPort RPC =
            new ContainerPortBuilder().withName("rpc").withContainerPort(8545).build();
    private static final Pod NODE =
            new Pod(
                    "here",
                    Map.of("app", "node"),
                    List.of(RPC),
                    InetAddress.ofLiteral("10.244.0.7"));
    private static final Pod FRIEND = Pod.of("here", Map.of("app", "friend"));
    private static final Pod FAR_FRIEND = Pod.of("there", Map.of("app", "friend"));
    private static final Machine WORLD = Machine.at("203.0.113.7");

    @Test
    void withoutPolicyEverythingIsOpen() {
        var open = new Reachability(Manifests.parse("none", ""));

        assertThat(open.reaches(WORLD, NODE, 8545, "TCP")).isTrue();
        assertThat(open.reaches(NODE, WORLD, 1, "UDP")).isTrue();
    }

    @Test
    void aPolicyOfAnotherNamespaceSelectsNothing() {
        assertThat(policy("ingress: []").reaches(WORLD, FAR_FRIEND, 1, "TCP")).isTrue();
    }

    @Test
    void withoutTypesAPolicyWithoutEgressClosesIngressOnly() {
        Reachability closed = policy("ingress: []");

        assertThat(closed.reaches(FRIEND, NODE, 8545, "TCP")).isFalse();
        assertThat(closed.reaches(NODE, FRIEND, 8545, "TCP")).isTrue();
    }

    @Test
    void withoutTypesAPolicyWithEgressClosesBoth() {
        Reachability closed = policy("egress: [{ports: [{port: 53, protocol: UDP}]}]");

        assertThat(closed.reaches(NODE, WORLD, 53, "UDP")).isTrue();
        assertThat(closed.reaches(NODE, WORLD, 53, "TCP")).isFalse();
        assertThat(closed.reaches(FRIEND, NODE, 8545, "TCP")).isFalse();
    }

    @Test
    void aTypeWithoutRulesClosesThatDirection() {
        Reachability closed = policy("policyTypes: [Egress]");

        assertThat(closed.reaches(NODE, WORLD, 443, "TCP")).isFalse();
        assertThat(closed.reaches(WORLD, NODE, 443, "TCP")).isTrue();
    }

    @Test
    void aRuleWithoutPeersMeansEverybody() {
        Reachability open = policy("ingress: [{ports: [{port: 8545}]}]");

        assertThat(open.reaches(WORLD, NODE, 8545, "TCP")).isTrue();
        assertThat(open.reaches(WORLD, NODE, 8546, "TCP")).isFalse();
    }

    @Test
    void aPodSelectorAloneMeansThisNamespace() {
        Reachability open =
                policy("ingress: [{from: [{podSelector: {matchLabels: {app: friend}}}]}]");

        assertThat(open.reaches(FRIEND, NODE, 1, "TCP")).isTrue();
        assertThat(open.reaches(FAR_FRIEND, NODE, 1, "TCP")).isFalse();
        assertThat(open.reaches(WORLD, NODE, 1, "TCP")).isFalse();
    }

    @Test
    void bothSelectorsOfOnePeerMustMatch() {
        Reachability open =
                policy(
                        "ingress: [{from: [{namespaceSelector: {matchLabels:"
                                + " {kubernetes.io/metadata.name: there}}, podSelector: {matchLabels:"
                                + " {app: friend}}}]}]");

        assertThat(open.reaches(FAR_FRIEND, NODE, 1, "TCP")).isTrue();
        assertThat(open.reaches(FRIEND, NODE, 1, "TCP")).isFalse();
        assertThat(open.reaches(Pod.of("there", Map.of()), NODE, 1, "TCP")).isFalse();
    }

    @Test
    void oneSelectorOfTwoPeersIsEnough() {
        Reachability open =
                policy(
                        "ingress: [{from: [{namespaceSelector: {matchLabels:"
                                + " {kubernetes.io/metadata.name: there}}}, {podSelector: {}}]}]");

        assertThat(open.reaches(Pod.of("there", Map.of()), NODE, 1, "TCP")).isTrue();
        assertThat(open.reaches(FRIEND, NODE, 1, "TCP")).isTrue();
        assertThat(open.reaches(Pod.of("elsewhere", Map.of()), NODE, 1, "TCP")).isFalse();
    }

    @Test
    void aBlockLeavesOutItsExceptions() {
        Reachability open =
                policy("egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]");

        assertThat(open.reaches(NODE, WORLD, 1, "UDP")).isTrue();
        assertThat(open.reaches(NODE, Machine.at("10.1.2.3"), 1, "UDP")).isFalse();
        assertThat(open.reaches(NODE, FRIEND, 1, "TCP")).isFalse();
        assertThat(open.reaches(NODE, Machine.at("2001:db8::1"), 1, "UDP")).isFalse();
    }

    @Test
    void anExceptionIsVoidWhereAnotherPolicyAllows() {
        Reachability open =
                new Reachability(
                        Manifests.parse(
                                "two",
                                yaml(
                                                "egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]")
                                        + "---\n"
                                        + yaml("egress: [{to: [{podSelector: {}}]}]")));

        assertThat(open.reaches(NODE, FRIEND, 1, "TCP")).isTrue();
        assertThat(open.reaches(NODE, Machine.at("10.1.2.3"), 1, "TCP")).isFalse();
    }

    @Test
    void aNamedPortIsTheOneOfTheDestination() {
        Reachability open = policy("ingress: [{ports: [{port: rpc}]}]");

        assertThat(open.reaches(WORLD, NODE, 8545, "TCP")).isTrue();
        assertThat(open.reaches(WORLD, NODE, 8546, "TCP")).isFalse();
        assertThat(open.reaches(WORLD, NODE, 8545, "UDP")).isFalse();
    }

    @Test
    void aRangeHasBothEnds() {
        Reachability open = policy("ingress: [{ports: [{port: 30000, endPort: 30010}]}]");

        assertThat(open.reaches(WORLD, NODE, 30_000, "TCP")).isTrue();
        assertThat(open.reaches(WORLD, NODE, 30_010, "TCP")).isTrue();
        assertThat(open.reaches(WORLD, NODE, 30_011, "TCP")).isFalse();
    }

    @Test
    void aProtocolAloneMeansAllItsPorts() {
        Reachability open = policy("egress: [{ports: [{protocol: UDP}]}]");

        assertThat(open.reaches(NODE, WORLD, 12_345, "UDP")).isTrue();
        assertThat(open.reaches(NODE, WORLD, 12_345, "TCP")).isFalse();
    }

    @Test
    void bothSidesMustAllow() {
        String sender = yaml("egress: [{to: [{podSelector: {}}]}]");
        String receiver = yaml("policyTypes: [Ingress]").replace("{app: node}", "{app: friend}");
        var half = new Reachability(Manifests.parse("half", sender + "---\n" + receiver));

        assertThat(half.reaches(NODE, FRIEND, 1, "TCP")).isFalse();
        assertThat(half.reaches(NODE, Pod.of("here", Map.of()), 1, "TCP")).isTrue();
    }

    @Test
    void expressionsSelectToo() {
        Reachability open =
                policy(
                        "ingress: [{from: [{podSelector: {matchExpressions: [{key: app, operator: In,"
                                + " values: [friend, other]}, {key: banned, operator: DoesNotExist}]}}]}]");

        assertThat(open.reaches(FRIEND, NODE, 1, "TCP")).isTrue();
        assertThat(open.reaches(Pod.of("here", Map.of("app", "third")), NODE, 1, "TCP")).isFalse();
        assertThat(
                        open.reaches(
                                Pod.of("here", Map.of("app", "friend", "banned", "")),
                                NODE,
                                1,
                                "TCP"))
                .isFalse();
    }

    private static Reachability policy(String spec) {
        return new Reachability(Manifests.parse("one", yaml(spec)));
    }

    private static String yaml(String spec) {
        return """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: node, namespace: here}
        spec:
          podSelector: {matchLabels: {app: node}}
          %s
        """
                .formatted(spec);
    }
}
