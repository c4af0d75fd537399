package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.sample.Answer;
import io.peermonitor.sample.SampleService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@SampleService
class AnswerHeadersTests {

    @Autowired RestTestClient client;

    @ParameterizedTest
    @ValueSource(strings = {"/peers", "/nodes", "/nodes/none", "/none", "/actuator/health"})
    void noAnswerIsGuessedAtOrKept(String path) {
        Answer answer = Answer.get(client, path);
        assertThat(answer.headers().get("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().get("Cache-Control")).containsExactly("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page/main.js", "/peers", "/none"})
    void browsersRunNothingButThePagesOwnScripts(String path) {
        Answer answer = Answer.get(client, path);
        assertThat(answer.headers().getFirst("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*", "http", "data:");
    }
}
