package io.peermonitor;

import io.peermonitor.metrics.FleetCollector;
import io.peermonitor.metrics.TextFormat;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusOutputFormat;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint;

/**
 * Boot's endpoint, written one answer at a time by one thread: whoever asks before an answer is
 * begun shares it, so any number of scrapers costs little more than one.
 *
 * <p>A platform thread, because on a virtual one the JDK's BufferedWriter begins with 512
 * characters and grows by a copy with each write: 13 MB for an answer of 20 kB (JDK 25).
 *
 * <p>The text of the fleet is put before that of all else; the library writes it only where
 * somebody asks for protobuf or for single metrics.
 */
@WebEndpoint(id = "prometheus")
final class SharedScrapes extends PrometheusScrapeEndpoint implements AutoCloseable {

    private final Map<Question, CompletableFuture<WebEndpointResponse<byte[]>>> notBegun =
            new ConcurrentHashMap<>();
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("scrapes").factory());

    private record Question(PrometheusOutputFormat format, @Nullable Set<String> includedNames) {}

    private final PrometheusRegistry registry;
    private final FleetCollector fleet;

    /**
     * @param registry where the fleet is registered too
     */
    SharedScrapes(PrometheusRegistry registry, FleetCollector fleet) {
        super(registry, new Properties());
        this.registry = registry;
        this.fleet = fleet;
    }

    @Override
    @ReadOperation(producesFrom = PrometheusOutputFormat.class)
    public WebEndpointResponse<byte[]> scrape(
            PrometheusOutputFormat format, @Nullable Set<String> includedNames) {
        try {
            return notBegun.computeIfAbsent(
                            new Question(format, includedNames),
                            question ->
                                    CompletableFuture.supplyAsync(() -> begin(question), writer))
                    .join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException reason ? reason : failed;
        }
    }

    /** How many callers wait for an answer that is not begun yet. */
    int waiting() {
        return notBegun.values().stream().mapToInt(CompletableFuture::getNumberOfDependents).sum();
    }

    private WebEndpointResponse<byte[]> begin(Question question) {
        notBegun.remove(question);
        PrometheusOutputFormat format = question.format();
        return switch (format) {
            case CONTENT_TYPE_PROTOBUF -> super.scrape(format, question.includedNames());
            case CONTENT_TYPE_004 -> text(question, TextFormat.PROMETHEUS);
            case CONTENT_TYPE_OPENMETRICS_100 -> text(question, TextFormat.OPEN_METRICS);
        };
    }

    private WebEndpointResponse<byte[]> text(Question question, TextFormat format) {
        if (question.includedNames() != null) {
            return super.scrape(question.format(), question.includedNames());
        }
        byte[] others = format.write(registry.scrape(name -> !fleet.owns(name)));
        return new WebEndpointResponse<>(fleet.text(format, others), question.format());
    }

    @Override
    public void close() {
        writer.shutdown();
    }
}
