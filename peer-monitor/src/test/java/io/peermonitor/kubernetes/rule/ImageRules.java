package io.peermonitor.kubernetes.rule;

import io.peermonitor.kubernetes.manifest.Edit;
import io.peermonitor.kubernetes.manifest.PodContainer;
import java.util.List;
import java.util.Map;

/** Which programs run, by name and release. */
final class ImageRules {

    /** The releases that were checked together; another one is a change here too. */
    static final Map<String, String> RELEASES =
            Map.of(
                    "ethereum/client-go", "v1.17.10",
                    "gcr.io/offchainlabs/prysm/beacon-chain", "v7.3.1",
                    "gcr.io/offchainlabs/prysm/validator", "v7.3.1",
                    "gcr.io/offchainlabs/prysm/cmd/prysmctl", "v7.3.1",
                    "prom/prometheus", "v3.16.0",
                    "prom/alertmanager", "v0.35.0",
                    "grafana/grafana", "13.3.0",
                    "curlimages/curl", "8.20.0",
                    "peer-monitor", "0.1.0");

    private ImageRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofContainers(
                        "every image is pinned to the release that was checked",
                        container -> {
                            String image = container.spec().getImage();
                            int colon = image.lastIndexOf(':');
                            return colon > 0
                                    && image.substring(colon + 1)
                                            .equals(RELEASES.get(image.substring(0, colon)));
                        },
                        Fault.of("the newest of any branch", edit -> tag(edit, "latest")),
                        Fault.of("a moving release", edit -> tag(edit, "stable")),
                        Fault.of("an older one", edit -> tag(edit, "v1.17.5")),
                        Fault.of(
                                "an image that nobody checked",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                "spec/template/spec/containers/geth/image",
                                                "example.org/geth:v1.17.10"))),
                Rule.ofContainers(
                        "an image that was loaded by hand is not pulled",
                        ImageRules::isPulledOnce,
                        Fault.of(
                                "it is pulled at each start",
                                edit ->
                                        edit.set(
                                                "Deployment/peer-monitor",
                                                "spec/template/spec/containers/0/imagePullPolicy",
                                                "Always"))));
    }

    private static boolean isPulledOnce(PodContainer container) {
        return "IfNotPresent".equals(container.spec().getImagePullPolicy());
    }

    private static void tag(Edit edit, String tag) {
        edit.set(
                "StatefulSet/geth",
                "spec/template/spec/containers/geth/image",
                "ethereum/client-go:" + tag);
    }
}
