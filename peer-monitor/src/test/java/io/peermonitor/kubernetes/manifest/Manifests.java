package io.peermonitor.kubernetes.manifest;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** One render: what {@code kubectl apply -k <name>} would send, as trees and as typed models. */
public record Manifests(String name, List<ObjectNode> documents, List<HasMetadata> objects) {

    /** What kustomize and our Jobs append to a name that depends on the content. */
    private static final Pattern HASH = Pattern.compile("-[a-z0-9]{8,12}");

    public static Manifests read(String name, List<ObjectNode> documents) {
        return new Manifests(name, documents, documents.stream().map(Models::read).toList());
    }

    public static Manifests parse(String name, String yaml) {
        return read(name, Yaml.documents(yaml));
    }

    public <T extends HasMetadata> Stream<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** By its name, or by its name before the hash. */
    public <T extends HasMetadata> Optional<T> find(Class<T> kind, String name) {
        return all(kind)
                .filter(object -> isCalled(object.getMetadata().getName(), name))
                .findFirst();
    }

    public <T extends HasMetadata> boolean contains(Class<T> kind, String namespace, String name) {
        return all(kind)
                .anyMatch(object ->
                        object.getMetadata().getName().equals(name)
                                && namespace.equals(object.getMetadata().getNamespace()));
    }

    public List<Workload> workloads() {
        return objects.stream().flatMap(object -> Workload.of(object).stream()).toList();
    }

    public Optional<Workload> workload(String name) {
        return workloads().stream().filter(workload -> isCalled(workload.name(), name)).findFirst();
    }

    /** The one container of a workload that has its name; none where the render lacks it. */
    public Optional<PodContainer> container(String workload, String container) {
        return workload(workload).stream()
                .flatMap(found -> found.containers().stream())
                .filter(found -> found.name().equals(container))
                .findFirst();
    }

    public Stream<PodContainer> containers() {
        return workloads().stream().flatMap(workload -> workload.containers().stream());
    }

    /**
     * The value of a flag of Geth: an argument, a variable, or what a variable takes from a
     * ConfigMap.
     */
    public Optional<String> flag(PodContainer container, String flag) {
        return container.flag(flag).or(() -> variable(container, PodContainer.gethVariable(flag)));
    }

    public Optional<String> variable(PodContainer container, String name) {
        return container
                .variable(name)
                .or(() ->
                        container.spec().getEnv().stream()
                                .filter(variable -> variable.getName().equals(name))
                                .flatMap(variable -> Stream.ofNullable(variable.getValueFrom()))
                                .flatMap(from -> Stream.ofNullable(from.getConfigMapKeyRef()))
                                .findFirst()
                                .flatMap(key ->
                                        find(ConfigMap.class, key.getName())
                                                .map(map -> map.getData().get(key.getKey()))));
    }

    static boolean isCalled(String actual, String name) {
        return actual.equals(name)
                || (actual.startsWith(name)
                        && HASH.matcher(actual.substring(name.length())).matches());
    }

    @Override
    public String toString() {
        return name;
    }

    /** For a message: kind and name. */
    public static String title(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }

    public static Map<String, String> labels(HasMetadata object) {
        return Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of());
    }
}
