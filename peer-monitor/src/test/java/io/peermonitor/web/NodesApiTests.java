package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.sample.Answer;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.sample.SampleService;
import io.peermonitor.sample.ShownFleet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@SampleService
class NodesApiTests {

    @Autowired RestTestClient client;
    @Autowired ShownFleet shown;

    @Test
    void nodeThatAnswersIsShownWithItsCounts() {
        shown.show(
                SampleFleet.watching(new WatchedNode(new NodeName("alpha"), 50))
                        .reached("alpha", SamplePeer.named(1, "Geth/v1.17.10")));
        assertThat(Answer.get(client, "/nodes/alpha"))
                .isStrictlyEqualTo(
                        """
                        {"name": "alpha", "layer": "execution", "status": "up", "since": "2026-11-23T12:00:00Z",
                         "peerCount": 1, "lastSuccess": "2026-11-23T12:00:00Z",
                         "failure": null, "advice": null, "updates": "polling",
                         "client": {"family": "geth", "version": "1.17.10", "os": "linux",
                                    "architecture": "amd64"},
                         "networkId": "1", "id": "%s", "listenAddress": "198.51.100.1:30303",
                         "clockOffsetSeconds": 0.5, "headBlock": 23000000, "syncing": true,
                         "highestBlock": 23000100, "peerLimit": 50,
                         "directions": {"inbound": 0, "outbound": 1, "unknown": 0},
                         "clients": {"besu": 0, "erigon": 0, "ethereumjs": 0, "ethrex": 0,
                                     "geth": 1, "nethermind": 0, "nimbus-eth1": 0, "other": 0,
                                     "reth": 0, "unknown": 0},
                         "unreadablePeers": 0, "truncated": false, "pollSeconds": 0.04,
                         "assessment": {"state": "judged", "suspicion": "none", "score": 0.0,
                                        "reasons": []},
                         "consensus": null, "pair": null}
                        """
                                .formatted(SamplePeer.id(999)));
    }

    @Test
    void blindNodeShowsNothingThatMayBeStale() {
        shown.show(
                SampleFleet.watching("alpha")
                        .reached("alpha", SamplePeer.bare(1))
                        .unreached("alpha", FailureReason.TIMEOUT));
        assertThat(Answer.get(client, "/nodes/alpha"))
                .isLenientlyEqualTo(
                        """
                        {"status": "unreachable", "peerCount": null,
                         "failure": {"reason": "timeout"}, "client": null, "networkId": null,
                         "id": null, "listenAddress": null, "clockOffsetSeconds": null,
                         "headBlock": null, "syncing": null, "highestBlock": null,
                         "directions": null, "clients": null, "unreadablePeers": null,
                         "truncated": null}
                        """);
    }

    @Test
    void allNodesAreListedInTheOrderOfTheirNames() {
        shown.show(SampleFleet.watching("beta", "alpha"));
        assertThat(Answer.get(client, "/nodes").texts("$[*].name"))
                .containsExactly("alpha", "beta");
    }
}
