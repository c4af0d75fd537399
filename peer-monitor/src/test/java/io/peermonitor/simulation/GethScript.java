package io.peermonitor.simulation;

import io.peermonitor.testnode.JsonRpcRequest;
import io.peermonitor.testnode.Reply;
import io.peermonitor.testnode.Script;
import io.peermonitor.testnode.Transport;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers for one node of the world, as Geth does. */
record GethScript(
        SimulatedNode node, Supplier<World> worlds, PeerFeed feed, Supplier<Trouble> troubles)
        implements Script {

    /** Fields in the order of the components, which is Geth's, and maps sorted as Go does. */
    static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    private static final int METHOD_NOT_FOUND = -32601;
    private static final int OTHER_ERROR = -32000;

    @Override
    public void answer(JsonRpcRequest request, Reply reply) throws IOException {
        switch (request.method()) {
            case "admin_subscribe" -> subscribe(request.firstParameter(), reply);
            case "admin_unsubscribe" -> unsubscribe(request.firstParameter(), reply);
            default -> tell(request, reply);
        }
    }

    private void subscribe(String name, Reply reply) throws IOException {
        if (node.transport() == Transport.HTTP) {
            reply.error(METHOD_NOT_FOUND, "notifications not supported");
        } else if (name.equals("peerEvents")) {
            feed.subscribe(reply);
        } else {
            reply.error(METHOD_NOT_FOUND, "no \"" + name + "\" subscription in admin namespace");
        }
    }

    private void unsubscribe(String id, Reply reply) throws IOException {
        if (feed.unsubscribe(id)) {
            reply.result("true");
        } else {
            reply.error(OTHER_ERROR, "subscription not found");
        }
    }

    private void tell(JsonRpcRequest request, Reply reply) throws IOException {
        Optional<Object> result = result(request.method(), worlds.get());
        if (result.isPresent()) {
            reply.result(JSON.writeValueAsString(result.get()));
            return;
        }
        reply.error(
                METHOD_NOT_FOUND,
                "the method " + request.method() + " does not exist/is not available");
    }

    private Optional<Object> result(String method, World world) {
        return Optional.ofNullable(
                switch (method) {
                    case "admin_peers" -> peers(world);
                    case "admin_nodeInfo" -> NodeInfo.of(node, world);
                    case "web3_clientVersion" -> NodeInfo.NAME;
                    case "net_version" -> "1";
                    case "net_peerCount" -> hex(peers(world).size());
                    case "eth_chainId" -> hex(1);
                    case "eth_blockNumber" -> hex(head(world));
                    case "eth_syncing" -> syncing(world);
                    default -> null;
                });
    }

    private List<PeerInfo> peers(World world) {
        return world.tableOf(node).links().stream()
                .limit(troubles.get().peersAtMost())
                .map(link -> PeerInfo.of(link, node, world))
                .sorted(Comparator.comparing(PeerInfo::id))
                .toList();
    }

    private long head(World world) {
        return Math.min(world.headOf(node), troubles.get().stuckAt());
    }

    private Object syncing(World world) {
        if (node.blocksToSync(world.tick()) == 0) {
            return false;
        }
        return Map.of(
                "startingBlock", hex(0),
                "currentBlock", hex(head(world)),
                "highestBlock", hex(world.head()));
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }
}
