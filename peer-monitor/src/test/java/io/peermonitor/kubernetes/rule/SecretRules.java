package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.PodContainer;
import io.peermonitor.kubernetes.manifest.Workload;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** No secret in git, none where it can be seen. */
final class SecretRules {

    /** 32 bytes in hex, which is what Geth and Prysm share; block roots have 0x before them. */
    private static final Pattern KEY =
            Pattern.compile("(?<![0-9a-zA-Z])(0x)?[0-9a-fA-F]{64}(?![0-9a-fA-F])");

    private static final Pattern PRIVATE = Pattern.compile("PASSWORD|SECRET|TOKEN|PRIVATE_KEY");

    /** Of throw-away nodes on a chain that nobody else knows: the one key in git. */
    private static final Map<String, String> MAY_BE_KNOWN =
            Map.of("k8s/overlays/devnet", "devnet-node-keys");

    private static final Set<String> SHARE_THE_JWT = Set.of("geth", "prysm-beacon");
    private static final int NOT_FOR_OTHERS = 0007;

    private SecretRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofAll(
                        Secret.class,
                        "no Secret comes with the manifests",
                        _ -> false,
                        Fault.of(
                                "a default that everybody shares",
                                edit ->
                                        edit.add(
                                                """
                                                apiVersion: v1
                                                kind: Secret
                                                metadata:
                                                  name: shared
                                                  namespace: ethereum
                                                  labels:
                                                    app.kubernetes.io/name: geth
                                                    app.kubernetes.io/part-of: peer-monitor
                                                type: Opaque
                                                stringData:
                                                  user: admin
                                                """))),
                Rule.of(
                        "no key is written anywhere",
                        SecretRules::keys,
                        Fault.of(
                                "a JWT in a ConfigMap",
                                edit ->
                                        edit.set(
                                                "ConfigMap/geth-settings",
                                                "data/jwt.hex",
                                                "\"" + "ecb22bc2".repeat(8) + "\"")),
                        Fault.of(
                                "a key behind 0x in an annotation",
                                edit ->
                                        edit.set(
                                                "Service/geth",
                                                "metadata/annotations",
                                                "{note: \"0x" + "0123abcd".repeat(8) + "\"}")),
                        Fault.of(
                                        "another key beside those of the devnet",
                                        edit ->
                                                edit.set(
                                                        "ConfigMap/devnet-nodes",
                                                        "data/node-3",
                                                        "\"" + "ecb22bc2".repeat(8) + "\""))
                                .in("k8s/overlays/devnet")),
                Rule.ofContainers(
                        "no variable holds a secret",
                        container ->
                                container.spec().getEnv().stream()
                                        .noneMatch(SecretRules::holdsSecret),
                        Fault.of(
                                "a password in the manifest",
                                edit ->
                                        edit.append(
                                                "StatefulSet/grafana",
                                                "spec/template/spec/containers/0/env",
                                                "{name: GF_SECURITY_ADMIN_PASSWORD, value: admin}"))),
                Rule.ofWorkloads(
                        "only Geth and Prysm see the JWT",
                        workload ->
                                SHARE_THE_JWT.contains(workload.name())
                                        == workload.pod().getVolumes().stream()
                                                .anyMatch(volume ->
                                                        volume.getSecret() != null
                                                                && "jwt-secret"
                                                                        .equals(
                                                                                volume.getSecret()
                                                                                        .getSecretName())),
                        Fault.of(
                                "the monitor sees it too",
                                edit -> {
                                    edit.append(
                                            "Deployment/peer-monitor",
                                            "spec/template/spec/volumes",
                                            "{name: jwt, secret: {secretName: jwt-secret, defaultMode: 288}}");
                                    edit.append(
                                            "Deployment/peer-monitor",
                                            "spec/template/spec/containers/0/volumeMounts",
                                            "{name: jwt, mountPath: /jwt, readOnly: true}");
                                })),
                Rule.ofContainers(
                        "no container may write where a secret lies",
                        container ->
                                secretMounts(container)
                                        .allMatch(
                                                mount -> Boolean.TRUE.equals(mount.getReadOnly())),
                        Fault.of(
                                "Geth would make a JWT of its own",
                                edit ->
                                        edit.remove(
                                                "StatefulSet/geth",
                                                "spec/template/spec/containers/geth/volumeMounts/jwt/readOnly"))),
                Rule.ofWorkloads(
                        "no other user may read a mounted secret",
                        SecretRules::hidesSecrets,
                        Fault.of(
                                "the default mode 0644",
                                edit ->
                                        edit.remove(
                                                "StatefulSet/geth",
                                                "spec/template/spec/volumes/jwt/secret/defaultMode"))));
    }

    private static Stream<String> keys(Manifests manifests) {
        return manifests.documents().stream()
                .filter(SecretRules::holdsKey)
                .map(document -> document.path("metadata").path("name").asString())
                .filter(name -> !mayBeKnown(manifests, name));
    }

    private static boolean mayBeKnown(Manifests manifests, String name) {
        return Optional.ofNullable(MAY_BE_KNOWN.get(manifests.name()))
                .filter(known -> name.matches(known + "-[a-z0-9]{10}"))
                .isPresent();
    }

    private static boolean holdsKey(JsonNode node) {
        return node.isString()
                ? node.asString().length() >= 64 && KEY.matcher(node.asString()).find()
                : node.valueStream().anyMatch(SecretRules::holdsKey);
    }

    private static boolean holdsSecret(EnvVar variable) {
        return PRIVATE.matcher(variable.getName()).find()
                && !variable.getName().endsWith("__FILE")
                && variable.getValue() != null;
    }

    private static Stream<VolumeMount> secretMounts(PodContainer container) {
        Set<String> secrets =
                container.workload().pod().getVolumes().stream()
                        .filter(volume -> volume.getSecret() != null)
                        .map(volume -> volume.getName())
                        .collect(java.util.stream.Collectors.toSet());
        return container.spec().getVolumeMounts().stream()
                .filter(mount -> secrets.contains(mount.getName()));
    }

    private static boolean hidesSecrets(Workload workload) {
        return workload.pod().getVolumes().stream()
                .map(volume -> volume.getSecret())
                .filter(Objects::nonNull)
                .allMatch(secret ->
                        (Optional.ofNullable(secret.getDefaultMode()).orElse(0644) & NOT_FOR_OTHERS)
                                == 0);
    }
}
