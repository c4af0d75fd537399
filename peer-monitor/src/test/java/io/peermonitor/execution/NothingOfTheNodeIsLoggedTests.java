package io.peermonitor.execution;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.peermonitor.peer.NodeName;
import io.peermonitor.testnode.Script;
import io.peermonitor.testnode.ScriptedNode;
import io.peermonitor.testnode.Transport;
import io.peermonitor.wire.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Whatever a node sends, no library prints it, however much logging is switched on. */
class NothingOfTheNodeIsLoggedTests {

    private static final String WORDS = "words-of-the-node";

    static Stream<Arguments> answersOnEveryTransport() {
        List<Script> scripts =
                List.of(
                        (_, reply) -> reply.json(WORDS),
                        (_, reply) -> reply.json("{\"" + WORDS + "\":"),
                        (_, reply) -> reply.json("{\"jsonrpc\":\"" + WORDS + "\",\"id\":0}"),
                        (_, reply) -> reply.result("{\"" + WORDS + "\":1}"),
                        (_, reply) -> reply.error(-32000, WORDS));
        return Stream.of(Transport.values())
                .flatMap(transport ->
                        scripts.stream().map(script -> Arguments.of(transport, script)));
    }

    @ParameterizedTest
    @MethodSource("answersOnEveryTransport")
    void noLoggerPrintsAMessage(Transport transport, Script script) throws IOException {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger everything = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = everything.getLevel();
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        everything.addAppender(heard);
        everything.setLevel(Level.TRACE);
        try (ScriptedNode node = ScriptedNode.start(transport, script);
                ExecutionNodes nodes =
                        new ExecutionNodes(new Limits(1 << 20, 100), Duration.ofSeconds(2))) {
            nodes.open(new NodeName("geth"), node.url()).poll();
        } finally {
            everything.setLevel(before);
            everything.detachAppender(heard);
        }

        assertThat(heard.list).noneMatch(line -> line.getFormattedMessage().contains(WORDS));
    }
}
