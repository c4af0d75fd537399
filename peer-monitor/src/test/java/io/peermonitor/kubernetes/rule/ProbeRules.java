package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.peermonitor.kubernetes.manifest.PodContainer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Alive means answering, ready means fresh, and a first start may take long. */
final class ProbeRules {

    private static final String GETH = "spec/template/spec/containers/geth/";
    private static final String PRYSM = "spec/template/spec/containers/beacon-chain/";

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
                                                GETH + "readinessProbe/timeoutSeconds"))),
                Rule.ofContainer(
                        "Geth has half an hour to open its database",
                        "geth",
                        container -> budget(container.spec().getStartupProbe()) >= 1800,
                        Fault.of(
                                "five minutes",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                GETH + "startupProbe/failureThreshold",
                                                "30"))),
                Rule.ofContainer(
                        "Prysm has a quarter of an hour to load its checkpoint",
                        "beacon-chain",
                        container -> budget(container.spec().getStartupProbe()) >= 900,
                        Fault.of(
                                "five minutes",
                                edit ->
                                        edit.set(
                                                "StatefulSet/prysm-beacon",
                                                PRYSM + "startupProbe/failureThreshold",
                                                "30"))),
                Rule.ofContainer(
                        "Geth is ready by the age of its newest block",
                        "geth",
                        container ->
                                Optional.ofNullable(container.spec().getReadinessProbe().getExec())
                                        .filter(exec ->
                                                String.join(" ", exec.getCommand())
                                                        .contains("block-age.sh"))
                                        .isPresent(),
                        Fault.of(
                                "ready when it listens",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                GETH + "readinessProbe",
                                                "{tcpSocket: {port: http-rpc}, periodSeconds: 15}"))),
                Rule.ofContainer(
                        "Geth lives whatever its sync",
                        "geth",
                        container ->
                                container.spec().getLivenessProbe().getExec() == null
                                        && atLeast(
                                                container
                                                        .spec()
                                                        .getLivenessProbe()
                                                        .getFailureThreshold(),
                                                10),
                        Fault.of(
                                "it is killed while its block is old",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                GETH + "livenessProbe",
                                                "{exec: {command: [sh, -c, ready]}, timeoutSeconds: 10, failureThreshold: 10}"))),
                Rule.ofContainer(
                        "Prysm lives whatever its sync",
                        "beacon-chain",
                        container ->
                                Stream.of(
                                                container.spec().getLivenessProbe(),
                                                container.spec().getStartupProbe())
                                        .allMatch(probe ->
                                                path(probe).equals("/eth/v1/node/version")),
                        Fault.of(
                                "it is killed while it syncs",
                                edit ->
                                        edit.set(
                                                "StatefulSet/prysm-beacon",
                                                PRYSM + "livenessProbe/httpGet/path",
                                                "/eth/v1/node/health")),
                        Fault.of(
                                "it is killed when any of its services complains",
                                edit ->
                                        edit.set(
                                                "StatefulSet/prysm-beacon",
                                                PRYSM + "livenessProbe/httpGet",
                                                "{path: /healthz, port: metrics}"))),
                Rule.ofContainer(
                        "Prysm is not ready while it syncs",
                        "beacon-chain",
                        container ->
                                path(container.spec().getReadinessProbe())
                                        .equals("/eth/v1/node/health?syncing_status=503"),
                        Fault.of(
                                "206 counts as ready",
                                edit ->
                                        edit.set(
                                                "StatefulSet/prysm-beacon",
                                                PRYSM + "readinessProbe/httpGet/path",
                                                "/eth/v1/node/health"))));
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

    private static int budget(Probe probe) {
        return Optional.ofNullable(probe.getPeriodSeconds()).orElse(10)
                * Optional.ofNullable(probe.getFailureThreshold()).orElse(3);
    }

    private static boolean atLeast(Integer value, int least) {
        return value != null && value >= least;
    }

    private static String path(Probe probe) {
        return probe.getHttpGet() == null ? "" : probe.getHttpGet().getPath();
    }
}
