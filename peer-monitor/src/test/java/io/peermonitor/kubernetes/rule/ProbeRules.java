package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.peermonitor.kubernetes.manifest.PodContainer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Alive means answering, ready means fresh, and a first start may take long. */
final class ProbeRules {

    private static final String GETH = "spec/template/spec/containers/geth/";

    /** Nothing in them can be alive and not ready. */
    private static final Set<String> HAVE_ONE_ANSWER = Set.of("grafana", "alert-log");

    private ProbeRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofContainers(
                        "every lasting container has all three probes",
                        container -> !isLasting(container) || probes(container).count() == 3,
                        Fault.of(
                                "the monitor has no startup probe",
                                edit ->
                                        edit.remove(
                                                "Deployment/peer-monitor",
                                                "spec/template/spec/containers/0/startupProbe"))),
                Rule.ofContainers(
                        "ready is more than alive",
                        container ->
                                !isLasting(container)
                                        || HAVE_ONE_ANSWER.contains(container.name())
                                        || !sameQuestion(
                                                container.spec().getLivenessProbe(),
                                                container.spec().getReadinessProbe()),
                        Fault.of(
                                "the monitor is ready when it is alive",
                                edit ->
                                        edit.set(
                                                "Deployment/peer-monitor",
                                                "spec/template/spec/containers/0/readinessProbe/httpGet/path",
                                                "/livez"))),
                Rule.ofContainers(
                        "every probe asks a named port of its container",
                        container ->
                                probes(container)
                                        .allMatch(probe -> asksNamedPort(container, probe)),
                        Fault.of(
                                "a probe asks a port that has no such name",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                GETH + "livenessProbe/httpGet/port",
                                                "rpc"))),
                Rule.ofContainers(
                        "a probe that starts a program has time for it",
                        container ->
                                probes(container)
                                        .filter(probe -> probe.getExec() != null)
                                        .allMatch(probe -> atLeast(probe.getTimeoutSeconds(), 5)),
                        Fault.of(
                                "the default of one second",
                                edit ->
                                        edit.remove(
                                                "StatefulSet/geth",
                                                GETH + "readinessProbe/timeoutSeconds"))));
    }

    private static boolean isLasting(PodContainer container) {
        return container.workload().runsForever() && !container.isInit();
    }

    private static Stream<Probe> probes(PodContainer container) {
        return PodSecurityRules.probes(container.spec());
    }

    private static boolean sameQuestion(Probe one, Probe other) {
        return Objects.equals(one.getHttpGet(), other.getHttpGet())
                && Objects.equals(one.getTcpSocket(), other.getTcpSocket())
                && Objects.equals(one.getExec(), other.getExec());
    }

    private static boolean asksNamedPort(PodContainer container, Probe probe) {
        Stream<IntOrString> ports =
                Stream.concat(
                        Stream.ofNullable(probe.getHttpGet()).map(get -> get.getPort()),
                        Stream.ofNullable(probe.getTcpSocket()).map(socket -> socket.getPort()));
        return ports.allMatch(
                port -> port.getStrVal() != null && container.port(port.getStrVal()).isPresent());
    }

    static boolean atLeast(Integer value, int least) {
        return value != null && value >= least;
    }
}
