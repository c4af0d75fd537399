package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.peermonitor.kubernetes.manifest.Manifests;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Pod Security Standard "restricted", field by field. */
final class PodSecurityRules {

    private static final String GETH = "spec/template/spec/containers/geth";

    private PodSecurityRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofContainers(
                        "no container may gain privileges",
                        container ->
                                Boolean.FALSE.equals(
                                        security(
                                                container.spec(),
                                                SecurityContext::getAllowPrivilegeEscalation)),
                        Fault.of(
                                "allowPrivilegeEscalation is left out",
                                edit ->
                                        edit.remove(
                                                "StatefulSet/geth",
                                                GETH
                                                        + "/securityContext/allowPrivilegeEscalation"))),
                Rule.ofContainers(
                        "every container drops all capabilities and adds none",
                        container -> dropsAll(container.spec()),
                        Fault.of(
                                "one capability is dropped instead of all",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                GETH + "/securityContext/capabilities/drop",
                                                "[NET_RAW]")),
                        Fault.of(
                                "one capability is added",
                                edit ->
                                        edit.set(
                                                "StatefulSet/grafana",
                                                "spec/template/spec/containers/0/securityContext/capabilities/add",
                                                "[NET_ADMIN]"))),
                Rule.ofContainers(
                        "no container is privileged",
                        container ->
                                !Boolean.TRUE.equals(
                                        security(container.spec(), SecurityContext::getPrivileged)),
                        Fault.of(
                                "a container is privileged",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                GETH + "/securityContext/privileged",
                                                "true"))),
                Rule.ofWorkloads(
                        "every pod runs as a user who is not root",
                        workload -> runsAsNonRoot(workload.pod()),
                        Fault.of(
                                "runAsNonRoot is left out",
                                edit ->
                                        edit.remove(
                                                "StatefulSet/prysm-beacon",
                                                "spec/template/spec/securityContext/runAsNonRoot")),
                        Fault.of(
                                "a container overrides it",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                GETH + "/securityContext/runAsNonRoot",
                                                "false"))),
                Rule.ofWorkloads(
                        "every pod has the seccomp profile of the runtime",
                        workload -> hasSeccomp(workload.pod()),
                        Fault.of(
                                "the profile is unconfined",
                                edit ->
                                        edit.set(
                                                "Deployment/peer-monitor",
                                                "spec/template/spec/securityContext/seccompProfile/type",
                                                "Unconfined")),
                        Fault.of(
                                "a container overrides it",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                GETH + "/securityContext/seccompProfile",
                                                "{type: Unconfined}"))),
                Rule.ofAll(
                        Namespace.class,
                        "every namespace enforces restricted at a pinned version",
                        namespace -> isRestricted(Manifests.labels(namespace)),
                        Fault.of(
                                "the version is the newest of the cluster",
                                edit ->
                                        edit.set(
                                                "Namespace/ethereum",
                                                "metadata/labels/pod-security.kubernetes.io~1enforce-version",
                                                "latest")),
                        Fault.of(
                                "only baseline is enforced",
                                edit ->
                                        edit.set(
                                                "Namespace/monitoring",
                                                "metadata/labels/pod-security.kubernetes.io~1enforce",
                                                "baseline"))));
    }

    private static <T> @Nullable T security(
            Container container, Function<SecurityContext, @Nullable T> field) {
        return Optional.ofNullable(container.getSecurityContext()).map(field).orElse(null);
    }

    private static boolean dropsAll(Container container) {
        return Optional.ofNullable(container.getSecurityContext())
                .map(SecurityContext::getCapabilities)
                .filter(set -> set.getDrop().contains("ALL") && set.getAdd().isEmpty())
                .isPresent();
    }

    private static boolean runsAsNonRoot(PodSpec pod) {
        PodSecurityContext context = pod.getSecurityContext();
        return context != null
                && Boolean.TRUE.equals(context.getRunAsNonRoot())
                && !Objects.equals(context.getRunAsUser(), 0L)
                && containersOf(pod)
                        .noneMatch(container ->
                                Boolean.FALSE.equals(
                                                security(
                                                        container,
                                                        SecurityContext::getRunAsNonRoot))
                                        || Objects.equals(
                                                security(container, SecurityContext::getRunAsUser),
                                                0L));
    }

    private static boolean hasSeccomp(PodSpec pod) {
        Stream<SeccompProfile> overrides =
                containersOf(pod)
                        .flatMap(container -> Stream.ofNullable(container.getSecurityContext()))
                        .flatMap(context -> Stream.ofNullable(context.getSeccompProfile()));
        PodSecurityContext shared = pod.getSecurityContext();
        return shared != null
                && shared.getSeccompProfile() != null
                && Stream.concat(Stream.of(shared.getSeccompProfile()), overrides)
                        .allMatch(profile -> "RuntimeDefault".equals(profile.getType()));
    }

    private static Stream<Container> containersOf(PodSpec pod) {
        return Stream.of(pod.getInitContainers(), pod.getContainers()).flatMap(List::stream);
    }

    private static boolean isRestricted(Map<String, String> labels) {
        String mode = "pod-security.kubernetes.io/";
        return "restricted".equals(labels.get(mode + "enforce"))
                && labels.getOrDefault(mode + "enforce-version", "").matches("v1\\.\\d+")
                && "restricted".equals(labels.get(mode + "audit"))
                && "restricted".equals(labels.get(mode + "warn"));
    }

    static Stream<Probe> probes(Container container) {
        return Stream.of(
                        Optional.ofNullable(container.getStartupProbe()),
                        Optional.ofNullable(container.getLivenessProbe()),
                        Optional.ofNullable(container.getReadinessProbe()))
                .flatMap(Optional::stream);
    }
}
