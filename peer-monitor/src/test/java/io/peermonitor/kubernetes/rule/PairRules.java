package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.PodContainer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What two workloads have to agree on. */
final class PairRules {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String VERIFY =
            "spec/jobTemplate/spec/template/spec/containers/checkpoint-verify/env/";

    private static final String CONSENSUS_URL =
            "spec/template/spec/containers/0/env/PEER_MONITOR_DISCOVERY_CONSENSUS_URL";

    private PairRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "Geth and Prysm join the same one network",
                        PairRules::differentNetworks,
                        Fault.of(
                                "Prysm joins another",
                                edit ->
                                        edit.set(
                                                "StatefulSet/prysm-beacon",
                                                edit.argument(
                                                        "StatefulSet/prysm-beacon",
                                                        "beacon-chain",
                                                        "--mainnet"),
                                                "--hoodi")),
                        Fault.of("Geth joins two", edit -> Flags.add(edit, "--sepolia"))
                                .in("k8s/overlays/hoodi")),
                Rule.of(
                        "there are as many Prysms as Geths",
                        manifests ->
                                replicas(manifests, "geth")
                                                .equals(replicas(manifests, "prysm-beacon"))
                                        ? Stream.of()
                                        : Stream.of(
                                                replicas(manifests, "geth")
                                                        + " of Geth and "
                                                        + replicas(manifests, "prysm-beacon")
                                                        + " of Prysm"),
                        Fault.of(
                                "one Geth nobody drives",
                                edit -> {
                                    edit.set("StatefulSet/geth", "spec/replicas", "2");
                                    edit.set(
                                            "ResourceQuota/namespace",
                                            "spec/hard",
                                            "{pods: \"99\"}");
                                })),
                Rule.of(
                        "the monitor knows the peer limit of Geth",
                        PairRules::differentLimits,
                        Fault.of(
                                "the monitor has its own number",
                                edit ->
                                        edit.set(
                                                "Deployment/peer-monitor",
                                                "spec/template/spec/containers/0/env/PEER_MONITOR_DISCOVERY_PEER_LIMIT",
                                                "{name: PEER_MONITOR_DISCOVERY_PEER_LIMIT, value: \"100\"}")),
                        Fault.of(
                                "Geth has its own number",
                                edit -> Flags.set(edit, "maxpeers", "100"))),
                Rule.of(
                        "the monitor asks each Prysm about the Geth that it drives",
                        PairRules::unasked,
                        Fault.of(
                                "the Service instead of the pods",
                                edit ->
                                        edit.set(
                                                "Deployment/peer-monitor",
                                                CONSENSUS_URL + "/value",
                                                "http://prysm-beacon:3500")),
                        Fault.of(
                                "one Prysm for all",
                                edit ->
                                        edit.replace(
                                                "Deployment/peer-monitor",
                                                CONSENSUS_URL + "/value",
                                                "{ordinal}",
                                                "0")),
                        Fault.of(
                                "the monitor asks none",
                                edit -> edit.remove("Deployment/peer-monitor", CONSENSUS_URL))),
                Rule.of(
                        "every Prysm is compared with two providers that it did not start from",
                        PairRules::unverified,
                        Fault.of(
                                "only one other",
                                edit ->
                                        edit.set(
                                                "CronJob/checkpoint-verify",
                                                VERIFY + "PROVIDERS/value",
                                                "https://sync-mainnet.beaconcha.in https://beaconstate.info")),
                        Fault.of(
                                "the same one twice",
                                edit ->
                                        edit.set(
                                                "CronJob/checkpoint-verify",
                                                VERIFY + "PROVIDERS/value",
                                                "https://beaconstate.info https://beaconstate.info/")),
                        Fault.of(
                                "one cannot be trusted on the way",
                                edit ->
                                        edit.set(
                                                "CronJob/checkpoint-verify",
                                                VERIFY + "PROVIDERS/value",
                                                "https://beaconstate.info http://beaconstate.ethstaker.cc"))),
                Rule.of(
                        "every Prysm has its place in the comparison",
                        PairRules::forgotten,
                        Fault.of(
                                "the Service instead of the pods",
                                edit ->
                                        edit.set(
                                                "CronJob/checkpoint-verify",
                                                VERIFY + "BEACON_NODES/value",
                                                "http://prysm-beacon:3500"))));
    }

    private static Stream<String> differentNetworks(Manifests manifests) {
        Optional<PodContainer> geth = manifests.container("geth", "geth");
        Optional<PodContainer> prysm = manifests.container("prysm-beacon", "beacon-chain");
        if (geth.isEmpty() && prysm.isEmpty()) {
            return Stream.of();
        }
        Optional<String> executed = geth.flatMap(Networks::of);
        Optional<String> agreed = prysm.flatMap(Networks::of);
        return executed.isPresent() && executed.equals(agreed)
                ? Stream.of()
                : Stream.of(executed + " and " + agreed);
    }

    private static Optional<Integer> replicas(Manifests manifests, String name) {
        return manifests.find(StatefulSet.class, name).map(set -> set.getSpec().getReplicas());
    }

    private static Stream<String> differentLimits(Manifests manifests) {
        return manifests
                .container("peer-monitor", "peer-monitor")
                .flatMap(
                        monitor -> manifests.variable(monitor, "PEER_MONITOR_DISCOVERY_PEER_LIMIT"))
                .stream()
                .filter(limit ->
                        manifests
                                .container("geth", "geth")
                                .filter(geth ->
                                        !manifests
                                                .flag(geth, "maxpeers")
                                                .equals(Optional.of(limit)))
                                .isPresent());
    }

    private static Stream<String> unasked(Manifests manifests) {
        Optional<String> asked =
                manifests
                        .container("peer-monitor", "peer-monitor")
                        .flatMap(it -> it.variable("PEER_MONITOR_DISCOVERY_CONSENSUS_URL"));
        boolean askedByPod =
                asked.filter("http://prysm-beacon-{ordinal}.prysm-beacon-headless:3500"::equals)
                        .isPresent();
        return replicas(manifests, "prysm-beacon").isEmpty() || askedByPod
                ? Stream.of()
                : Stream.of("asked: " + asked);
    }

    private static Stream<String> unverified(Manifests manifests) {
        Optional<String> start =
                manifests
                        .container("prysm-beacon", "beacon-chain")
                        .flatMap(prysm -> prysm.flag("checkpoint-sync-url"))
                        .map(PairRules::host);
        return verifier(manifests).stream()
                .map(verifier -> words(verifier, "PROVIDERS"))
                .filter(providers -> {
                    Set<String> others =
                            providers.stream().map(PairRules::host).collect(Collectors.toSet());
                    start.ifPresent(others::remove);
                    return others.size() < 2
                            || providers.stream()
                                    .anyMatch(provider -> !provider.startsWith("https://"));
                })
                .map(List::toString);
    }

    private static Stream<String> forgotten(Manifests manifests) {
        List<String> expected =
                IntStream.range(0, replicas(manifests, "prysm-beacon").orElse(0))
                        .mapToObj("http://prysm-beacon-%d.prysm-beacon-headless:3500"::formatted)
                        .toList();
        return verifier(manifests).stream()
                .map(verifier -> words(verifier, "BEACON_NODES"))
                .filter(nodes -> !nodes.equals(expected))
                .map(List::toString);
    }

    private static Optional<PodContainer> verifier(Manifests manifests) {
        return manifests.container("checkpoint-verify", "checkpoint-verify");
    }

    private static List<String> words(PodContainer container, String variable) {
        return SPACES.splitAsStream(container.variable(variable).orElse("").strip())
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String host(String url) {
        return URI.create(url).getHost();
    }
}
