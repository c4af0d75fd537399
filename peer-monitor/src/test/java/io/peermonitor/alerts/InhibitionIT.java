package io.peermonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which alert mutes which, asked of a real Alertmanager with the shipped settings. */
@NeedsPrometheus
class InhibitionIT {

    private final Webhook webhook = Webhook.start();
    private final Server alertmanager = PacedStack.alertmanager(new Pace(60), webhook.url());

    @AfterEach
    void stop() {
        alertmanager.close();
        webhook.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ExecutionPeersCritical geth-0, ExecutionPeersLow geth-0",
        "PeerSuspicionCritical geth-0, PeerClientConcentration geth-0",
        "NodeUnreachable geth-0, PeerDisconnectStorm geth-0",
        "NodeSnapshotStale geth-0, ExecutionNoNewBlock geth-0",
        "NodeUnreachable geth-0, ScrapeTargetDown geth-0 geth",
        "ScrapeTargetDown geth-0 prysm, ConsensusPeersLow geth-0",
        "PeerMonitorAbsent, NodeUnreachable geth-1",
        "PeerMonitorAbsent, ExecutionPeersLow geth-1",
        "ExecutionConsensusDisconnected geth-0, ExecutionNoNewBlock geth-0",
        "PairWrongNetwork geth-0, ExecutionConsensusDisconnected geth-0",
        "PairWrongNetwork geth-0, ConsensusSyncLag geth-0",
        "ExecutionRefusesConsensus geth-0, ExecutionConsensusDisconnected geth-0",
        "ExecutionRefusesConsensus geth-0, ExecutionNoNewBlock geth-0",
        "PairHeadNotVerified geth-0, PairHeadsApart geth-0",
        "ConsensusClientUnreadable geth-0, ScrapeTargetDown geth-0 prysm",
        "ConsensusClientUnreadable geth-0, ExecutionRefusesConsensus geth-0",
        "ConsensusClientUnreadable geth-0, ConsensusPeersSuspicious geth-0",
        "NodeUnreachable geth-0, PairHeadsApart geth-0",
        "PeerMonitorAbsent, ConsensusClientUnreadable geth-1",
        "PeerMonitorAbsent, ConsensusPeersSuspicious geth-1",
        "PeerMonitorAbsent, PairHeadsApart geth-1"
    })
    void causeIsToldAndWhatFollowsIsNot(String cause, String follower) {
        send(cause);
        awaitTold(title(cause));
        send(follower);
        assertThat(state(follower)).isEqualTo("suppressed");
        assertThat(told()).doesNotContain(title(follower));
    }

    @ParameterizedTest
    @CsvSource({
        "ExecutionPeersCritical geth-0, ExecutionPeersLow geth-1",
        "ExecutionVolumeAlmostFull geth-0, ExecutionPeersLow geth-0",
        "PeerMonitorAbsent, ScrapeLimitHit",
        "PeerMonitorAbsent, ConsensusPeersLow geth-0",
        "NodeUnreachable geth-0, ScrapeTargetDown geth-0 prysm",
        "NodeUnreachable geth-0, ExecutionVolumeFillingUp geth-0",
        "NodeUnreachable geth-0, NodeUnreachable geth-1",
        "ExecutionConsensusDisconnected geth-0, CheckpointDiffers geth-0",
        "ExecutionRefusesConsensus geth-0, ExecutionNoNewBlock geth-1",
        "PairHeadNotVerified geth-0, ExecutionConsensusDisconnected geth-0",
        "ConsensusClientUnreadable geth-0, ScrapeTargetDown geth-0 geth",
        "ConsensusClientUnreadable geth-0, ConsensusPeersLow geth-0",
        "ScrapeTargetDown geth-0 prysm, ConsensusPeersSuspicious geth-0",
        "NodeUnreachable geth-0, ConsensusClientUnreadable geth-0",
        "NodeUnreachable geth-0, ConsensusPeersSuspicious geth-0",
        "PeerSuspicionCritical geth-0, ConsensusPeersSuspicious geth-0"
    })
    void whatHasAnotherCauseIsToldToo(String one, String other) {
        send(one, other);
        awaitTold(title(one));
        awaitTold(title(other));
    }

    private void awaitTold(String title) {
        await(title).atMost(Duration.ofSeconds(30)).until(() -> told().contains(title));
    }

    private String state(String written) {
        Map<String, String> labels = labels(written);
        for (JsonNode alert : alertmanager.get("/api/v2/alerts")) {
            if (Notification.texts(alert.path("labels")).equals(labels)) {
                return alert.path("status").path("state").asString();
            }
        }
        return "unknown";
    }

    private List<String> told() {
        return webhook.firing(Set.of());
    }

    /** As Prometheus does: all in one message. */
    private void send(String... written) {
        List<Map<String, Object>> alerts =
                Stream.of(written)
                        .map(it ->
                                Map.<String, Object>of(
                                        "labels", labels(it),
                                        "startsAt", Instant.now().toString()))
                        .toList();
        alertmanager.post("/api/v2/alerts", JsonMapper.shared().writeValueAsString(alerts));
    }

    /** Name, node and job; the rest is what the rule of that name gives. */
    private static Map<String, String> labels(String written) {
        String[] words = written.split(" ", -1);
        Map<String, String> labels = new HashMap<>();
        Rule.alerts().stream()
                .filter(rule -> rule.name().equals(words[0]))
                .forEach(rule -> labels.putAll(rule.labels()));
        labels.put("alertname", words[0]);
        if (words.length > 1) {
            labels.put("node", words[1]);
        }
        if (words.length > 2) {
            labels.put("job", words[2]);
        }
        return labels;
    }

    private static String title(String written) {
        Map<String, String> labels = labels(written);
        return (Objects.requireNonNull(labels.get("alertname"))
                        + " "
                        + labels.getOrDefault("node", ""))
                .strip();
    }
}
