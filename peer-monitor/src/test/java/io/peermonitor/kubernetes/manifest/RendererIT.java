package io.peermonitor.kubernetes.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsRenderer
class RendererIT {

    private static final String GOOD =
            """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            configMapGenerator:
              - name: settings
                literals: [a=b]
            """;

    @TempDir private Path folder;

    @Test
    void rendersWhatIsSound() throws IOException {
        assertThat(render(GOOD)).contains("kind: ConfigMap");
    }

    @Test
    void takesAWarningOfADeprecatedFieldForAFailure() {
        assertThatThrownBy(() -> render(GOOD + "commonLabels: {a: b}\n"))
                .hasMessageContaining("commonLabels");
    }

    @Test
    void failsWhereNothingCanBeRendered() {
        assertThatThrownBy(() -> render("resources: [missing.yaml]\n"))
                .hasMessageContaining("missing");
    }

    @Test
    void findsEveryOverlayAndTest() {
        assertThat(Renders.all())
                .extracting(Manifests::name)
                .contains(
                        "k8s", "grafana-dashboards", "k8s/overlays/mainnet", "k8s/overlays/sepolia")
                .hasSizeGreaterThan(15);
    }

    private String render(String kustomization) throws IOException {
        Files.writeString(folder.resolve("kustomization.yaml"), kustomization);
        return Renderer.find().orElseThrow().render(folder);
    }
}
