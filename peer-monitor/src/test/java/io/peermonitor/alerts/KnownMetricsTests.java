package io.peermonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownMetricsTests {

    private final KnownMetrics known = KnownMetrics.read();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "peer_monitor_node_up", // docs/metrics.md
                "peer_monitor_discovery_up", // its prose
                "peer_monitor_poll_duration_seconds_bucket", // a histogram there
                "ethereum_peer_count",
                "eth_db_chaindata_disk_size", // the real Geth
                "powchain_sync_eth1_connected", // Prysm's source
                "new_payload_v1_latency_milliseconds_count",
                "prometheus_target_scrapes_exceeded_sample_limit_total",
                "up",
                "kubelet_volume_stats_capacity_bytes",
                "jvm_memory_used_bytes", // Spring Boot
            })
    void everySourceIsRead(String name) {
        assertThat(known.knows(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "peer_monitor_node_upp",
                "libp2p_peers",
                "peer_monitor_poll_duration_seconds", // only its parts are series
                "new_payload_v1_latency_milliseconds",
                "gauge",
                ""
            })
    void anotherNameIsUnknown(String name) {
        assertThat(known.knows(name)).isFalse();
    }

    @Test
    void oneMisspeltMetricOfAnExpressionIsFound() {
        assertThat(known.unknownIn("sum by (node) (peer_monitor_peers) / ethereum_peer_limitt > 1"))
                .containsExactly("ethereum_peer_limitt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "up;up",
                "sum by (node, job) (rate(a_total{job=\"x\", y!~'z{1,2}'}[5m])) > 2e3;a_total",
                "a / on (node) group_left (client) b unless ignoring(c) d;a b d",
                "predict_linear(a:b:c[6h:1m] offset 1d, 4 * 86400) < bool 0x1F;a:b:c",
                "{__name__=\"a\", job=~\"b\"};a",
                "label_replace(a, \"x\", \"$1\", 'y', \"(.*)\") or vector(0);a",
                "quantile(0.9, a @ end()) # b;a",
                "increase(a{node=~\"$node\"}[$__rate_interval]) > Inf;a",
                "sum without (le) (a) and b;a b",
                "topk(3, count by(client)(a{x=\"by (b)\"}));a",
                "a < ${limit:raw} + $other;a",
                "histogram_quantile(0.9, sum(rate(a_bucket[5m])) by (le));a_bucket",
            })
    void metricsOfAnExpressionAreItsWordsThatAreNothingElse(String expression, String names) {
        assertThat(MetricNames.in(expression)).containsExactly(names.split(" "));
    }
}
