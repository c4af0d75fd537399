package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.wire.Deadline;
import io.peermonitor.wire.FailureClassifier;
import io.peermonitor.wire.Limits;
import io.peermonitor.wire.RepeatedTable;
import io.peermonitor.wire.WireException;
import io.reactivex.Flowable;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.Web3jService;
import org.web3j.protocol.core.BatchRequest;
import org.web3j.protocol.core.BatchResponse;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.websocket.events.Notification;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries web3j's requests over a {@link Wire} for the length of one poll.
 *
 * <p>web3j's own services hold an answer twice in memory, have no limit for its size and none for
 * the whole call, and log messages of the node; this one bounds, checks and never logs.
 */
@SuppressWarnings("rawtypes")
final class JsonRpcService implements Web3jService {

    private final Wire wire;
    private final JsonMapper mapper;
    private final RepeatedTable table;
    private final Limits limits;
    private final Deadline deadline;

    JsonRpcService(
            Wire wire, JsonMapper mapper, RepeatedTable table, Limits limits, Deadline deadline) {
        this.wire = wire;
        this.mapper = mapper;
        this.table = table;
        this.limits = limits;
        this.deadline = deadline;
    }

    @Override
    public <T extends Response> T send(Request request, Class<T> responseType) throws IOException {
        String question = mapper.writeValueAsString(request);
        try {
            T response = answer(question, responseType);
            check(response, request.getId());
            return response;
        } catch (IOException failed) {
            wire.reset();
            throw failed;
        }
    }

    private <T extends Response> T answer(String question, Class<T> responseType)
            throws IOException {
        boolean isTable = responseType == AdminPeersResponse.class;
        int maxBytes = isTable ? limits.maxResponseBytes() : limits.maxSmallResponseBytes();
        try (InputStream answer = wire.ask(question, deadline, maxBytes)) {
            return isTable
                    ? table.read(answer, responseType)
                    : mapper.readValue(answer, responseType);
        } catch (JacksonException unreadable) {
            throw FailureClassifier.unreadable(unreadable);
        }
    }

    static void check(@Nullable Response response, long id) throws WireException {
        if (response == null || !"2.0".equals(response.getJsonrpc())) {
            throw new WireException(FailureReason.SCHEMA, "not JSON-RPC 2.0");
        }
        if (response.getId() != id) {
            throw new WireException(FailureReason.ID_MISMATCH);
        }
        boolean hasResult = hasResult(response);
        if (hasResult == response.hasError()) {
            throw new WireException(
                    FailureReason.SCHEMA, hasResult ? "both result and error" : "no result");
        }
    }

    private static boolean hasResult(Response response) {
        Object result = response.getResult();
        return result != null && !(result instanceof JsonNode node && node.isNull());
    }

    @Override
    public <T extends Response> CompletableFuture<T> sendAsync(Request request, Class<T> type) {
        throw new UnsupportedOperationException("a poll asks one question after the other");
    }

    @Override
    public BatchResponse sendBatch(BatchRequest batch) {
        throw new UnsupportedOperationException("not every client answers batches");
    }

    @Override
    public CompletableFuture<BatchResponse> sendBatchAsync(BatchRequest batch) {
        throw new UnsupportedOperationException("not every client answers batches");
    }

    @Override
    public <T extends Notification<?>> Flowable<T> subscribe(
            Request request, String unsubscribeMethod, Class<T> type) {
        throw new UnsupportedOperationException("PeerEvents subscribes, beside the polls");
    }

    /** The wire outlives the poll. */
    @Override
    public void close() {}
}
