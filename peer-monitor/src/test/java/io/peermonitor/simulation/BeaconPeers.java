package io.peermonitor.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The consensus peers of a node: each comes and goes on a period of its own. */
final class BeaconPeers {

    private static final int POPULATION = 60;
    private static final String BASE58 =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final List<String> AGENTS =
            List.of(
                    "Lighthouse/v8.1.0-aabbccd/x86_64-linux",
                    "Prysm/v7.3.1/4f1c2f6b9d0e",
                    "teku/v26.10.0/linux-x86_64/openjdk-java-25",
                    "nimbus",
                    "Lodestar/v1.44.0/2115aa7",
                    "Grandine/2.0.1-e5b2f1a/x86_64-linux");

    private BeaconPeers() {}

    /** The entries of {@code /eth/v1/node/peers}; with agents where the client tells them. */
    static List<String> of(SimulatedNode node, World world, boolean withAgents) {
        return IntStream.range(0, POPULATION)
                .filter(number -> isConnected(node, world, number))
                .mapToObj(number -> entry(node, world.seed(), number, withAgents))
                .toList();
    }

    private static boolean isConnected(SimulatedNode node, World world, int number) {
        SplittableRandom random = chance(node, world.seed(), number);
        int period = random.nextInt(120, 1200);
        int offset = random.nextInt(period);
        return (world.tick() + offset) % period < period * 3L / 4;
    }

    private static SplittableRandom chance(SimulatedNode node, long seed, int number) {
        return Chance.of(seed, "beacon " + node.label(), number);
    }

    private static String entry(SimulatedNode node, long seed, int number, boolean withAgents) {
        SplittableRandom random = chance(node, seed, number).split();
        String address = Address.any(random);
        boolean ipv6 = address.startsWith("[");
        String bare = ipv6 ? address.substring(1, address.length() - 1) : address;
        boolean inbound = random.nextInt(100) < 60;
        int port = inbound ? 32_768 + random.nextInt(28_000) : 9000;
        String agent =
                withAgents
                        ? ",\"agent\":\"" + AGENTS.get(random.nextInt(AGENTS.size())) + "\""
                        : "";
        return """
        {"peer_id":"%s","enr":"","last_seen_p2p_address":"/ip%d/%s/tcp/%d",\
        "state":"connected","direction":"%s"%s}\
        """
                .formatted(
                        id(random),
                        ipv6 ? 6 : 4,
                        bare,
                        port,
                        inbound ? "inbound" : "outbound",
                        agent);
    }

    /** In the form of an id of a secp256k1 key. */
    static String id(SplittableRandom random) {
        StringBuilder id = new StringBuilder("16Uiu2HAm");
        while (id.length() < 53) {
            id.append(BASE58.charAt(random.nextInt(BASE58.length())));
        }
        return id.toString();
    }
}
