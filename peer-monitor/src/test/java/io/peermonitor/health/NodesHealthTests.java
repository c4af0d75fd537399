package io.peermonitor.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.sample.Answer;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SampleService;
import io.peermonitor.sample.ShownFleet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Were the monitor unhealthy with its nodes, nobody could read in it that they are. */
@SampleService
class NodesHealthTests {

    @Autowired RestTestClient client;
    @Autowired ShownFleet shown;

    @BeforeEach
    void everyNodeIsBlind() {
        shown.show(
                SampleFleet.watching("alpha", "beta")
                        .unreached("alpha", FailureReason.REFUSED)
                        .unreached("beta", FailureReason.TIMEOUT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/livez",
                "/readyz"
            })
    void serviceIsHealthyWithEveryNodeBlind(String path) {
        Answer answer = Answer.get(client, path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("$.status")).isEqualTo("UP");
    }

    @Test
    void nodesAreDetails() {
        assertThat(Answer.get(client, "/actuator/health"))
                .isLenientlyEqualTo(
                        """
                        {"components": {"nodes": {"status": "UP", "details": {
                          "alpha": {"status": "unreachable", "since": "2026-11-23T12:00:00Z",
                                    "failure": "refused"},
                          "beta": {"status": "unreachable", "failure": "timeout"}}}}}
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"health", "info", "prometheus"})
    void whatAnOperatorNeedsIsExposed(String endpoint) {
        assertThat(Answer.get(client, "/actuator/" + endpoint).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "heapdump",
                "threaddump",
                "loggers",
                "beans",
                "configprops",
                "mappings",
                "metrics",
                "shutdown"
            })
    void nothingElseIsExposed(String endpoint) {
        assertThat(Answer.get(client, "/actuator/" + endpoint).status()).isEqualTo(404);
    }
}
