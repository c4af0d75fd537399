package io.peermonitor.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;

/** Writes one peer as Geth 1.17 does; the number decides about every field but its block. */
final class LoadPeer {

    private static final String[] CLIENTS = {
        "Geth/v1.17.10-stable-4f1c2f6b/linux-amd64/go1.26.4",
        "Nethermind/v1.37.0+7c9a1e2b/linux-x64/dotnet10.0.1",
        "besu/v26.10.0/linux-x86_64/openjdk-java-25",
        "erigon/v3.3.1/linux-amd64/go1.26.3",
        "reth/v2.1.0-27a8c0f/x86_64-unknown-linux-gnu",
    };

    private LoadPeer() {}

    static String id(long number) {
        return hex(number, 32);
    }

    /** Outbound peers have a record, too, as in Geth. */
    static byte[] json(long number, long latestBlock) {
        boolean inbound = number % 3 == 0;
        String record = inbound ? "" : "\"enr\":\"enr:-KO4Q" + hex(number + 1, 96) + "\",";
        return """
        {%s"enode":"enode://%s@%s","id":"%s","name":"%s","caps":["eth/68","eth/69","snap/1"],\
        "network":{"localAddress":"10.244.1.7:51234","remoteAddress":"%s","inbound":%b,\
        "trusted":false,"static":false},"protocols":{"eth":{"version":69,"earliestBlock":15537393,\
        "latestBlock":%d,"latestBlockHash":"0x%s"},"snap":{"version":1}}}\
        """
                .formatted(
                        record,
                        hex(number + 2, 64),
                        address(number),
                        id(number),
                        CLIENTS[Math.floorMod(number, CLIENTS.length)],
                        address(number),
                        inbound,
                        latestBlock,
                        hex(latestBlock, 32))
                .getBytes(UTF_8);
    }

    static String address(long number) {
        Random random = new Random(number);
        return "%d.%d.%d.%d:%d"
                .formatted(
                        20 + random.nextInt(150),
                        random.nextInt(256),
                        random.nextInt(256),
                        1 + random.nextInt(254),
                        number % 3 == 0 ? 32_768 + random.nextInt(20_000) : 30_303);
    }

    private static String hex(long seed, int bytes) {
        Random random = new Random(seed * 31 + bytes);
        StringBuilder digits = new StringBuilder(2 * bytes);
        for (int i = 0; i < 2 * bytes; i++) {
            digits.append(Character.forDigit(random.nextInt(16), 16));
        }
        return digits.toString();
    }
}
