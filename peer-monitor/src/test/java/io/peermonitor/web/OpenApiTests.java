package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.sample.Answer;
import io.peermonitor.sample.SampleService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * Holds the committed openapi.json to the code; {@code -Dopenapi=write} writes it anew.
 *
 * <p>springdoc runs only here, so that the service carries a file and not a generator.
 */
@SampleService
@TestPropertySource(
        properties = {
            "springdoc.api-docs.enabled=true",
            "springdoc.default-flat-param-object=true",
            "springdoc.default-produces-media-type=application/json",
            "springdoc.writer-with-order-by-keys=true"
        })
class OpenApiTests {

    private static final Path COMMITTED =
            Path.of("src", "main", "resources", "static", "openapi.json");

    @Autowired RestTestClient client;

    @Test
    void committedDocumentIsWhatTheCodeSays() throws IOException {
        String document = OpenApiDocument.from(Answer.get(client, "/v3/api-docs").body());
        if ("write".equals(System.getProperty("openapi"))) {
            Files.writeString(COMMITTED, document);
        }
        assertThat(COMMITTED)
                .as("after a change of the API run this test with -Dopenapi=write")
                .hasContent(document);
    }
}
