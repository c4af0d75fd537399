package io.peermonitor.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peermonitor.sample.SamplePeer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the network does to a WebSocket on which a node pushes, each on a node of its own: half-open
 * for good, half-open for a while, forgotten by a NAT, reset.
 */
@NeedsNetwork
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostLinkIT {

    /** Interval and timeout of the polls, and a second for a busy machine. */
    private static final Duration POLL_FAILS = Duration.ofSeconds(5);

    /** Two pings are 15 s apart, and the second notices that the first had no answer. */
    private static final Duration PING_FAILS = Duration.ofSeconds(35);

    /** The longest wait between two attempts, and one attempt. */
    private static final Duration COMES_BACK = Duration.ofSeconds(34);

    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    /** Idle threads of the HTTP client end by themselves after a minute. */
    private static final Duration SETTLES = Duration.ofSeconds(90);

    private static final int FIRST_PORT = 8546;
    private static final String[] NODES = {"dead", "stalled", "forgotten", "reset"};

    private Network network;
    private FarProcess nodes;
    private FarMonitor monitor;
    private long sockets;
    private long threads;

    @BeforeAll
    void watch(@TempDir Path folder) throws IOException {
        network = Network.open();
        nodes = new FarProcess(network.node(), FIRST_PORT, NODES.length);
        Map<String, String> urls = new LinkedHashMap<>();
        for (String node : NODES) {
            nodes.tell("join", port(node), 1);
            nodes.tell("join", port(node), 2);
            urls.put(node, "ws://" + Network.NODE + ":" + port(node));
        }
        monitor = new FarMonitor(network.monitor(), folder.resolve("monitor.log"), urls);
        within(Duration.ofSeconds(60), "started", monitor::isUp);
        for (String node : NODES) {
            within(PING_FAILS, node + " pushes", () -> isLive(node));
        }
    }

    @AfterAll
    void stop() {
        monitor.close();
        nodes.close();
        network.close();
    }

    @BeforeEach
    void count() throws IOException {
        sockets = monitor.sockets();
        threads = monitor.threads();
    }

    @Test
    void aLinkThatDiesWithoutAWordIsNoticedToldAndHealed() throws IOException {
        network.lose(port("dead"));
        nodes.tell("join", port("dead"), 3);
        nodes.tell("leave", port("dead"), 2);

        within(POLL_FAILS, "dead: polls fail", () -> up("dead") == 0);
        within(PING_FAILS, "dead: no longer live", () -> !isLive("dead"));
        assertThat(monitor.mode("dead")).isEqualTo("reconnecting");
        assertThat(monitor.log()).contains("dead  no longer live, polls go on: ws://");
        assertThat(up("reset")).as("the others").isEqualTo(1);
        assertThat(told("dead", 2)).as("a failed poll makes nobody leave").isEmpty();

        network.deliver(port("dead"));
        within(COMES_BACK, "dead: live again", () -> up("dead") == 1 && isLive("dead"));
        nodes.tell("join", port("dead"), 4);
        within(AT_ONCE, "dead: pushes again", () -> !told("dead", 4).isEmpty());
        assertThat(told("dead", 3)).containsExactly("joined");
        assertThat(told("dead", 2)).containsExactly("left");
        assertThat(drift("dead")).as("nobody was to push").isZero();
        assertThatNothingLeaked();
    }

    /** What the node pushed arrives with the packets that TCP sends again, long after the polls. */
    @Test
    void aLinkThatStoodStillTellsNothingTwice() throws IOException {
        int client = nodes.follower(port("stalled"));
        network.lose(port("stalled"));
        nodes.tell("join", port("stalled"), 3);
        within(POLL_FAILS, "stalled: polls fail", () -> up("stalled") == 0);
        within(POLL_FAILS.multipliedBy(2), "stalled: for a while", () -> failures("stalled") >= 2);

        network.deliver(port("stalled"));
        within(COMES_BACK, "stalled: in a table", () -> !told("stalled", 3).isEmpty());
        within(PING_FAILS, "stalled: event arrives", () -> nodes.hasDelivered(client));
        nodes.tell("join", port("stalled"), 4);
        within(AT_ONCE, "stalled: pushes again", () -> !told("stalled", 4).isEmpty());
        assertThat(nodes.follower(port("stalled"))).as("the same connection").isEqualTo(client);
        assertThat(told("stalled", 3)).containsExactly("joined");
        assertThatNothingLeaked();
    }

    @Test
    void aConnectionThatTheNetworkForgotIsNoticedWhilePollsGoOn() throws IOException {
        double failed = failures("forgotten");
        int client = nodes.follower(port("forgotten"));
        network.forget(client);
        nodes.tell("join", port("forgotten"), 3);

        within(POLL_FAILS, "forgotten: a poll tells", () -> !told("forgotten", 3).isEmpty());
        within(
                PING_FAILS,
                "forgotten: dead",
                () -> isOther(nodes.follower(port("forgotten")), client));
        within(AT_ONCE, "forgotten: live again", () -> isLive("forgotten"));
        assertThat(monitor.log()).contains("forgotten  no longer live, polls go on: ws://");
        assertThat(failures("forgotten")).as("polls that failed").isEqualTo(failed);
        nodes.tell("join", port("forgotten"), 4);
        within(AT_ONCE, "forgotten: pushes again", () -> !told("forgotten", 4).isEmpty());
        assertThat(told("forgotten", 3)).containsExactly("joined");
        assertThatNothingLeaked();
    }

    @Test
    void aConnectionThatIsResetIsNoticedAtOnceAndBackSoon() throws IOException {
        for (int time = 1; time <= 3; time++) {
            int client = nodes.follower(port("reset"));
            nodes.tell("reset", port("reset"), 0);
            nodes.tell("join", port("reset"), 2 + time);
            within(AT_ONCE, "reset: no longer live", () -> !isLive("reset"));
            within(COMES_BACK, "reset: live again", () -> isLive("reset"));
            assertThat(nodes.follower(port("reset"))).isNotEqualTo(client);
            int joined = 2 + time;
            within(POLL_FAILS, "reset: told", () -> !told("reset", joined).isEmpty());
        }
        assertThat(told("reset", 3)).containsExactly("joined");
        assertThat(told("reset", 5)).containsExactly("joined");
        assertThat(drift("reset")).isZero();
        assertThatNothingLeaked();
    }

    private static boolean isOther(int follower, int client) {
        return follower != 0 && follower != client;
    }

    private void assertThatNothingLeaked() {
        within(SETTLES, "sockets as before", () -> monitor.sockets() <= sockets);
        within(SETTLES, "threads as before", () -> monitor.threads() <= threads + 1);
    }

    private double up(String node) throws IOException {
        return monitor.sum("peer_monitor_node_up", node);
    }

    private boolean isLive(String node) throws IOException {
        return monitor.sum("peer_monitor_subscribed", node) == 1;
    }

    private double failures(String node) throws IOException {
        return monitor.sum("peer_monitor_poll_failures_total", node);
    }

    private double drift(String node) throws IOException {
        return monitor.sum("peer_monitor_event_drift_total", node);
    }

    private List<String> told(String node, int peer) throws IOException {
        return monitor.told(node, SamplePeer.id(peer));
    }

    private static int port(String node) {
        return FIRST_PORT + Arrays.asList(NODES).indexOf(node);
    }

    /** Says how long it took: the figure that a change of the rules would move. */
    private static void within(Duration limit, String what, Callable<Boolean> holds) {
        long begin = System.nanoTime();
        await(what).atMost(limit).pollInterval(Duration.ofMillis(200)).until(holds);
        System.out.printf(
                "%s after %.1f s of at most %d s%n",
                what, (System.nanoTime() - begin) / 1e9, limit.toSeconds());
    }
}
