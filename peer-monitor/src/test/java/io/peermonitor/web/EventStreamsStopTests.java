package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SampleService;
import io.peermonitor.sample.ShownHistory;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A stop of the service, as SIGTERM begins it, with readers of every kind. */
class EventStreamsStopTests {

    /** Less than a graceful stop would wait for a request that does not end. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @Test
    void readersGetAProperEndAtOnce() throws IOException {
        ConfigurableApplicationContext service = start("server.tomcat.connection-timeout=5s");
        List<EventReader> readers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            readers.add(EventReader.open(port(service), "/events"));
        }
        assertThat(stop(service)).isLessThan(AT_ONCE);
        for (EventReader reader : readers) {
            assertThat(reader.next()).as("cut off, this would throw").isNull();
            reader.close();
        }
    }

    @Test
    void aReaderThatNeverReadsCostsTheStopOnlyTheTimeOfAWrite() throws IOException {
        ConfigurableApplicationContext service = start("server.tomcat.connection-timeout=1s");
        try (Socket stuck = EventReader.neverReading(port(service))) {
            EventStreams streams = service.getBean(EventStreams.class);
            await().until(() -> streams.readers() == 1);
            SampleFleet.watching("alpha")
                    .tell(service.getBean(ShownHistory.class).begin())
                    .limited("alpha", 1, "more than any socket takes".repeat(1_000_000));
            assertThat(stuck.getInputStream().readNBytes(2000))
                    .as("is being written")
                    .hasSize(2000);
            assertThat(stop(service)).isLessThan(AT_ONCE);
        }
    }

    private static ConfigurableApplicationContext start(String setting) {
        return new SpringApplication(SampleService.Edges.class)
                .run("--server.port=0", "--" + setting);
    }

    private static int port(ConfigurableApplicationContext service) {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static Duration stop(ConfigurableApplicationContext service) {
        long start = System.nanoTime();
        service.close();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
