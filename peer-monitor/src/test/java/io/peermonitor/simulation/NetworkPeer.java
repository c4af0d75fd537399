package io.peermonitor.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** A node of the simulated network: the same number under the same seed is always the same one. */
record NetworkPeer(
        int number,
        String id,
        String publicKey,
        String enr,
        String name,
        List<String> capabilities,
        String address,
        int port,
        long earliestBlock,
        long blocksBehind) {

    /** Large enough that a peer is seldom met on two of our nodes, as on mainnet. */
    static final int POPULATION = 300;

    /** This one attacks whoever shows its name. */
    static final int HOSTILE = 0;

    /** This one is configured on every node, so it never leaves. */
    static final int STATIC = 1;

    static final int FIRST_ORDINARY = 2;

    /** Beyond the population: these come to be refused, see {@link Visit}. */
    static final int FIRST_VISITOR = 1_000;

    /** Beyond the population, too: these belong to one {@link Attack}. */
    static final int FIRST_ATTACKER = 2_000;

    private static final String HOSTILE_NAME =
            "Geth/v1.17.10\n\u001B[31mERROR all peers lost\u001B[0m"
                    + "<script>alert(1)</script>\u202Egnp.exe/linux-amd64/go1.26.4";

    private static final long MERGE_BLOCK = 15_537_394;

    static NetworkPeer of(long seed, int number) {
        SplittableRandom random = Chance.of(seed, "peer", number);
        Client client = Client.any(random);
        String publicKey = Chance.hex(random, 64);
        // one in twelve is an older release that announces no range of blocks
        boolean old = random.nextInt(12) == 0;
        return new NetworkPeer(
                number,
                idOf(publicKey),
                publicKey,
                "enr:-KO4Q"
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(Chance.bytes(random, 120)),
                number == HOSTILE ? HOSTILE_NAME : client.name(random),
                old ? List.of("eth/68", "snap/1") : client.capabilities(),
                Address.any(random),
                random.nextInt(10) == 0 ? 30304 + random.nextInt(20) : 30303,
                random.nextInt(4) == 0 ? 0 : MERGE_BLOCK,
                random.nextInt(8) == 0 ? 64L << random.nextInt(12) : 0);
    }

    /** Geth takes Keccak-256, which the JDK does not have; any hash of the key will do here. */
    private static String idOf(String publicKey) {
        try {
            byte[] key = publicKey.getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA3-256").digest(key));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** One of those who come and go. */
    boolean ordinary() {
        return number >= FIRST_ORDINARY && number < POPULATION;
    }

    /** The highest eth version, which is what both sides settle on. */
    int ethVersion() {
        return capabilities.stream()
                .filter(capability -> capability.startsWith("eth/"))
                .mapToInt(capability -> Integer.parseInt(capability.substring(4)))
                .max()
                .orElseThrow();
    }

    boolean announcesRange() {
        return ethVersion() >= 69;
    }

    boolean servesSnap() {
        return capabilities.contains("snap/1");
    }
}
