package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.Probe;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node lives whatever its sync, and is ready when its view of the chain is fresh. */
final class NodeProbeRules {

    private static final String GETH = "spec/template/spec/containers/geth/";

    private static final String PRYSM = "spec/template/spec/containers/beacon-chain/";

    private NodeProbeRules() {}

    static List<Rule> all() {
        return List.of(
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
                                Optional.ofNullable(container.spec().getReadinessProbe())
                                        .map(Probe::getExec)
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
                        container -> isPatient(container.spec().getLivenessProbe()),
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
                                asksVersion(container.spec().getLivenessProbe())
                                        && asksVersion(container.spec().getStartupProbe()),
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

    /** Whether a probe is there at all is a rule of its own. */
    private static boolean isPatient(@Nullable Probe probe) {
        return probe != null
                && probe.getExec() == null
                && ProbeRules.atLeast(probe.getFailureThreshold(), 10);
    }

    private static int budget(@Nullable Probe probe) {
        return probe == null
                ? 0
                : Optional.ofNullable(probe.getPeriodSeconds()).orElse(10)
                        * Optional.ofNullable(probe.getFailureThreshold()).orElse(3);
    }

    private static boolean asksVersion(@Nullable Probe probe) {
        return path(probe).equals("/eth/v1/node/version");
    }

    private static String path(@Nullable Probe probe) {
        return probe == null || probe.getHttpGet() == null ? "" : probe.getHttpGet().getPath();
    }
}
