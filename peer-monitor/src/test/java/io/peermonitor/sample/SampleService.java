package io.peermonitor.sample;

import io.peermonitor.geo.Origins;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.micrometer.metrics.test.autoconfigure.AutoConfigureMetrics;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The real HTTP edges of the service over a {@link ShownFleet} and a {@link ShownHistory}: no node,
 * no poll, one start.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = SampleService.Edges.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@AutoConfigureMetrics
public @interface SampleService {

    /** No configuration class, so that the application itself never scans it. */
    @EnableAutoConfiguration
    @ComponentScan({"io.peermonitor.web", "io.peermonitor.health"})
    class Edges {

        @Bean
        ShownFleet shownFleet() {
            return new ShownFleet();
        }

        @Bean
        Origins origins() {
            return Origins.none();
        }

        @Bean
        ShownHistory shownHistory() {
            return new ShownHistory();
        }
    }
}
