package io.peermonitor.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFrameStreamTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1}{\"b\":2} | {\"a\":1}",
                "{\"a\":\"}]\"}x | {\"a\":\"}]\"}",
                "{\"a\":\"\\\\\"}\"}{ | {\"a\":\"\\\\\"}",
                "{\"a\":\"\\\"}\"}{ | {\"a\":\"\\\"}\"}",
                "[{},[]]{} | [{},[]]",
                "` {}\n{}` | ` {}`",
                "`nonsense\nmore` | `nonsense\n`",
                "{\"open\": | {\"open\":"
            })
    void endsWhereTheFirstValueEnds(String stream, String frame) throws IOException {
        var source = new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8));

        String read =
                new String(new JsonFrameStream(source).readAllBytes(), StandardCharsets.UTF_8);

        assertThat(read).isEqualTo(frame);
    }
}
