package io.peermonitor.kubernetes.rule;

import io.peermonitor.kubernetes.manifest.Manifests;
import java.util.Set;
import java.util.stream.Collectors;

/** The ConfigMaps that come to be in the cluster, by create-genesis.sh. */
final class MadeConfigMaps {

    private MadeConfigMaps() {}

    /** As namespace/name. */
    static Set<String> in(Manifests manifests) {
        return manifests
                .containers()
                .filter(container -> container.name().equals("create-genesis"))
                .map(container ->
                        container.workload().namespace()
                                + "/"
                                + container.spec().getArgs().getFirst())
                .collect(Collectors.toSet());
    }
}
