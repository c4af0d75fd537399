package io.peermonitor.execution;

import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.Endpoint;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PeerId;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PeerSignal.Connected;
import io.peermonitor.peer.PeerSignal.Dropped;
import io.peermonitor.peer.PeerSignal.Subscribed;
import io.peermonitor.wire.FailureClassifier;
import io.peermonitor.wire.WireException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.methods.response.EthSubscribe;
import org.web3j.protocol.websocket.events.NotificationParams;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One subscription to what a node's peers do, Geth's {@code peerEvents} ({@code p2p.PeerEvent},
 * v1.17.10): first the answer to the question, then one message a change.
 */
final class PeerEvents implements PushWire.Messages {

    private final NodeName node;
    private final JsonMapper mapper;
    private final Consumer<PeerSignal> signals;
    private final EventRate rate = new EventRate();
    private final Request<String, EthSubscribe> question =
            new Request<>("admin_subscribe", List.of("peerEvents"), null, EthSubscribe.class);
    private boolean subscribed;

    PeerEvents(NodeName node, JsonMapper mapper, Consumer<PeerSignal> signals) {
        this.node = node;
        this.mapper = mapper;
        this.signals = signals;
    }

    String question() {
        return mapper.writeValueAsString(question);
    }

    @Override
    public void take(byte[] message) throws IOException {
        try {
            if (subscribed) {
                rate.count();
                event(message).ifPresent(signals);
            } else {
                answer(message);
            }
        } catch (JacksonException unreadable) {
            throw FailureClassifier.unreadable(unreadable);
        }
    }

    private void answer(byte[] message) throws IOException {
        EthSubscribe answer = mapper.readValue(message, EthSubscribe.class);
        JsonRpcService.check(answer, question.getId());
        if (answer.hasError()) {
            throw new NotOffered(Questions.failure(answer.getError()).words());
        }
        subscribed = true;
        signals.accept(new Subscribed(node, Moment.now()));
    }

    private Optional<PeerSignal> event(byte[] message) {
        Moment now = Moment.now();
        NotificationParams<JsonNode> params =
                mapper.readValue(message, PeerEventNotification.class).getParams();
        JsonNode event = params == null ? null : params.getResult();
        if (event == null) {
            return Optional.empty();
        }
        return PeerId.parse(event.path("peer").asString(""))
                .flatMap(peer -> signal(event, peer, now));
    }

    /** Geth also pushes each message of a peer when its configuration asks for that. */
    private Optional<PeerSignal> signal(JsonNode event, PeerId peer, Moment now) {
        return switch (event.path("type").asString("")) {
            case "add" ->
                    Optional.of(
                            new Connected(
                                    node,
                                    now,
                                    peer,
                                    endpoint(event.path("local")),
                                    endpoint(event.path("remote"))));
            case "drop" ->
                    Optional.of(
                            new Dropped(
                                    node,
                                    now,
                                    peer,
                                    DisconnectReason.said(event.path("error").asString(""))));
            default -> Optional.empty();
        };
    }

    private static @Nullable Endpoint endpoint(JsonNode text) {
        return Endpoint.parse(text.asString("")).orElse(null);
    }

    /** The node answered that it does not push, which asking again soon will not change. */
    static final class NotOffered extends WireException {

        NotOffered(String words) {
            super(FailureReason.RPC_ERROR, words);
        }
    }
}
