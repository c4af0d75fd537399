package io.peermonitor.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientInfoTests {

    @ParameterizedTest
    @CsvSource({
        "Geth/v1.17.10-stable-4f1c2f6b/linux-amd64/go1.26.4, GETH, 1.17.10, linux, amd64",
        "Geth/v1.17.6-unstable-02b73d4e-20260820/linux-arm64/go1.26, GETH, 1.17.6-unstable, linux, arm64",
        "Geth/my-node/v1.16.7-stable-b9f3a3d9/darwin-arm64/go1.25.1, GETH, 1.16.7, macos, arm64",
        "Nethermind/v1.37.0+7c9a1e2b/linux-x64/dotnet10.0.1, NETHERMIND, 1.37.0, linux, amd64",
        "besu/v26.10.0/linux-x86_64/openjdk-java-25, BESU, 26.10.0, linux, amd64",
        "besu/v25.9-develop-1a2b3c4/osx-aarch_64/corretto-java-21, BESU, 25.9-develop, macos, arm64",
        "erigon/v3.00.0-alpha1-da0d58c2/linux-amd64/go1.22.5, ERIGON, 3.00.0-alpha1, linux, amd64",
        "reth/v2.5.1-9c30bf7/x86_64-unknown-linux-gnu, RETH, 2.5.1, linux, amd64",
        "reth/v1.9.0-rc.2/aarch64-apple-darwin, RETH, 1.9.0-rc.2, macos, arm64",
        "EthereumJS/0.10.5/linux/node20.20.2, ETHEREUMJS, 0.10.5, linux,",
        "ethrex/v9.0.0-HEAD-1a2b3c/x86_64-unknown-linux-gnu/rustc-v1.90.0, ETHREX, 9.0.0, linux, amd64",
        "nimbus-eth1/v0.3.0-abcdef/linux-amd64/Nim-2.2.4, NIMBUS_ETH1, 0.3.0, linux, amd64",
        "Geth/v1.15.0-stable/windows-386/go1.23, GETH, 1.15.0, windows, x86"
    })
    void readsTheNameOfEveryKnownClient(
            String name, ClientFamily family, String version, String os, String architecture) {
        ClientInfo client = ClientInfo.of(name);

        assertThat(client).isEqualTo(new ClientInfo(name, family, version, os, architecture));
    }

    @Test
    void aNameOutsideTheSetIsOther() {
        assertThat(ClientInfo.of("Gethx/v1.0.0/linux-amd64").family())
                .isEqualTo(ClientFamily.OTHER);
        assertThat(ClientInfo.of("{foo=\"bar\"} 1").family()).isEqualTo(ClientFamily.OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void noNameIsUnknown(String name) {
        assertThat(ClientInfo.of(name)).isEqualTo(ClientInfo.UNKNOWN);
    }

    @Test
    void partsThatAreNotRecognisedAreAbsent() {
        assertThat(ClientInfo.of("Geth"))
                .isEqualTo(new ClientInfo("Geth", ClientFamily.GETH, null, null, null));
        assertThat(ClientInfo.of("Geth/vnext/plan9-mips/go").version()).isNull();
    }

    @Test
    void anEndlessVersionIsNotTaken() {
        assertThat(ClientInfo.of("Geth/v" + "1".repeat(6) + ".0.0").version()).isNull();
    }
}
