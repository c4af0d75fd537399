package io.peermonitor.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** An execution client: its percentage of mainnet, and how its releases name themselves there. */
record Client(
        int share,
        String format,
        List<String> versions,
        List<String> platforms,
        List<String> capabilities) {

    private static final List<Client> MAINNET =
            List.of(
                    new Client(
                            50,
                            "Geth/v{version}-stable-{commit}/{platform}/go1.26.4",
                            List.of("1.17.10", "1.17.10", "1.17.10", "1.17.9", "1.17.7", "1.16.9"),
                            List.of(
                                    "linux-amd64",
                                    "linux-amd64",
                                    "linux-amd64",
                                    "linux-arm64",
                                    "windows-amd64"),
                            List.of("eth/69", "eth/70", "snap/1")),
                    new Client(
                            26,
                            "Nethermind/v{version}+{commit}/{platform}/dotnet10.0.1",
                            List.of("1.37.0", "1.37.0", "1.36.2", "1.35.8"),
                            List.of("linux-x64", "linux-x64", "linux-arm64", "windows-x64"),
                            List.of("eth/69", "snap/1")),
                    new Client(
                            9,
                            "besu/v{version}/{platform}/openjdk-java-25",
                            List.of("26.10.0", "26.10.0", "26.8.1"),
                            List.of("linux-x86_64", "linux-aarch_64"),
                            List.of("eth/69", "snap/1")),
                    new Client(
                            8,
                            "reth/v{version}-{commit7}/{platform}",
                            List.of("2.5.1", "2.5.1", "2.4.0"),
                            List.of("x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu"),
                            List.of("eth/69", "eth/70")),
                    new Client(
                            7,
                            "erigon/v{version}-{commit}/{platform}/go1.26.4",
                            List.of("3.5.2", "3.5.2", "3.4.1"),
                            List.of("linux-amd64"),
                            List.of("eth/69")),
                    new Client(
                            1,
                            "Nimbus/v{version}-{commit}/{platform}",
                            List.of("0.3.1"),
                            List.of("linux-amd64"),
                            List.of("eth/69")),
                    new Client(
                            1,
                            "ethrex/v{version}-{commit}/{platform}",
                            List.of("9.2.0"),
                            List.of("x86_64-unknown-linux-gnu"),
                            List.of("eth/69", "snap/1")),
                    new Client(
                            1,
                            "EthereumJS/{version}/{platform}/node24.11.0",
                            List.of("0.10.5"),
                            List.of("linux"),
                            List.of("eth/68")));

    private static final int ALL_SHARES = MAINNET.stream().mapToInt(Client::share).sum();

    static Client any(SplittableRandom random) {
        int drawn = random.nextInt(ALL_SHARES);
        for (Client client : MAINNET) {
            drawn -= client.share;
            if (drawn < 0) {
                return client;
            }
        }
        throw new AssertionError("The draw is below the sum of the shares");
    }

    String name(SplittableRandom random) {
        String version = versions.get(random.nextInt(versions.size()));
        // one release is one commit, whoever runs it
        String commit = Chance.hex(Chance.of(0, format + version, 0), 4);
        return format.replace("{version}", version)
                .replace("{commit}", commit)
                .replace("{commit7}", commit.substring(1))
                .replace("{platform}", platforms.get(random.nextInt(platforms.size())));
    }
}
