package io.peermonitor.consensus;

import io.peermonitor.consensus.BeaconAnswers.Block;
import io.peermonitor.consensus.BeaconAnswers.Checkpoints;
import io.peermonitor.consensus.BeaconAnswers.Data;
import io.peermonitor.consensus.BeaconAnswers.Genesis;
import io.peermonitor.consensus.BeaconAnswers.Identity;
import io.peermonitor.consensus.BeaconAnswers.PeerCount;
import io.peermonitor.consensus.BeaconAnswers.Syncing;
import io.peermonitor.consensus.BeaconAnswers.Version;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.wire.Deadline;
import java.util.Map;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.service.annotation.GetExchange;
import tools.jackson.databind.JsonNode;

/**
 * The questions that the monitor asks of a consensus client, all of them of the standard Beacon
 * API.
 *
 * <p>They share the deadline of their poll. {@code /eth/v1/node/health} is not among them: it is a
 * digest of {@code syncing}.
 */
interface BeaconApi {

    String DEADLINE = "deadline";

    @GetExchange("/eth/v1/node/peers?state=connected")
    Data<PeerSnapshot> peers(@RequestAttribute(DEADLINE) Deadline deadline);

    @GetExchange("/eth/v1/node/peer_count")
    Data<PeerCount> peerCount(@RequestAttribute(DEADLINE) Deadline deadline);

    @GetExchange("/eth/v1/node/syncing")
    Data<Syncing> syncing(@RequestAttribute(DEADLINE) Deadline deadline);

    /** The head without its transactions, but with the number of its execution block. */
    @GetExchange("/eth/v1/beacon/blinded_blocks/head")
    Data<Block> head(@RequestAttribute(DEADLINE) Deadline deadline);

    @GetExchange("/eth/v1/beacon/states/head/finality_checkpoints")
    Data<Checkpoints> checkpoints(@RequestAttribute(DEADLINE) Deadline deadline);

    @GetExchange("/eth/v1/node/version")
    Data<Version> version(@RequestAttribute(DEADLINE) Deadline deadline);

    @GetExchange("/eth/v1/node/identity")
    Data<Identity> identity(@RequestAttribute(DEADLINE) Deadline deadline);

    @GetExchange("/eth/v1/beacon/genesis")
    Data<Genesis> genesis(@RequestAttribute(DEADLINE) Deadline deadline);

    @GetExchange("/eth/v1/config/spec")
    Data<Map<String, JsonNode>> spec(@RequestAttribute(DEADLINE) Deadline deadline);
}
