package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.peermonitor.kubernetes.manifest.Edit;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.PodContainer;
import io.peermonitor.kubernetes.manifest.Workload;
import io.peermonitor.kubernetes.manifest.Yaml;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What holds where the chain is one's own, and only there. */
final class DevnetRules {

    private static final String DEVNET = "k8s/overlays/devnet";
    private static final Pattern GETH = Pattern.compile("@geth-(\\d+)\\.geth-headless:30303");
    private static final Pattern PRYSM =
            Pattern.compile("/dns4/prysm-beacon-(\\d+)\\.prysm-beacon-headless/tcp/13000/");

    /** In MiB, the most that each was seen to take in an hour of scripts/devnet-local.sh. */
    private static final Map<String, Integer> SEEN =
            Map.of("geth", 142, "beacon-chain", 356, "validator", 76);

    private static final BigDecimal MOST_CPU = new BigDecimal("1.8");
    private static final BigDecimal MOST_MEMORY = BigDecimal.valueOf(5_632L << 20);

    private DevnetRules() {}

    static List<Rule> all() {
        return List.of(
                rule(
                        "a devnet asks for no more than a laptop has",
                        manifests ->
                                requested(manifests, "cpu").compareTo(MOST_CPU) <= 0
                                        && requested(manifests, "memory").compareTo(MOST_MEMORY)
                                                <= 0,
                        Fault.of(
                                "Grafana takes a processor",
                                edit -> request(edit, "StatefulSet/grafana", "cpu", "1")),
                        Fault.of(
                                "Prometheus takes the memory",
                                edit -> {
                                    request(edit, "StatefulSet/prometheus", "memory", "2500Mi");
                                    edit.set(
                                            "StatefulSet/prometheus",
                                            "spec/template/spec/containers/0/resources/limits/memory",
                                            "2500Mi");
                                    edit.set(
                                            "StatefulSet/prometheus",
                                            "spec/template/spec/containers/0/env/GOMEMLIMIT/value",
                                            "1875MiB");
                                })),
                rule(
                        "a devnet asks for the memory that it was seen to take",
                        manifests ->
                                manifests
                                        .containers()
                                        .filter(container -> SEEN.containsKey(container.name()))
                                        .allMatch(DevnetRules::asksForWhatItTakes),
                        Fault.of(
                                "less than Geth takes",
                                edit -> request(edit, "StatefulSet/geth", "memory", "64Mi"))),
                rule(
                        "every Geth of a devnet knows every Geth",
                        manifests ->
                                named(GETH, file(manifests, "geth.toml"))
                                        .equals(ordinals(manifests, "geth")),
                        Fault.of(
                                "one is not named",
                                edit ->
                                        edit.replace(
                                                "ConfigMap/devnet-nodes",
                                                "data/geth.toml",
                                                "@geth-2.",
                                                "@geth-1."))),
                rule(
                        "every Prysm of a devnet knows all others, and not itself",
                        manifests ->
                                ordinals(manifests, "prysm-beacon").stream()
                                        .allMatch(ordinal -> knowsAllOthers(manifests, ordinal)),
                        Fault.of(
                                "it dials itself again and again",
                                edit ->
                                        edit.replace(
                                                "ConfigMap/devnet-nodes",
                                                "data/beacon-1.yaml",
                                                "prysm-beacon-2.",
                                                "prysm-beacon-1."))),
                rule(
                        "a devnet goes on after a stop of all its nodes",
                        manifests ->
                                manifests
                                        .container("prysm-beacon", "beacon-chain")
                                        .filter(DevnetRules::goesOnAlone)
                                        .isPresent(),
                        Fault.of(
                                "each waits for another",
                                edit -> prysm(edit, "--min-sync-peers=", "1")),
                        Fault.of(
                                "each begins further back than Geth goes",
                                edit -> prysm(edit, "--sync-from=", "0xabcd"))),
                rule(
                        "Geth of a devnet has every state on its disk, as its volume was begun",
                        manifests ->
                                keepsEveryState(manifests)
                                        && manifests
                                                .container("geth", "init")
                                                .flatMap(init -> init.flag("state.scheme"))
                                                .filter("hash"::equals)
                                                .isPresent(),
                        Fault.of(
                                "the first block is written in another way",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                "spec/template/spec/initContainers/init/args",
                                                "[init, --datadir=/data, /genesis/genesis.json]")),
                        Fault.of(
                                "the newest states go with a Geth that is killed",
                                edit ->
                                        edit.remove(
                                                "StatefulSet/geth",
                                                "spec/template/spec/containers/geth/env/GETH_GCMODE"))),
                rule(
                        "every validator of a devnet is signed for once",
                        manifests -> signed(manifests).equals(made(manifests)),
                        Fault.of(
                                "two sign for the same",
                                edit ->
                                        edit.replace(
                                                "ConfigMap/devnet-nodes",
                                                "data/validator-1.yaml",
                                                "index: 32",
                                                "index: 31"))),
                Rule.ofAll(
                        StatefulSet.class,
                        "only the volumes of a devnet go with it, and those do",
                        set -> goesWithIt(set) == isOfDevnet(set),
                        Fault.of(
                                "a year of sync is deleted",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                "spec/persistentVolumeClaimRetentionPolicy",
                                                "{whenDeleted: Delete}")),
                        Fault.of(
                                        "the next devnet finds the chain of this one",
                                        edit ->
                                                edit.remove(
                                                        "StatefulSet/geth",
                                                        "spec/persistentVolumeClaimRetentionPolicy"))
                                .in(DEVNET)));
    }

    private static Rule rule(String name, Predicate<Manifests> holds, Fault... faults) {
        return Rule.of(
                name,
                manifests ->
                        !isDevnet(manifests) || holds.test(manifests)
                                ? Stream.of()
                                : Stream.of(manifests.name()),
                Stream.of(faults).map(fault -> fault.in(DEVNET)).toArray(Fault[]::new));
    }

    private static boolean keepsEveryState(Manifests manifests) {
        return manifests
                .container("geth", "geth")
                .filter(geth ->
                        geth.flag("state.scheme").filter("hash"::equals).isPresent()
                                && geth.flag("gcmode").filter("archive"::equals).isPresent())
                .isPresent();
    }

    private static boolean goesOnAlone(PodContainer prysm) {
        return prysm.flag("min-sync-peers").filter("0"::equals).isPresent()
                && prysm.flag("sync-from").filter("head"::equals).isPresent();
    }

    private static void prysm(Edit edit, String start, String value) {
        edit.set(
                "StatefulSet/prysm-beacon",
                edit.argument("StatefulSet/prysm-beacon", "beacon-chain", start),
                "\"" + start + value + "\"");
    }

    private static boolean isDevnet(Manifests manifests) {
        return manifests
                .container("prysm-beacon", "beacon-chain")
                .flatMap(Networks::of)
                .filter(Networks.OWN::equals)
                .isPresent();
    }

    private static void request(Edit edit, String workload, String resource, String amount) {
        edit.set(
                workload,
                "spec/template/spec/containers/0/resources/requests/" + resource,
                "\"" + amount + "\"");
    }

    private static BigDecimal requested(Manifests manifests, String resource) {
        return manifests.workloads().stream()
                .map(workload ->
                        asked(workload, resource)
                                .multiply(BigDecimal.valueOf(QuotaRules.replicas(workload))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Init containers end before the others begin, so the larger of both counts. */
    private static BigDecimal asked(Workload workload, String resource) {
        BigDecimal most = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (PodContainer container : workload.containers()) {
            BigDecimal amount = amount(container, resource);
            if (container.isInit()) {
                most = most.max(amount);
            } else {
                sum = sum.add(amount);
            }
        }
        return most.max(sum);
    }

    private static BigDecimal amount(PodContainer container, String resource) {
        Quantity quantity = container.requests().get(resource);
        return quantity == null ? BigDecimal.ZERO : quantity.getNumericalAmount();
    }

    private static boolean asksForWhatItTakes(PodContainer container) {
        long seen = SEEN.getOrDefault(container.name(), 0).longValue() << 20;
        return amount(container, "memory").compareTo(BigDecimal.valueOf(seen)) >= 0;
    }

    private static Set<Integer> ordinals(Manifests manifests, String name) {
        int replicas =
                manifests
                        .find(StatefulSet.class, name)
                        .map(set -> set.getSpec().getReplicas())
                        .orElse(0);
        return IntStream.range(0, replicas).boxed().collect(Collectors.toSet());
    }

    private static boolean knowsAllOthers(Manifests manifests, int ordinal) {
        Set<Integer> others = ordinals(manifests, "prysm-beacon");
        others.remove(ordinal);
        return named(PRYSM, file(manifests, "beacon-" + ordinal + ".yaml")).equals(others);
    }

    private static Set<Integer> named(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> Integer.valueOf(result.group(1)))
                .collect(Collectors.toSet());
    }

    private static String file(Manifests manifests, String name) {
        return manifests
                .find(ConfigMap.class, "devnet-nodes")
                .map(map -> map.getData().getOrDefault(name, ""))
                .orElse("");
    }

    private static List<Integer> signed(Manifests manifests) {
        return ordinals(manifests, "validator").stream()
                .map(ordinal -> Yaml.tree(file(manifests, "validator-" + ordinal + ".yaml")))
                .flatMap(DevnetRules::range)
                .sorted()
                .toList();
    }

    private static Stream<Integer> range(JsonNode keys) {
        int first = keys.path("interop-start-index").asInt();
        return IntStream.range(first, first + keys.path("interop-num-validators").asInt()).boxed();
    }

    private static List<Integer> made(Manifests manifests) {
        int validators =
                manifests
                        .container("devnet-genesis", "create-genesis")
                        .flatMap(container -> container.variable("VALIDATORS"))
                        .map(Integer::valueOf)
                        .orElse(0);
        return IntStream.range(0, validators).boxed().toList();
    }

    private static boolean goesWithIt(StatefulSet set) {
        var policy = set.getSpec().getPersistentVolumeClaimRetentionPolicy();
        return policy != null && "Delete".equals(policy.getWhenDeleted());
    }

    private static boolean isOfDevnet(StatefulSet set) {
        return !set.getSpec().getVolumeClaimTemplates().isEmpty()
                && set.getSpec().getTemplate().getSpec().getVolumes().stream()
                        .anyMatch(volume ->
                                volume.getConfigMap() != null
                                        && "devnet-genesis"
                                                .equals(volume.getConfigMap().getName()));
    }
}
