package io.peermonitor.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeAddressTests {

    @ParameterizedTest
    @CsvSource({
        "http://geth:8545, http://geth:8545",
        "HTTPS://geth.example.org/rpc/v1/api-key?key=1, https://geth.example.org",
        "ws://user:hunter2@geth-0:8546/, ws://geth-0:8546",
        "http://geth_0:8545, http://geth_0:8545",
        "wss://[2001:db8::1]:8546, wss://[2001:db8::1]:8546",
        "/data/geth.ipc, /data/geth.ipc",
        "ipc:///data/geth.ipc, /data/geth.ipc"
    })
    void showsNeitherCredentialsNorPathNorQuery(String url, String shown) {
        assertThat(NodeAddress.parse(url)).hasToString(shown);
    }

    @Test
    void credentialsBecomeAHeaderAndLeaveTheUrl() {
        var address = (NodeAddress.Http) NodeAddress.parse("http://user:hunter2@geth:8545/rpc");

        assertThat(address.url()).hasToString("http://geth:8545/rpc");
        assertThat(address.authorization()).isEqualTo("Basic dXNlcjpodW50ZXIy");
    }

    @Test
    void aWebSocketHasAnHttpUrlForItsHandshake() {
        var address = (NodeAddress.WebSocket) NodeAddress.parse("wss://geth:8546/ws");

        assertThat(address.url()).hasToString("https://geth:8546/ws");
    }

    @Test
    void aPathIsAnIpcSocket() {
        assertThat(NodeAddress.parse("/data/geth.ipc"))
                .isEqualTo(new NodeAddress.Ipc(Path.of("/data/geth.ipc")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://user:hunter2@geth",
                "http://",
                "http://user:hunter2@ge th:8545",
                "http://user:hunter2@geth:99999",
                "http://user:hunter2@geth:0",
                "http://[fe80::1%25eth0]:8545",
                "localhost:8545",
                "geth.ipc"
            })
    void whatCannotBeReadIsRefusedWithTheFormsAndWithoutItsText(String url) {
        assertThatThrownBy(() -> NodeAddress.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http://host:8545")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aSocketPathThatTheSystemCannotHoldIsRefused() {
        assertThatThrownBy(() -> NodeAddress.parse("/" + "x".repeat(107)))
                .hasMessageContaining("1 to 107 characters; this has 108");
    }
}
