package io.peermonitor.kubernetes.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.kubernetes.manifest.Repository;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What else names a release has to name the one of the manifests. */
class ReleasesTests {

    @Test
    void geth() {
        assertThat(Repository.read(Repository.ROOT.resolve(".ci/run")))
                .contains("GETH_VERSION=" + release("ethereum/client-go").substring(1));
    }

    @Test
    void theRecordedFlagsOfPrysm() throws Exception {
        try (InputStream list = ReleasesTests.class.getResourceAsStream("prysm-flags.txt")) {
            assertThat(
                            new String(
                                    Objects.requireNonNull(list).readAllBytes(),
                                    StandardCharsets.UTF_8))
                    .contains(
                            "# Version: "
                                    + release("gcr.io/offchainlabs/prysm/beacon-chain")
                                    + ", ");
        }
    }

    @Test
    void theMonitorItself() {
        assertThat(Repository.read(Repository.ROOT.resolve("pom.xml")))
                .contains("<version>" + release("peer-monitor") + "</version>");
    }

    private static String release(String image) {
        return Objects.requireNonNull(ImageRules.RELEASES.get(image));
    }
}
