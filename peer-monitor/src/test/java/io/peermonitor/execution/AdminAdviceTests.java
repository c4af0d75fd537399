package io.peermonitor.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.ClientInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminAdviceTests {

    @ParameterizedTest
    @CsvSource({
        "Geth/v1.17.10, http://geth:8545, --http.api=admin",
        "Geth/v1.17.10, ws://geth:8546, --ws.api=admin",
        "besu/v26.10.0, http://besu:8545, --rpc-http-api=ADMIN",
        "Nethermind/v1.37.0, http://nethermind:8545, JsonRpc.EnabledModules",
        "anvil/v1.7.1, http://anvil:8545, switch its admin namespace on"
    })
    void eachClientHasFlagsOfItsOwn(String client, String url, String words) {
        assertThat(AdminAdvice.of(ClientInfo.of(client), NodeAddress.parse(url)))
                .contains(words, "where only the monitor can connect");
    }
}
