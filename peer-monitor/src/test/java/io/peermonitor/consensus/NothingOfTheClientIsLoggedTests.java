package io.peermonitor.consensus;

import static io.peermonitor.consensus.BeaconStubs.GETH;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.peermonitor.testnode.ScriptedNode;
import io.peermonitor.testnode.Transport;
import io.peermonitor.wire.Limits;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Whatever a client sends and whatever opens it, no library prints it, at no level. */
class NothingOfTheClientIsLoggedTests {

    private static final String WORDS = "words-of-the-client";
    private static final String SECRET = "hunter2";

    @ParameterizedTest
    @ValueSource(
            strings = {
                WORDS,
                "{\"" + WORDS + "\":",
                "{\"data\":\"" + WORDS + "\"}",
                "{\"data\":{\"" + WORDS + "\":1}}",
                "{\"data\":[{\"peer_id\":\"" + WORDS + "\"}]}",
                "{\"data\":[{\"peer_id\":\"16Uiu2HAmRVFAkceMaaSpwo2FtzDJzBTEMQeKM1qLKP7ueja3MX5J\","
                        + "\"agent\":\""
                        + WORDS
                        + "\"}]}"
            })
    void noLoggerPrintsAMessageOrThePassword(String answer) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger everything = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = everything.getLevel();
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        everything.addAppender(heard);
        everything.setLevel(Level.TRACE);
        try (ScriptedNode client =
                        ScriptedNode.start(Transport.HTTP, (_, reply) -> reply.json(answer));
                ConsensusNodes nodes =
                        new ConsensusNodes(new Limits(1 << 20, 100), Duration.ofSeconds(5))) {
            nodes.open(GETH, client.url().replace("http://", "http://user:" + SECRET + "@")).poll();
            assertThat(client.requests()).isPositive();
        } finally {
            everything.setLevel(before);
            everything.detachAppender(heard);
        }

        assertThat(heard.list)
                .noneMatch(line -> line.getFormattedMessage().contains(WORDS))
                .noneMatch(line -> line.getFormattedMessage().contains(SECRET));
    }
}
