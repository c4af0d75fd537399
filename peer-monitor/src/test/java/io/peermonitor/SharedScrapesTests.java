package io.peermonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.peermonitor.metrics.FleetCollector;
import io.peermonitor.metrics.FleetMeters;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusOutputFormat;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedScrapesTests {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final SampleFleet fleet =
            SampleFleet.watching("alpha").reached("alpha", SamplePeer.named(1, "Geth/v1.17.10"));
    private final FleetCollector collector =
            new FleetCollector(fleet, new FleetMeters(), Duration.ofSeconds(10));
    private final SharedScrapes scrapes = new SharedScrapes(registry, collector);
    private final AtomicInteger collected = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    @AfterEach
    void close() {
        scrapes.close();
    }

    @Test
    void sixtyFourScrapersWhoAskWhileOneIsAnsweredShareTheNextAnswer() throws Exception {
        registry.register(this::slowAtFirst);
        try (ExecutorService scrapers = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<String> first = CompletableFuture.supplyAsync(this::scrape, scrapers);
            begun.await();
            CountDownLatch asking = new CountDownLatch(64);
            List<CompletableFuture<String>> others = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                others.add(
                        CompletableFuture.supplyAsync(
                                () -> {
                                    asking.countDown();
                                    return scrape();
                                },
                                scrapers));
            }
            asking.await();
            Awaitility.await().until(() -> scrapes.waiting() == 64);
            mayEnd.countDown();

            assertThat(first.join()).contains("collected 1.0");
            assertThat(others)
                    .extracting(CompletableFuture::join)
                    .as("none older than its question")
                    .allSatisfy(answer -> assertThat(answer).contains("collected 2.0"));
        }
        assertThat(collected).hasValue(2);
    }

    @Test
    void anAnswerIsWrittenByAPlatformThread() {
        mayEnd.countDown();
        registry.register(this::slowAtFirst);
        Thread.startVirtualThread(this::scrape);
        Awaitility.await().until(() -> thread != null);
        assertThat(thread).extracting(Thread::isVirtual).isEqualTo(false);
    }

    @Test
    void aFaultReachesWhoeverAskedAndTheNextScrapeIsAnswered() {
        AtomicInteger asked = new AtomicInteger();
        registry.register(() -> {
            if (asked.getAndIncrement() == 0) {
                throw new IllegalStateException("once");
            }
            return gauge(asked.get());
        });
        assertThatIllegalStateException().isThrownBy(this::scrape).withMessage("once");
        assertThat(scrape()).contains("collected 2.0");
        assertThat(scrapes.waiting()).isZero();
    }

    @Test
    void aTextHasTheFleetOnceAndTheOthersBehindIt() {
        registry.register(collector);
        registry.register(() -> gauge(1));
        assertThat(scrape())
                .containsOnlyOnce("\npeer_monitor_node_up{node=\"alpha\"} 1.0\n")
                .endsWith("# TYPE collected gauge\ncollected 1.0\n");
        assertThat(scrape(PrometheusOutputFormat.CONTENT_TYPE_OPENMETRICS_100, null))
                .containsOnlyOnce("\npeer_monitor_node_up{node=\"alpha\"} 1.0\n")
                .endsWith("# TYPE collected gauge\ncollected 1.0\n# EOF\n")
                .containsOnlyOnce("# EOF");
    }

    @Test
    void theLibraryIsNotAskedForTheFleetWhereItIsWrittenAsText() {
        registry.register(collector);
        assertThat(registry.scrape(name -> !collector.owns(name)).size()).isZero();
        assertThat(registry.scrape().size()).isPositive();
    }

    @Test
    void singleMetricsAndProtobufAreWrittenByTheLibrary() {
        registry.register(collector);
        registry.register(() -> gauge(1));
        assertThat(scrape(PrometheusOutputFormat.CONTENT_TYPE_004, Set.of("peer_monitor_node_up")))
                .contains("peer_monitor_node_up{node=\"alpha\"} 1.0")
                .doesNotContain("collected", "peer_monitor_peers");
        assertThat(scrape(PrometheusOutputFormat.CONTENT_TYPE_PROTOBUF, null))
                .contains("peer_monitor_node_up", "collected");
    }

    private GaugeSnapshot slowAtFirst() {
        thread = Thread.currentThread();
        begun.countDown();
        try {
            mayEnd.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return gauge(collected.incrementAndGet());
    }

    private static GaugeSnapshot gauge(double value) {
        return GaugeSnapshot.builder()
                .name("collected")
                .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder().value(value).build())
                .build();
    }

    private String scrape() {
        return scrape(PrometheusOutputFormat.CONTENT_TYPE_004, null);
    }

    private String scrape(PrometheusOutputFormat format, @Nullable Set<String> names) {
        return new String(scrapes.scrape(format, names).getBody(), StandardCharsets.UTF_8);
    }
}
