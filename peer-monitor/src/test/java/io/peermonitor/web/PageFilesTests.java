package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.ClientFamily;
import io.peermonitor.sample.Answer;
import io.peermonitor.sample.SampleService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;

@SampleService
class PageFilesTests {

    @Autowired RestTestClient client;

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/page/main.js, text/javascript",
        "/page/page.css, text/css",
        "/page/icon.svg, image/svg+xml",
        "/page/chart.js/chart.umd.min.js, text/javascript"
    })
    void everyFileOfThePageIsInTheJar(String path, String type) {
        Answer answer = Answer.get(client, path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource
    void everyClientHasAColourInLightAndDark(ClientFamily family) throws IOException {
        String style;
        try (InputStream file = getClass().getResourceAsStream("/static/page/page.css")) {
            style = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(style.split("--client-" + family.label() + ": #", -1)).hasSize(3);
    }

    @Test
    void browserKeepsAFileForAsLongAsItIsTheSame() {
        HttpHeaders headers = Answer.get(client, "/page/main.js").headers();
        assertThat(headers.getCacheControl()).isEqualTo("no-cache");
        assertThat(headers.getFirst(HttpHeaders.LAST_MODIFIED))
                .as("the same in every build, so it would hide an update")
                .isNull();

        assertThat(statusFor(Objects.requireNonNull(headers.getETag()))).isEqualTo(304);
        assertThat(statusFor("\"another\"")).isEqualTo(200);
    }

    private int statusFor(String etag) {
        return client.get()
                .uri("/page/main.js")
                .header(HttpHeaders.IF_NONE_MATCH, etag)
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }
}
