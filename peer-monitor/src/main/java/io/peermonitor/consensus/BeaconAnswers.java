package io.peermonitor.consensus;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parts of the answers that the monitor reads. Numbers come as strings; each value is a node of
 * JSON, so that one of another type is absent and costs the others nothing.
 */
final class BeaconAnswers {

    private BeaconAnswers() {}

    /** Every answer has its content in {@code data}. */
    record Data<T>(@Nullable T data) {}

    record PeerCount(@Nullable JsonNode connected) {}

    /** {@code el_offline} came in 2023. */
    record Syncing(
            @JsonProperty("head_slot") @Nullable JsonNode headSlot,
            @JsonProperty("is_syncing") @Nullable JsonNode isSyncing,
            @JsonProperty("is_optimistic") @Nullable JsonNode isOptimistic,
            @JsonProperty("el_offline") @Nullable JsonNode executionOffline) {}

    record Block(@Nullable Message message) {}

    record Message(@Nullable Body body) {}

    record Body(@JsonProperty("execution_payload_header") @Nullable PayloadHeader payloadHeader) {}

    record PayloadHeader(@JsonProperty("block_number") @Nullable JsonNode number) {}

    record Checkpoints(@Nullable Checkpoint finalized) {}

    record Checkpoint(@Nullable JsonNode epoch) {}

    record Version(@Nullable JsonNode version) {}

    record Identity(
            @JsonProperty("peer_id") @Nullable JsonNode peerId,
            @JsonProperty("p2p_addresses") @Nullable JsonNode addresses) {}

    record Genesis(
            @JsonProperty("genesis_time") @Nullable JsonNode time,
            @JsonProperty("genesis_validators_root") @Nullable JsonNode validatorsRoot) {

        /** Of a client that has not told it. */
        static final Genesis UNKNOWN = new Genesis(null, null);
    }
}
