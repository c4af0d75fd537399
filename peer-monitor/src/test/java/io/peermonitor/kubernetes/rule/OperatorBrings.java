package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.peermonitor.kubernetes.manifest.Manifests;
import java.util.Map;
import java.util.Set;

/** What no render contains, because the operator makes it; the README of the component says so. */
final class OperatorBrings {

    private static final Set<String> CONFIG_MAPS = Set.of("p2p-addresses");

    private static final Set<String> MADE_BY_ITS_OPERATOR = Set.of("prometheus", "alertmanager");

    private OperatorBrings() {}

    static boolean configMap(String name) {
        return CONFIG_MAPS.contains(name);
    }

    /** Only where the component is in, which a test folder has in its name. */
    static boolean secret(Manifests manifests, String name) {
        return name.equals("jwt-secret") && manifests.name().contains("existing-jwt-secret");
    }

    /** The Prometheus and the Alertmanager that the operator of that name makes. */
    static boolean pod(Manifests manifests, Map<String, String> labels) {
        return MADE_BY_ITS_OPERATOR.contains(labels.getOrDefault("app.kubernetes.io/name", ""))
                && manifests
                        .all(GenericKubernetesResource.class)
                        .anyMatch(object -> object.getKind().equals("PrometheusRule"));
    }
}
