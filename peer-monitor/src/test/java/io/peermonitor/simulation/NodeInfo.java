package io.peermonitor.simulation;

import java.util.Map;

/** A node about itself as Geth writes it (p2p/server.go and eth/protocols/eth). */
record NodeInfo(
        String id,
        String name,
        String enode,
        String enr,
        String ip,
        Ports ports,
        String listenAddr,
        Map<String, Object> protocols) {

    static final String NAME = "Geth/v1.17.10-stable-4f1c2f6b/linux-amd64/go1.26.4";

    private static final String MAINNET_GENESIS =
            "0xd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3";

    /** The eth protocol of the node itself; Geth's chain configuration is cut to its id. */
    record Eth(long network, String genesis, Map<String, Long> config, String head) {}

    /** The ports of the two protocols of devp2p. */
    record Ports(int discovery, int listener) {}

    static NodeInfo of(SimulatedNode node, World world) {
        // numbers that no peer has
        NetworkPeer self = NetworkPeer.of(world.seed(), -1 - node.number());
        String ip = Address.ofNode(node.number(), false);
        String head = world.blockHash(world.headOf(node));
        return new NodeInfo(
                self.id(),
                NAME,
                "enode://" + self.publicKey() + "@" + ip + ":30303",
                self.enr(),
                ip,
                new Ports(30303, 30303),
                "[::]:30303",
                Map.of(
                        "eth",
                        new Eth(1, MAINNET_GENESIS, Map.of("chainId", 1L), head),
                        "snap",
                        Map.of()));
    }
}
