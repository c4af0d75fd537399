package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.peermonitor.kubernetes.manifest.Manifests;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Secrets that come to be in the cluster: by create-secret.sh, or from an external store. */
final class MadeSecrets {

    private MadeSecrets() {}

    /** As namespace/name. */
    static Set<String> in(Manifests manifests) {
        Stream<String> byJob =
                manifests
                        .containers()
                        .filter(container -> container.name().equals("create-secret"))
                        .map(container ->
                                container.workload().namespace()
                                        + "/"
                                        + container.spec().getArgs().getFirst());
        Stream<String> fromStore =
                manifests
                        .all(GenericKubernetesResource.class)
                        .filter(object -> object.getKind().equals("ExternalSecret"))
                        .map(object ->
                                object.getMetadata().getNamespace()
                                        + "/"
                                        + object.get("spec", "target", "name"));
        return Stream.concat(byJob, fromStore).collect(Collectors.toSet());
    }
}
