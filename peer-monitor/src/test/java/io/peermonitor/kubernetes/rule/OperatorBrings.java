package io.peermonitor.kubernetes.rule;

import io.peermonitor.kubernetes.manifest.Manifests;
import java.util.Set;

/** What no render contains, because the operator makes it; the README of the component says so. */
final class OperatorBrings {

    private static final Set<String> CONFIG_MAPS = Set.of("p2p-address");

    private OperatorBrings() {}

    static boolean configMap(String name) {
        return CONFIG_MAPS.contains(name);
    }

    /** Only where the component is in, which a test folder has in its name. */
    static boolean secret(Manifests manifests, String name) {
        return name.equals("jwt-secret") && manifests.name().contains("existing-jwt-secret");
    }
}
