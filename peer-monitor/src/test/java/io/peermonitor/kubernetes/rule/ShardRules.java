package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.peermonitor.kubernetes.manifest.Manifests;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A monitor that is many pods: together they watch every node, and none twice. */
final class ShardRules {

    private static final String RENDER = "k8s/tests/sharded";
    private static final String MONITOR = "StatefulSet/peer-monitor";
    private static final String COUNT = "PEER_MONITOR_SHARD_COUNT";
    private static final String INDEX = "PEER_MONITOR_SHARD_INDEX";
    private static final String ORDINAL = "metadata.labels['apps.kubernetes.io/pod-index']";
    private static final String ENV = "spec/template/spec/containers/0/env/";

    private ShardRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "there are as many shards as pods of the monitor, and each knows its own",
                        ShardRules::unlike,
                        Fault.of(
                                        "more pods than shards",
                                        edit -> edit.set(MONITOR, "spec/replicas", "3"))
                                .in(RENDER),
                        Fault.of(
                                        "more shards than pods",
                                        edit ->
                                                edit.set(
                                                        MONITOR,
                                                        ENV + COUNT,
                                                        "{name: " + COUNT + ", value: \"3\"}"))
                                .in(RENDER),
                        Fault.of(
                                        "every pod is the same shard",
                                        edit ->
                                                edit.set(
                                                        MONITOR,
                                                        ENV + INDEX,
                                                        "{name: " + INDEX + ", value: \"0\"}"))
                                .in(RENDER)));
    }

    private static Stream<String> unlike(Manifests manifests) {
        return manifests.find(StatefulSet.class, "peer-monitor").stream()
                .filter(set -> {
                    boolean counted =
                            variable(set, COUNT)
                                    .map(EnvVar::getValue)
                                    .filter(set.getSpec().getReplicas().toString()::equals)
                                    .isPresent();
                    boolean numbered =
                            variable(set, INDEX)
                                    .map(EnvVar::getValueFrom)
                                    .filter(from -> from.getFieldRef() != null)
                                    .filter(from ->
                                            ORDINAL.equals(from.getFieldRef().getFieldPath()))
                                    .isPresent();
                    return !counted || !numbered;
                })
                .map(Manifests::title);
    }

    private static Optional<EnvVar> variable(StatefulSet set, String name) {
        return set.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .findFirst();
    }
}
