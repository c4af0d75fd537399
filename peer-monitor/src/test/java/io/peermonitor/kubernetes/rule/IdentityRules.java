package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.peermonitor.kubernetes.manifest.Manifests;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What belongs to us, and where it lies. */
final class IdentityRules {

    private static final String PART_OF = "app.kubernetes.io/part-of";
    private static final String NAME = "app.kubernetes.io/name";

    private IdentityRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofAll(
                        HasMetadata.class,
                        "every object says that it is ours",
                        object -> isOurs(Manifests.labels(object)),
                        Fault.of(
                                "the label is left out",
                                edit ->
                                        edit.remove(
                                                "ServiceAccount/geth",
                                                "metadata/labels/app.kubernetes.io~1part-of"))),
                Rule.ofWorkloads(
                        "every pod says that it is ours",
                        workload -> isOurs(workload.podLabels()),
                        Fault.of(
                                "the label is left out",
                                edit ->
                                        edit.remove(
                                                "StatefulSet/geth",
                                                "spec/template/metadata/labels/app.kubernetes.io~1part-of"))),
                Rule.of(
                        "every object lies in a namespace that comes with it",
                        IdentityRules::homeless,
                        Fault.of(
                                "the namespace is whatever kubectl is set to",
                                edit -> edit.remove("LimitRange/containers", "metadata/namespace")),
                        Fault.of(
                                "the namespace is somebody else's",
                                edit ->
                                        edit.set(
                                                "LimitRange/containers",
                                                "metadata/namespace",
                                                "default"))),
                Rule.of(
                        "no object is there twice",
                        IdentityRules::twins,
                        Fault.of(
                                "a ServiceAccount is there twice",
                                edit ->
                                        edit.add(
                                                """
                                                apiVersion: v1
                                                kind: ServiceAccount
                                                metadata:
                                                  name: geth
                                                  namespace: ethereum
                                                  labels:
                                                    app.kubernetes.io/name: geth
                                                    app.kubernetes.io/part-of: peer-monitor
                                                automountServiceAccountToken: false
                                                """))));
    }

    private static boolean isOurs(Map<String, String> labels) {
        return "peer-monitor".equals(labels.get(PART_OF)) && labels.containsKey(NAME);
    }

    private static Stream<String> homeless(Manifests manifests) {
        List<String> namespaces =
                manifests.all(Namespace.class).map(found -> found.getMetadata().getName()).toList();
        return manifests.objects().stream()
                // what is made for any namespace comes without one
                .filter(_ -> !namespaces.isEmpty())
                .filter(object -> {
                    String namespace = object.getMetadata().getNamespace();
                    return isNamespaced(object)
                            ? namespace == null || !namespaces.contains(namespace)
                            : namespace != null;
                })
                .map(Manifests::title);
    }

    private static Stream<String> twins(Manifests manifests) {
        return manifests.objects().stream()
                .collect(
                        Collectors.groupingBy(
                                object ->
                                        Manifests.title(object)
                                                + " in "
                                                + object.getMetadata().getNamespace(),
                                Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey);
    }

    /** All custom resources here are. */
    private static boolean isNamespaced(HasMetadata object) {
        return object instanceof Namespaced || object instanceof GenericKubernetesResource;
    }
}
