package io.peermonitor.monitor;

import io.peermonitor.peer.ChainState;
import io.peermonitor.peer.EventMode;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReader;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PeerSignal.Unsubscribed;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Reached;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A node that does in a poll what the test says. */
final class FakeReader implements NodeReader {

    final AtomicInteger polls = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    private final NodeName name;
    private final Supplier<PollResult> answer;
    private volatile Function<Consumer<PeerSignal>, Unsubscribed> listening;

    FakeReader(String name, Supplier<PollResult> answer) {
        this.name = new NodeName(name);
        this.answer = answer;
        this.listening =
                _ -> new Unsubscribed(node(), Moment.now(), EventMode.POLLING, "cannot push");
    }

    /** A node without peers that answers at once. */
    static FakeReader quick(String name) {
        return new FakeReader(name, () -> noPeers(name));
    }

    static PollResult noPeers(String name) {
        return new Reached(
                new NodeName(name),
                Moment.now(),
                Duration.ZERO,
                NodeIdentity.UNKNOWN,
                ChainState.UNKNOWN,
                new PeerSnapshot(List.of(), 0, false));
    }

    @Override
    public NodeName node() {
        return name;
    }

    @Override
    public PollResult poll() {
        polls.incrementAndGet();
        return answer.get();
    }

    /** Like a node over HTTP. */
    @Override
    public Unsubscribed listen(Consumer<PeerSignal> signals) {
        return listening.apply(signals);
    }

    /** What the node does when it is asked to push. */
    FakeReader listening(Function<Consumer<PeerSignal>, Unsubscribed> does) {
        listening = does;
        return this;
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }
}
