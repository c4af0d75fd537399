package io.peermonitor.kubernetes.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTests {

    private static final String SERVICE =
            """
            apiVersion: v1
            kind: Service
            metadata:
              name: geth
              labels: {part-of: peer-monitor}
            spec:
              publishNotReadyAddresses: true
              ports:
                - {name: http-rpc, port: 8545, targetPort: http-rpc}
                - {name: engine, port: 8551, targetPort: 8551}
            """;

    @Test
    void readsASoundObject() {
        assertThat(Models.read(Yaml.tree(SERVICE)))
                .isInstanceOfSatisfying(
                        Service.class,
                        service -> assertThat(service.getSpec().getPorts()).hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec:", "metadata:", "kind: Service"})
    void refusesAnUnknownFieldAtAnyDepth(String line) {
        String deeper =
                line.endsWith(":") ? line + "\n  misspelled: true" : "misspelled: 1\n" + line;

        assertRefused(SERVICE.replaceFirst(line, deeper), "misspelled");
    }

    @Test
    void refusesAnUnknownFieldInAList() {
        assertRefused(SERVICE.replace("port: 8551,", "port: 8551, nodeport: 1,"), "nodeport");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "1.5", "{a: b}"})
    void refusesWhatIsNotTextWhereTextBelongs(String value) {
        assertRefused(
                SERVICE.replace("{part-of: peer-monitor}", "{part-of: " + value + "}"), "part-of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1"})
    void refusesWhatIsNotABooleanWhereABooleanBelongs(String value) {
        assertRefused(
                SERVICE.replace("Addresses: true", "Addresses: " + value),
                "publishNotReadyAddresses");
    }

    @Test
    void refusesAKindThatNobodyExpects() {
        assertRefused(SERVICE.replace("kind: Service", "kind: Ingress"), "v1 Ingress");
    }

    @Test
    void refusesAKeyThatIsWrittenTwice() {
        assertThatThrownBy(() -> Yaml.tree(SERVICE + "kind: Pod\n")).hasMessageContaining("kind");
    }

    private static void assertRefused(String yaml, String named) {
        assertThatThrownBy(() -> Models.read(Yaml.tree(yaml)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(named);
    }
}
