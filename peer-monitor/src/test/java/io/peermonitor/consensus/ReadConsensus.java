package io.peermonitor.consensus;

import io.peermonitor.consensus.BeaconAnswers.Block;
import io.peermonitor.consensus.BeaconAnswers.Checkpoints;
import io.peermonitor.consensus.BeaconAnswers.Data;
import io.peermonitor.consensus.BeaconAnswers.Genesis;
import io.peermonitor.consensus.BeaconAnswers.Identity;
import io.peermonitor.consensus.BeaconAnswers.PeerCount;
import io.peermonitor.consensus.BeaconAnswers.Syncing;
import io.peermonitor.consensus.BeaconAnswers.Version;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.peer.PollResult;
import io.peermonitor.wire.Deadline;
import io.peermonitor.wire.FailureClassifier;
import io.peermonitor.wire.Limits;
import io.peermonitor.wire.PeerTable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads bytes of a consensus client as the product does, without a connection.
 *
 * @param answers to the questions in the order of {@link BeaconApi}; what is missing is empty
 */
public record ReadConsensus(List<byte[]> answers) {

    private static final JsonMapper MAPPER =
            PeerTable.mapper(new Limits(64 * 1024, 50), BeaconPeer::read);

    public PollResult poll(NodeName node) {
        return new ConsensusNode(
                        node,
                        BeaconAddress.parse("http://192.0.2.201:3500"),
                        new Answers(),
                        new ClockReading(),
                        Duration.ofMinutes(1))
                .poll();
    }

    private <T> Data<T> read(int question, TypeReference<Data<T>> type) {
        byte[] answer = question < answers.size() ? answers.get(question) : new byte[0];
        try {
            return MAPPER.readValue(answer, type);
        } catch (JacksonException unreadable) {
            throw new UncheckedIOException(FailureClassifier.unreadable(unreadable));
        }
    }

    /** Takes them from the list instead of a socket. */
    private final class Answers implements BeaconApi {

        @Override
        public Data<PeerSnapshot> peers(Deadline deadline) {
            return read(0, new TypeReference<>() {});
        }

        @Override
        public Data<PeerCount> peerCount(Deadline deadline) {
            return read(1, new TypeReference<>() {});
        }

        @Override
        public Data<Syncing> syncing(Deadline deadline) {
            return read(2, new TypeReference<>() {});
        }

        @Override
        public Data<Block> head(Deadline deadline) {
            return read(3, new TypeReference<>() {});
        }

        @Override
        public Data<Checkpoints> checkpoints(Deadline deadline) {
            return read(4, new TypeReference<>() {});
        }

        @Override
        public Data<Version> version(Deadline deadline) {
            return read(5, new TypeReference<>() {});
        }

        @Override
        public Data<Identity> identity(Deadline deadline) {
            return read(6, new TypeReference<>() {});
        }

        @Override
        public Data<Genesis> genesis(Deadline deadline) {
            return read(7, new TypeReference<>() {});
        }

        @Override
        public Data<Map<String, JsonNode>> spec(Deadline deadline) {
            return read(8, new TypeReference<>() {});
        }
    }
}
