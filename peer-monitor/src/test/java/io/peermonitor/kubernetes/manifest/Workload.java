package io.peermonitor.kubernetes.manifest;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What makes pods: a StatefulSet, Deployment, Job or CronJob. */
public record Workload(HasMetadata object, PodTemplateSpec template) {

    static Optional<Workload> of(HasMetadata object) {
        PodTemplateSpec template =
                switch (object) {
                    case StatefulSet set -> set.getSpec().getTemplate();
                    case Deployment deployment -> deployment.getSpec().getTemplate();
                    case Job job -> job.getSpec().getTemplate();
                    case CronJob cronJob ->
                            cronJob.getSpec().getJobTemplate().getSpec().getTemplate();
                    default -> null;
                };
        return Optional.ofNullable(template).map(found -> new Workload(object, found));
    }

    public String name() {
        return object.getMetadata().getName();
    }

    public String namespace() {
        return object.getMetadata().getNamespace();
    }

    public String title() {
        return Manifests.title(object);
    }

    public PodSpec pod() {
        return template.getSpec();
    }

    public Map<String, String> podLabels() {
        return Optional.ofNullable(template.getMetadata().getLabels()).orElse(Map.of());
    }

    /** A Job ends by itself: it needs no probes, and nothing has to survive it. */
    public boolean runsForever() {
        return object instanceof StatefulSet || object instanceof Deployment;
    }

    /** All of them, for the restrictions hold for init containers too. */
    public List<PodContainer> containers() {
        return Stream.of(pod().getInitContainers(), pod().getContainers())
                .flatMap(List::stream)
                .map(container -> new PodContainer(this, container))
                .toList();
    }

    public List<PodContainer> mainContainers() {
        return pod().getContainers().stream()
                .map(container -> new PodContainer(this, container))
                .toList();
    }

    /** Data that outlives the pod. */
    public boolean hasClaims() {
        return object instanceof StatefulSet set
                && !set.getSpec().getVolumeClaimTemplates().isEmpty();
    }

    boolean hasInit(Container container) {
        return pod().getInitContainers().contains(container);
    }
}
