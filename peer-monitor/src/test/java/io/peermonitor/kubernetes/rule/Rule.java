package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.PodContainer;
import io.peermonitor.kubernetes.manifest.Workload;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One promise about a render, and the faults that prove it can be broken. */
record Rule(String name, Function<Manifests, Stream<String>> check, List<Fault> faults) {

    Rule {
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("\"" + name + "\" has no negative case");
        }
    }

    static Rule of(String name, Function<Manifests, Stream<String>> check, Fault... faults) {
        return new Rule(name, check, List.of(faults));
    }

    static Rule ofWorkloads(String name, Predicate<Workload> holds, Fault... faults) {
        return of(
                name,
                manifests ->
                        manifests.workloads().stream().filter(holds.negate()).map(Workload::title),
                faults);
    }

    /** Init containers too. */
    static Rule ofContainers(String name, Predicate<PodContainer> holds, Fault... faults) {
        return of(
                name,
                manifests -> manifests.containers().filter(holds.negate()).map(PodContainer::title),
                faults);
    }

    /** Of one container by its name; holds where the render has none. */
    static Rule ofContainer(
            String name, String container, Predicate<PodContainer> holds, Fault... faults) {
        return ofContainers(
                name, found -> !found.name().equals(container) || holds.test(found), faults);
    }

    static <T extends HasMetadata> Rule ofAll(
            Class<T> kind, String name, Predicate<T> holds, Fault... faults) {
        return of(
                name,
                manifests -> manifests.all(kind).filter(holds.negate()).map(Manifests::title),
                faults);
    }

    List<String> violationsIn(Manifests manifests) {
        return check.apply(manifests).distinct().toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
