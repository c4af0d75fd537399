package io.peermonitor.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeNameTests {

    @ParameterizedTest
    @ValueSource(strings = {"a", "geth", "geth-0", "0", "a234567890123456789012345678901234567890"})
    void podNamesAreNodeNames(String name) {
        assertThat(new NodeName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-geth",
                "geth-",
                "Geth",
                "geth.0",
                "geth 0",
                "a2345678901234567890123456789012345678901"
            })
    void otherNamesAreRefusedWithTheRule(String name) {
        assertThatThrownBy(() -> new NodeName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("1 to 40 lower-case letters, digits or dashes");
    }
}
