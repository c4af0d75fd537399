package io.peermonitor.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerIdTests {

    private static final String HASH =
            "ffc1f810d278706ae8e3efda59de76b04c6aad92d043c0808704c297ede56bea";

    @Test
    void prefixAndCaseDoNotMakeAnotherPeer() {
        assertThat(PeerId.parse("0x" + HASH.toUpperCase(Locale.ROOT)))
                .isEqualTo(PeerId.parse(HASH))
                .hasValue(new PeerId(HASH));
    }

    @Test
    void besuAndEthereumJsIdentifyByPublicKey() {
        assertThat(PeerId.parse("0x" + HASH + HASH)).hasValue(new PeerId(HASH + HASH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0x",
                "abc",
                "zz c1f810d278706ae8e3efda59de76b04c6aad92d043c0808704c297ede56bea"
            })
    void otherTextIsNoIdentifier(String text) {
        assertThat(PeerId.parse(text)).isEmpty();
    }

    @Test
    void anEndlessIdentifierIsNone() {
        assertThat(PeerId.parse("a".repeat(129))).isEmpty();
    }

    @Test
    void theConstructorTakesOnlyTheNormalForm() {
        assertThatThrownBy(() -> new PeerId("0x" + HASH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lower-case hex");
    }
}
