package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.wire.CleanText;
import io.peermonitor.wire.FailureClassifier;
import io.peermonitor.wire.WireException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.web3j.protocol.Web3jService;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import tools.jackson.databind.JsonNode;

/** The questions of one poll; each either answers or fails, and an error reply is a failure too. */
final class Questions {

    private static final int MAX_WORDS = 200;

    private static final Set<FailureReason> WITHOUT_ANSWER =
            EnumSet.of(
                    FailureReason.REFUSED,
                    FailureReason.UNKNOWN_HOST,
                    FailureReason.TIMEOUT,
                    FailureReason.CLOSED,
                    FailureReason.TLS,
                    FailureReason.IO);

    private final Web3jService service;

    /** After a failed connection the rest of a poll is not asked: it would only cost time. */
    private boolean connected = true;

    Questions(Web3jService service) {
        this.service = service;
    }

    /** Whether every question so far got an answer, be it that there is none. */
    boolean connected() {
        return connected;
    }

    AdminPeersResponse adminPeers() throws IOException {
        return new Request<>("admin_peers", List.of(), service, AdminPeersResponse.class).send();
    }

    /** Empty where the node does not tell: a node that lacks one method still shows the rest. */
    Optional<JsonNode> optional(String method) {
        if (!connected) {
            return Optional.empty();
        }
        try {
            ValueResponse response = send(method);
            return response.hasError() ? Optional.empty() : Optional.of(response.getResult());
        } catch (IOException failed) {
            connected = !WITHOUT_ANSWER.contains(FailureClassifier.reasonOf(failed));
            return Optional.empty();
        }
    }

    private ValueResponse send(String method) throws IOException {
        return new Request<>(method, List.of(), service, ValueResponse.class).send();
    }

    static WireException failure(Response.Error error) {
        String message = error.getMessage() == null ? "" : error.getMessage();
        return new WireException(
                FailureReason.RPC_ERROR,
                "error " + error.getCode() + ": " + CleanText.of(message, MAX_WORDS));
    }
}
