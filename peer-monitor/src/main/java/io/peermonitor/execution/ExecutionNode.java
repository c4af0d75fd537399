package io.peermonitor.execution;

import io.peermonitor.peer.ChainState;
import io.peermonitor.peer.EventMode;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReader;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PeerSignal.Unsubscribed;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Limited;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.wire.Deadline;
import io.peermonitor.wire.FailureClassifier;
import io.peermonitor.wire.Limits;
import io.peermonitor.wire.RepeatedTable;
import io.peermonitor.wire.WireException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.core.Response;
import tools.jackson.databind.json.JsonMapper;

/** One execution node: asks it for its peers, its chain and, now and then, who it is. */
final class ExecutionNode implements NodeReader {

    /** A client changes only at a restart; the clock drifts slowly. */
    private static final Duration IDENTITY_LIFETIME = Duration.ofMinutes(10);

    private static final String HTTP_CANNOT_PUSH =
            "HTTP cannot push: give the node's ws:// address or the path of its IPC socket for events"
                    + " as they happen";

    private final NodeName name;
    private final NodeAddress address;
    private final Wire wire;
    private final @Nullable PushWire pushWire;
    private final ClockProbe clock;
    private final JsonMapper mapper;
    private final RepeatedTable table;
    private final Limits limits;
    private final Duration timeout;
    private @Nullable KnownIdentity known;

    private record KnownIdentity(NodeIdentity identity, Moment asked) {}

    /**
     * @param pushWire absent where the transport cannot push
     */
    ExecutionNode(
            NodeName name,
            NodeAddress address,
            Wire wire,
            @Nullable PushWire pushWire,
            ClockProbe clock,
            JsonMapper mapper,
            RepeatedTable table,
            Limits limits,
            Duration timeout) {
        this.name = name;
        this.address = address;
        this.wire = wire;
        this.pushWire = pushWire;
        this.clock = clock;
        this.mapper = mapper;
        this.table = table;
        this.limits = limits;
        this.timeout = timeout;
    }

    @Override
    public NodeName node() {
        return name;
    }

    @Override
    public PollResult poll() {
        Moment start = Moment.now();
        try {
            return ask(start, Deadline.in(timeout));
        } catch (IOException failed) {
            // after an outage it may be another client: ask again who it is
            known = null;
            Moment end = Moment.now();
            FailureReason reason = FailureClassifier.reasonOf(failed);
            return new Unreached(name, end, end.since(start), reason, detail(reason, failed));
        }
    }

    @Override
    public Unsubscribed listen(Consumer<PeerSignal> signals) {
        if (pushWire == null) {
            return notListening(EventMode.POLLING, HTTP_CANNOT_PUSH);
        }
        PeerEvents events = new PeerEvents(name, mapper, signals);
        IOException end =
                pushWire.follow(
                        events.question(),
                        events,
                        Deadline.in(timeout),
                        limits.maxSmallResponseBytes());
        if (end instanceof PeerEvents.NotOffered refused) {
            return notListening(
                    EventMode.POLLING,
                    "the node does not push the changes of its peers (" + refused.words() + ")");
        }
        return notListening(EventMode.RECONNECTING, detail(FailureClassifier.reasonOf(end), end));
    }

    private Unsubscribed notListening(EventMode mode, String detail) {
        return new Unsubscribed(name, Moment.now(), mode, detail);
    }

    private PollResult ask(Moment start, Deadline deadline) throws IOException {
        Questions questions =
                new Questions(new JsonRpcService(wire, mapper, table, limits, deadline));
        AdminPeersResponse peers = questions.adminPeers();
        if (!peers.hasError()) {
            return reached(start, deadline, questions, peers.getResult());
        }
        if (!isNotServed(peers.getError())) {
            throw Questions.failure(peers.getError());
        }
        return limited(start, deadline, questions);
    }

    private Reached reached(
            Moment start, Deadline deadline, Questions questions, PeerSnapshot snapshot) {
        ChainState chain = NodeFacts.chain(questions);
        NodeIdentity identity = identity(questions, deadline);
        Moment end = Moment.now();
        return new Reached(name, end, end.since(start), identity, chain, snapshot);
    }

    private Limited limited(Moment start, Deadline deadline, Questions questions) {
        Long count = questions.optional("net_peerCount").map(NodeFacts::quantity).orElse(null);
        ChainState chain = NodeFacts.chain(questions);
        NodeIdentity identity = identity(questions, deadline);
        Moment end = Moment.now();
        String advice = AdminAdvice.of(identity.client(), address);
        return new Limited(name, end, end.since(start), identity, chain, count, advice);
    }

    private NodeIdentity identity(Questions questions, Deadline deadline) {
        KnownIdentity last = known;
        Moment now = Moment.now();
        if (last != null && now.since(last.asked()).compareTo(IDENTITY_LIFETIME) < 0) {
            return last.identity();
        }
        NodeIdentity fresh = NodeFacts.identity(questions);
        if (questions.connected()) {
            // last and briefly: a proxy that ignores a plain GET must not cost the questions
            fresh = fresh.withClockOffset(clock.offset(deadline).orElse(null));
            known = new KnownIdentity(fresh, now);
        }
        return fresh;
    }

    /**
     * -32601 is the standard's "method not found"; -32604 is Besu's "method not enabled";
     * Nethermind says in -32600 that the namespace is disabled.
     */
    private static boolean isNotServed(Response.Error error) {
        String message = error.getMessage() == null ? "" : error.getMessage();
        return error.getCode() == -32601
                || error.getCode() == -32604
                || (error.getCode() == -32600 && message.contains("is disabled"));
    }

    private String detail(FailureReason reason, IOException failed) {
        String words = failed instanceof WireException known ? known.words() : "";
        String sentence = address + ": " + reason.hint();
        return words.isEmpty() ? sentence : sentence + " (" + words + ")";
    }

    @Override
    public void close() {
        wire.close();
        table.close();
        if (pushWire != null) {
            pushWire.close();
        }
    }
}
