package io.peermonitor.realnodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every recorded metric is one of the pinned Geth, so that rules and panels may trust the record.
 */
@NeedsRealNode(NodeProgram.GETH)
class GethMetricsIT {

    private static final Path RECORDED =
            Path.of("src/test/resources/io/peermonitor/alerts/metrics/geth.txt");

    @Test
    void realGethTellsEveryRecordedMetric() throws IOException {
        List<String> recorded =
                Files.readAllLines(RECORDED).stream().filter(it -> !it.startsWith("#")).toList();
        assertThat(recorded).hasSizeGreaterThan(500);
        Set<String> told = new TreeSet<>();
        try (MeasuredGeth geth = MeasuredGeth.start()) {
            // some are told only after the first block, and some not at every scrape
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> {
                        told.addAll(names(geth.address()));
                        assertThat(told).containsAll(recorded);
                    });
        }
    }

    private static List<String> names(String address) {
        URI url = URI.create("http://" + address + "/debug/metrics/prometheus");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(5)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("[ {]", 2)[0])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
