package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.peermonitor.kubernetes.manifest.Workload;
import java.util.List;
import java.util.stream.Stream;

/** The ConfigMaps and Secrets that a pod cannot start without. */
final class PodReferences {

    private PodReferences() {}

    /** What has to be there, and which of its keys. */
    record Wanted(String name, List<String> keys, boolean optional) {}

    static Stream<Wanted> configMaps(Workload workload) {
        return Stream.of(
                        workload.pod().getVolumes().stream()
                                .flatMap(volume -> Stream.ofNullable(volume.getConfigMap()))
                                .map(PodReferences::wanted),
                        workload.pod().getVolumes().stream()
                                .flatMap(volume -> Stream.ofNullable(volume.getProjected()))
                                .flatMap(projected -> projected.getSources().stream())
                                .flatMap(source -> Stream.ofNullable(source.getConfigMap()))
                                .map(map ->
                                        new Wanted(
                                                map.getName(),
                                                keys(map.getItems()),
                                                isTrue(map.getOptional()))),
                        sources(workload)
                                .flatMap(source -> Stream.ofNullable(source.getConfigMapKeyRef()))
                                .map(key ->
                                        new Wanted(
                                                key.getName(),
                                                List.of(key.getKey()),
                                                isTrue(key.getOptional()))),
                        workload.containers().stream()
                                .flatMap(container -> container.spec().getEnvFrom().stream())
                                .flatMap(from -> Stream.ofNullable(from.getConfigMapRef()))
                                .map(map ->
                                        new Wanted(
                                                map.getName(),
                                                List.of(),
                                                isTrue(map.getOptional()))))
                .flatMap(all -> all);
    }

    static Stream<Wanted> secrets(Workload workload) {
        return Stream.of(
                        workload.pod().getVolumes().stream()
                                .flatMap(volume -> Stream.ofNullable(volume.getSecret()))
                                .map(PodReferences::wanted),
                        sources(workload)
                                .flatMap(source -> Stream.ofNullable(source.getSecretKeyRef()))
                                .map(key ->
                                        new Wanted(
                                                key.getName(),
                                                List.of(key.getKey()),
                                                isTrue(key.getOptional()))),
                        workload.containers().stream()
                                .flatMap(container -> container.spec().getEnvFrom().stream())
                                .flatMap(from -> Stream.ofNullable(from.getSecretRef()))
                                .map(found ->
                                        new Wanted(
                                                found.getName(),
                                                List.of(),
                                                isTrue(found.getOptional()))))
                .flatMap(all -> all);
    }

    private static Stream<EnvVarSource> sources(Workload workload) {
        return workload.containers().stream()
                .flatMap(container -> container.spec().getEnv().stream())
                .flatMap(variable -> Stream.ofNullable(variable.getValueFrom()));
    }

    private static Wanted wanted(ConfigMapVolumeSource map) {
        return new Wanted(map.getName(), keys(map.getItems()), isTrue(map.getOptional()));
    }

    private static Wanted wanted(SecretVolumeSource secret) {
        return new Wanted(
                secret.getSecretName(), keys(secret.getItems()), isTrue(secret.getOptional()));
    }

    private static List<String> keys(List<KeyToPath> items) {
        return items.stream().map(KeyToPath::getKey).toList();
    }

    private static boolean isTrue(Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}
