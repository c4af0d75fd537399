package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peermonitor.history.HistoryView;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Peer;
import io.peermonitor.sample.Answer;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.sample.SampleService;
import io.peermonitor.sample.ShownFleet;
import io.peermonitor.sample.ShownHistory;
import io.peermonitor.web.EventReader.Frame;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.skyscreamer.jsonassert.JSONAssert;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

/** The stream over real sockets, with pings and write timeouts that a test can wait for. */
@SampleService
@Import(EventStreamsTests.QuickPings.class)
@TestPropertySource(properties = "server.tomcat.connection-timeout=1s")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EventStreamsTests {

    private static final int MOST_READERS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TestConfiguration
    static class QuickPings {

        @Bean
        @Primary
        EventStreams quickPings(HistoryView history, JsonMapper json) {
            return new EventStreams(history, json, MOST_READERS, Duration.ofMillis(100));
        }
    }

    @LocalServerPort int port;
    @Autowired RestTestClient client;
    @Autowired ShownFleet shown;
    @Autowired ShownHistory history;
    @Autowired EventStreams streams;

    private final SampleFleet fleet = SampleFleet.watching("alpha", "beta");
    private int polls;
    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeEach
    void emptyHistory() {
        fleet.tell(history.begin());
        shown.show(fleet);
    }

    @AfterEach
    void everyPlaceIsFreeAgain() throws Exception {
        for (AutoCloseable reader : opened) {
            reader.close();
        }
        await().atMost(PATIENCE).until(() -> streams.readers() == 0);
    }

    @Test
    void aReaderGetsWhatHappensFromNowOn() throws Exception {
        fleet.reached("alpha");
        EventReader reader = open("/events");
        assertThat(reader.header("Content-Type")).startsWith("text/event-stream");
        assertThat(reader.header("Cache-Control")).isEqualTo("no-store");

        fleet.unreached("alpha", FailureReason.REFUSED);
        Frame frame = next(reader);
        assertThat(frame.id()).isEqualTo(Long.toString(ShownHistory.FIRST + 1));
        assertThat(frame.event()).isEqualTo("node_lost");
        JSONAssert.assertEquals(
                """
                {"id": %s, "type": "node_lost", "at": "2026-11-23T12:00:00Z", "node": "alpha",
                 "layer": "execution", "peer": null, "reason": "refused", "seconds": null, "peers": null,
                 "detail": "http://192.0.2.200:8545: %s"}
                """
                        .formatted(frame.id(), FailureReason.REFUSED.hint()),
                frame.data(),
                true);
    }

    @Test
    void anInterruptedReaderGoesOnBehindItsLastEvent() throws IOException {
        joinsAndLeaves(5);
        long last = ShownHistory.FIRST + 2;
        EventReader reader = open("/events?since=0", Long.toString(last));
        assertThat(next(reader).id()).isEqualTo(Long.toString(last + 1));
        assertThat(next(reader).id()).isEqualTo(Long.toString(last + 2));
        joinsAndLeaves(1);
        assertThat(next(reader).id()).isEqualTo(Long.toString(last + 3));
    }

    @Test
    void aReaderMayAskForWhatIsRemembered() throws IOException {
        joinsAndLeaves(3);
        assertThat(next(open("/events?since=0")).id()).isEqualTo(Long.toString(ShownHistory.FIRST));
        assertThat(next(open("/events?since=" + ShownHistory.FIRST)).id())
                .isEqualTo(Long.toString(ShownHistory.FIRST + 1));
        assertThat(next(open("/events?since=2026-11-23T12:00:02Z")).id())
                .isEqualTo(Long.toString(ShownHistory.FIRST + 1));
    }

    @Test
    void anIdThatIsYetToComeDoesNotSilenceTheStream() throws IOException {
        EventReader reader = open("/events", Long.toString(ShownHistory.FIRST * 2));
        fleet.reached("alpha");
        assertThat(next(reader).event()).isEqualTo("node_seen");
    }

    @Test
    void aReaderGetsOnlyTheNodeAndTypeItAsksFor() throws IOException {
        EventReader ofNode = open("/events?node=beta");
        EventReader ofType = open("/events?type=joined");
        fleet.reached("alpha").reached("beta").reached("beta", SamplePeer.bare(1));
        assertThat(next(ofNode).data()).contains("\"node\":\"beta\"", "\"type\":\"node_seen\"");
        assertThat(next(ofType).data()).contains("\"node\":\"beta\"", "\"type\":\"joined\"");
    }

    @Test
    void aQuietStreamIsKeptAliveByPings() throws IOException {
        EventReader reader = open("/events");
        for (int i = 0; i < 3; i++) {
            assertThat(reader.line()).isEqualTo(": ping");
            assertThat(reader.line()).isEmpty();
        }
    }

    @Test
    void noTextCanEndAFrameOrForgeOne() throws IOException {
        EventReader reader = open("/events");
        String hostile = "a\n\nid: 1\nevent: left\rdata: {}\r\n\r\n: ping\u2028\u0085";
        fleet.limited("alpha", 1, hostile);
        fleet.reached("beta");
        Frame frame = next(reader);
        assertThat(JsonMapper.shared().readTree(frame.data()).required("detail").asString())
                .isEqualTo(hostile);
        assertThat(next(reader).event()).isEqualTo("node_seen");
    }

    @Test
    void whatCannotBeUsedIsAProblemAndNoStream() {
        assertProblem(stream("/events?type=none"), 400);
        assertProblem(stream("/events?since=yesterday"), 400);
        assertProblem(stream("/events?node=gamma"), 404);
        assertThat(streams.readers()).isZero();
    }

    @Test
    void headersAloneAreNoReader() {
        Answer answer = Answer.to(client, HttpMethod.HEAD, "/events", "text/event-stream");
        assertThat(answer.contentType()).isEqualTo("text/event-stream");
        assertThat(streams.readers()).isZero();
    }

    @Test
    void oneReaderTooManyIsToldWhenToComeBack() throws IOException {
        for (int i = 0; i < MOST_READERS; i++) {
            open("/events");
        }
        Answer refused = stream("/events");
        assertProblem(refused, 503);
        assertThat(refused.headers().get("Retry-After")).containsExactly("30");
        assertThat(refused.at("$.detail")).asString().contains("50 readers", "GET /events?since=");
        assertThat(Answer.get(client, "/events").status()).isEqualTo(200);
    }

    @Test
    void readersThatVanishLeaveNothingBehind() throws Exception {
        for (int i = 0; i < MOST_READERS; i++) {
            open("/events");
        }
        assertThat(streams.readers()).isEqualTo(MOST_READERS);
        everyPlaceIsFreeAgain();
        fleet.reached("alpha");
        assertThat(next(open("/events?since=0")).event()).isEqualTo("node_seen");
    }

    @Test
    void readersThatNeverReadHoldUpNobodyAndAreDropped() throws IOException {
        fleet.tell(history.begin(20_000));
        EventReader reading = open("/events");
        int served = 0;
        for (int i = 0; i < 200; i++) {
            Socket socket = EventReader.neverReading(port);
            opened.add(socket);
            served += EventReader.status(socket) == 200 ? 1 : 0;
        }
        assertThat(served).as("beside the one that reads").isEqualTo(MOST_READERS - 1);

        long start = System.nanoTime();
        fleet.reached("alpha");
        for (int poll = 0; poll < 5; poll++) {
            fleet.reached("alpha", peers(poll * 1000)).reached("alpha");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("waiting for each of 50 to be dropped takes 50 seconds")
                .isLessThan(Duration.ofSeconds(15));
        for (int i = 0; i < 10_001; i++) {
            assertThat(next(reading).id()).isEqualTo(Long.toString(ShownHistory.FIRST + i));
        }
        await().atMost(PATIENCE).until(() -> streams.readers() == 1);
    }

    private static List<Peer> peers(int first) {
        return IntStream.range(first, first + 1000)
                .mapToObj(number -> SamplePeer.named(number, "x".repeat(64)))
                .toList();
    }

    /**
     * One event a second: the node is seen without peers, then one peer joins and leaves in turn.
     */
    private void joinsAndLeaves(int count) {
        for (int i = 0; i < count; i++) {
            fleet.later(Duration.ofSeconds(1))
                    .reached("alpha", polls % 2 == 0 ? List.of() : List.of(SamplePeer.bare(1)));
            polls++;
        }
    }

    private EventReader open(String path) throws IOException {
        return opened(EventReader.open(port, path));
    }

    private EventReader open(String path, String lastEventId) throws IOException {
        return opened(EventReader.open(port, path, lastEventId));
    }

    private EventReader opened(EventReader reader) {
        opened.add(reader);
        return reader;
    }

    private static Frame next(EventReader reader) throws IOException {
        return Objects.requireNonNull(reader.next(), "the stream has ended");
    }

    private Answer stream(String path) {
        return Answer.get(client, path, "text/event-stream");
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }
}
