package io.peermonitor.kubernetes.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.NeedsRenderer;
import io.peermonitor.kubernetes.manifest.Renders;
import io.peermonitor.kubernetes.network.Endpoint.Machine;
import io.peermonitor.kubernetes.network.Endpoint.Pod;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The matrix of who may reach whom, in src/test/resources beside this class. */
@NeedsRenderer
class ReachabilityIT {

    private static final String NAME = "app.kubernetes.io/name";

    /** Who is not in any render. */
    private static final Map<String, Endpoint> OTHERS =
            Map.of(
                    "dns", Pod.of("kube-system", Map.of("k8s-app", "kube-dns")),
                    "system-pod", Pod.of("kube-system", Map.of("k8s-app", "metrics-server")),
                    "stranger", Pod.of("default", Map.of(NAME, "application")),
                    "false-prometheus", Pod.of("default", Map.of(NAME, "prometheus")),
                    "false-monitor", Pod.of("monitoring", Map.of(NAME, "peer-monitor")),
                    "guest", Pod.of("ethereum", Map.of()));

    @ParameterizedTest(name = "[{index}] {0}: {1} from {2} to {3} {4}/{5}")
    @CsvFileSource(
            resources = "reachability.txt",
            delimiter = '|',
            commentCharacter = '#',
            ignoreLeadingAndTrailingWhitespace = true)
    void isAsTheTableSays(
            String render, String expected, String from, String to, int port, String protocol) {
        Manifests manifests = Renders.of(render);

        boolean reached =
                new Reachability(manifests)
                        .reaches(
                                endpoint(manifests, from), endpoint(manifests, to), port, protocol);

        assertThat(reached ? "open" : "closed").isEqualTo(expected);
    }

    /** An address, one of the others, or a pod of the workload that has the name. */
    private static Endpoint endpoint(Manifests manifests, String name) {
        if (name.matches("[0-9.]+|[0-9a-f]*:[0-9a-f:]*")) {
            return Machine.at(name);
        }
        Endpoint other = OTHERS.get(name);
        return other == null
                ? manifests.workload(name).map(Pod::of).orElseThrow(() -> new AssertionError(name))
                : other;
    }
}
