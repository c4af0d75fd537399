package io.peermonitor.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.ClientInfo;
import org.junit.jupiter.api.Test;

class ClientNamesTests {

    private final ClientNames names = new ClientNames();

    @Test
    void aNameIsReadOnceAndStaysTheSame() {
        ClientInfo first = names.of("Geth/v1.17.10-stable/linux-amd64/go1.26.4");
        assertThat(first.family()).isEqualTo(ClientFamily.GETH);
        assertThat(names.of("Geth/v1.17.10-stable/linux-amd64/go1.26.4")).isSameAs(first);
    }

    @Test
    void namesThatNeverComeAgainCostABoundedMemory() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(names.of("Geth/v1.17.10/" + i).version()).isEqualTo("1.17.10");
        }
        assertThat(names.size()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void aNameThatIsTooLongToBeHonestIsNotRemembered() {
        assertThat(names.of("Geth/v1.17.10/" + "x".repeat(300)).name()).hasSize(65).endsWith("…");
        assertThat(names.size()).isZero();
    }
}
