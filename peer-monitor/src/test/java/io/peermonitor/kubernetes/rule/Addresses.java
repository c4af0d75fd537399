package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.PodContainer;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The addresses within the cluster that a render mentions, and those that lead nowhere. */
record Addresses(Manifests manifests) {

    /** A host may hold {@code $(VARIABLE)} of Kubernetes or the monitor's {@code {ordinal}}. */
    private static final Pattern URL =
            Pattern.compile("https?://((?:[a-zA-Z0-9$()_.-]|\\{ordinal})+)(?::(\\d+))?");

    private static final Pattern RECORD =
            Pattern.compile("_([a-z0-9-]+)\\._(?:tcp|udp)\\.([a-z0-9.-]+)");

    /** Of the pod itself, and of the API server, which no render contains. */
    private static final Pattern ALWAYS_THERE =
            Pattern.compile("[0-9.]+|localhost|kubernetes\\.default\\.svc");

    Stream<String> dangling() {
        Stream<String> ofContainers =
                manifests
                        .containers()
                        .flatMap(container ->
                                dangling(container.workload().namespace(), texts(container)));
        Stream<String> ofFiles =
                manifests
                        .all(ConfigMap.class)
                        .flatMap(map ->
                                dangling(
                                        map.getMetadata().getNamespace(),
                                        map.getData().values().stream()));
        return Stream.concat(ofContainers, ofFiles);
    }

    private static Stream<String> texts(PodContainer container) {
        return Stream.concat(
                container.words().stream(),
                container.spec().getEnv().stream()
                        .map(EnvVar::getValue)
                        .filter(value -> value != null));
    }

    private Stream<String> dangling(String namespace, Stream<String> texts) {
        return texts.flatMap(text ->
                Stream.concat(
                        URL.matcher(text)
                                .results()
                                .filter(url -> !leads(namespace, url))
                                .map(MatchResult::group),
                        RECORD.matcher(text)
                                .results()
                                .filter(record -> !isPublished(namespace, record))
                                .map(MatchResult::group)));
    }

    private boolean leads(String namespace, MatchResult url) {
        String host = url.group(1);
        Optional<Service> service = service(namespace, host);
        if (service.isEmpty()) {
            return ALWAYS_THERE.matcher(host).matches()
                    || !isInCluster(host)
                    || isOfTheOperator(host);
        }
        int port = url.group(2) == null ? 80 : Integer.parseInt(url.group(2));
        return service.get().getSpec().getPorts().stream()
                .anyMatch(found -> found.getPort() == port);
    }

    /** Only the Service that governs a StatefulSet answers with the names of its pods. */
    private boolean isPublished(String namespace, MatchResult record) {
        return service(namespace, record.group(2))
                .filter(ServiceRules::isHeadless)
                .filter(service ->
                        service.getSpec().getPorts().stream()
                                .anyMatch(port -> record.group(1).equals(port.getName())))
                .isPresent();
    }

    /** By {@code service}, {@code service.namespace...} or {@code pod.service...}. */
    private Optional<Service> service(String namespace, String host) {
        List<String> labels = List.of(host.split("\\.", -1));
        return named(labels.getFirst(), labels.size() > 1 ? labels.get(1) : namespace)
                .or(() ->
                        labels.size() < 2
                                ? Optional.empty()
                                : named(
                                                labels.get(1),
                                                labels.size() > 2 ? labels.get(2) : namespace)
                                        .filter(ServiceRules::isHeadless));
    }

    private Optional<Service> named(String name, String namespace) {
        return manifests
                .all(Service.class)
                .filter(service -> service.getMetadata().getName().equals(name))
                .filter(service -> service.getMetadata().getNamespace().equals(namespace))
                .findFirst();
    }

    /** A name without a domain that the internet has; a shell variable can be any host. */
    private boolean isInCluster(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1);
        boolean ours =
                manifests
                        .all(Namespace.class)
                        .anyMatch(found -> found.getMetadata().getName().equals(last));
        return ours || !host.contains(".") || host.contains(".svc") || last.endsWith("-headless");
    }

    /** The Prometheus operator makes these two Services itself. */
    private boolean isOfTheOperator(String host) {
        return host.matches("(prometheus|alertmanager)-operated\\.monitoring")
                && manifests
                        .all(GenericKubernetesResource.class)
                        .anyMatch(object -> object.getKind().equals("PrometheusRule"));
    }
}
