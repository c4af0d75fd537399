package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.peermonitor.kubernetes.manifest.PodContainer;
import io.peermonitor.kubernetes.manifest.Repository;
import io.peermonitor.kubernetes.manifest.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What holds for the flags of both clients. */
final class FlagRules {

    /** Of each client, what the StatefulSet of the base gives it. */
    private static final Map<String, List<String>> BASE =
            Map.of(
                    "geth", arguments("base/geth/statefulset.yaml"),
                    "beacon-chain", arguments("base/prysm/statefulset.yaml"));

    static final String BASE_IS_KEPT = "every argument of the base is still there";

    private FlagRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofContainers(
                        "no flag is given twice",
                        container -> duplicates(container).isEmpty(),
                        Fault.of("an argument again", edit -> Flags.add(edit, "--ipcdisable")),
                        Fault.of(
                                "an argument and a variable",
                                edit -> Flags.add(edit, "--cache=4096")),
                        Fault.of(
                                "of Prometheus",
                                edit ->
                                        edit.append(
                                                "StatefulSet/prometheus",
                                                "spec/template/spec/containers/0/args",
                                                "--storage.tsdb.retention.time=1d"))),
                Rule.ofContainers(
                        BASE_IS_KEPT,
                        container ->
                                container
                                        .words()
                                        .containsAll(
                                                BASE.getOrDefault(container.name(), List.of())),
                        Fault.of("one is gone", edit -> Flags.remove(edit, "http.vhosts"))));
    }

    private static Set<String> duplicates(PodContainer container) {
        return Stream.concat(
                        container.words().stream()
                                .filter(word -> word.startsWith("--"))
                                .map(word -> word.substring(2).split("=", 2)[0])
                                .map(PodContainer::gethVariable),
                        container.spec().getEnv().stream().map(EnvVar::getName))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<String> arguments(String file) {
        return Yaml.tree(Repository.read(Repository.K8S.resolve(file)))
                .at("/spec/template/spec/containers/0/args")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
