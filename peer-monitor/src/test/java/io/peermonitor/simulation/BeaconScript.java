package io.peermonitor.simulation;

import io.peermonitor.testnode.JsonRpcRequest;
import io.peermonitor.testnode.Reply;
import io.peermonitor.testnode.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Answers for one consensus client of the world, as the standard Beacon API does. */
record BeaconScript(SimulatedNode node, Supplier<World> worlds, Supplier<PairFault> faults)
        implements Script {

    private static final long GENESIS = 1_606_824_023;
    private static final int SECONDS_PER_SLOT = 12;
    private static final int SLOTS_PER_EPOCH = 32;
    private static final int ELSEWHERE = 560_048;
    private static final String VALIDATORS_ROOT =
            "0x4b363db94e286120d76eb905340fdd4e54bfe9f06bf33ff6cf5ad27f511bfe95";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    @Override
    public void answer(JsonRpcRequest request, Reply reply) throws IOException {
        PairFault fault = faults.get();
        String body = body(request.headers().getOrDefault(":path", ""), fault);
        if (fault == PairFault.CLOCK_SKEW) {
            reply.header("Date", DATE.format(ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(6)));
        }
        int status = body.isEmpty() ? 404 : 200;
        String json = body.isEmpty() ? "{\"code\":404,\"message\":\"Not found\"}" : body;
        reply.http(
                status,
                Map.of("Content-Type", "application/json"),
                json.getBytes(StandardCharsets.UTF_8));
    }

    private String body(String path, PairFault fault) {
        return switch (path) {
            case "/eth/v1/node/peers?state=connected" -> peers();
            case "/eth/v1/node/syncing" -> syncing(fault);
            case "/eth/v1/beacon/blinded_blocks/head" -> head(fault);
            case "/eth/v1/beacon/states/head/finality_checkpoints" ->
                    data("{\"finalized\":{\"epoch\":\"%d\"}}".formatted(epoch() - 2));
            case "/eth/v1/node/version" -> data("{\"version\":\"%s\"}".formatted(version()));
            case "/eth/v1/node/identity" -> identity();
            case "/eth/v1/beacon/genesis" -> genesis(fault);
            case "/eth/v1/config/spec" -> spec(fault);
            default -> "";
        };
    }

    private static String data(String json) {
        return "{\"data\":" + json + "}";
    }

    private String peers() {
        List<String> peers = BeaconPeers.of(node, worlds.get(), node == SimulatedNode.GETH_1);
        return "{\"data\":[%s],\"meta\":{\"count\":%d}}"
                .formatted(String.join(",", peers), peers.size());
    }

    /** The clock of the chain is that of the world outside, whatever the ticks do. */
    private static long slot() {
        return (System.currentTimeMillis() / 1000 - GENESIS) / SECONDS_PER_SLOT;
    }

    private static long epoch() {
        return slot() / SLOTS_PER_EPOCH;
    }

    private String syncing(PairFault fault) {
        boolean behind = fault == PairFault.CONSENSUS_SYNCING;
        boolean missed = fault == PairFault.EXECUTION_OFFLINE || fault == PairFault.JWT_REFUSED;
        World world = worlds.get();
        boolean unverified =
                fault == PairFault.OPTIMISTIC || node.blocksToSync(world.tick()) > 0 || missed;
        return data(
                """
                {"head_slot":"%d","sync_distance":"%d","is_syncing":%b,"is_optimistic":%b,\
                "el_offline":%b}\
                """
                        .formatted(
                                slot() - (behind ? 400 : 0),
                                behind ? 400 : 0,
                                behind,
                                unverified,
                                missed));
    }

    private String head(PairFault fault) {
        long block =
                worlds.get().head()
                        + switch (fault) {
                            case EXECUTION_SYNCING -> 200;
                            case HEADS_APART -> -80;
                            default -> 0;
                        };
        return """
        {"version":"fulu","data":{"message":{"slot":"%d","body":{"execution_payload_header":\
        {"block_number":"%d"}}}}}\
        """
                .formatted(slot(), block);
    }

    private String version() {
        return switch (node) {
            case GETH_0 -> "Prysm/v7.3.1-4f1c2f6b (linux amd64)";
            case GETH_1 -> "Nimbus/v26.10.0-2115aa-stateofus";
            case GETH_2 -> "Lodestar/v1.44.0/2115aa7";
        };
    }

    private String identity() {
        String id = BeaconPeers.id(Chance.of(worlds.get().seed(), "beacon", node.number()));
        return data(
                """
                {"peer_id":"%s","enr":"","p2p_addresses":["/ip4/%s/tcp/13000/p2p/%s"]}\
                """
                        .formatted(id, Address.ofNode(node.number(), false), id));
    }

    private static String genesis(PairFault fault) {
        String root =
                fault == PairFault.RULES_MISMATCH
                        ? VALIDATORS_ROOT.replace('4', '5')
                        : VALIDATORS_ROOT;
        return data(
                """
                {"genesis_time":"%d","genesis_validators_root":"%s",\
                "genesis_fork_version":"0x00000000"}\
                """
                        .formatted(GENESIS, root));
    }

    private static String spec(PairFault fault) {
        return data(
                """
                {"SECONDS_PER_SLOT":"%d","SLOTS_PER_EPOCH":"%d","DEPOSIT_CHAIN_ID":"%d",\
                "CAPELLA_FORK_EPOCH":"194048","DENEB_FORK_EPOCH":"269568",\
                "ELECTRA_FORK_EPOCH":"364032","FULU_FORK_EPOCH":"411392",\
                "GLOAS_FORK_EPOCH":"18446744073709551615","BLOB_SCHEDULE":[]}\
                """
                        .formatted(
                                SECONDS_PER_SLOT,
                                SLOTS_PER_EPOCH,
                                fault == PairFault.WRONG_NETWORK ? ELSEWHERE : 1));
    }
}
