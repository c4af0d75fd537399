package io.peermonitor.realnodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.NeedsRenderer;
import io.peermonitor.kubernetes.manifest.PodContainer;
import io.peermonitor.kubernetes.manifest.Renders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the script runs what is rendered, with stand-ins for the programs. */
@NeedsRenderer
class LocalDevnetIT {

    private static final List<String> PODS =
            Stream.of("geth", "prysm-beacon", "validator")
                    .flatMap(set -> Stream.of(set + "-0", set + "-1", set + "-2"))
                    .toList();

    /** What older releases do not know. */
    private static final String UNKNOWN = "--disable-log-colors";

    private final Manifests manifests = Renders.of("k8s/overlays/devnet");

    @TempDir private Path folder;
    private final Map<String, String> variables = new HashMap<>(Map.of("RESTART_AFTER", "1"));

    @BeforeEach
    void installStandIns() throws IOException {
        standIn("geth", "[ \"$1\" = init ] || exec sleep 600");
        standIn("beacon-chain", "exec sleep 600");
        standIn("validator", "exec sleep 600");
        standIn(
                "prysmctl",
                """
                for word in "$@"; do
                  case $word in
                    --geth-genesis-json-out=* | --output-ssz=*) echo "$@" >"${word#*=}" ;;
                  esac
                done
                """);
    }

    @Test
    void runsWhatIsRendered() throws IOException {
        try (var devnet = start()) {
            PODS.forEach(devnet::awaitStart);

            assertWordsAreRendered(devnet, "geth", "geth", "geth-1");
            assertWordsAreRendered(devnet, "prysm-beacon", "beacon-chain", "prysm-beacon-2");
            assertWordsAreRendered(devnet, "validator", "validator", "validator-0");
            assertThat(devnet.said()).contains("does not know " + UNKNOWN + ": left out");
            assertPortsAndFoldersAreOfEachPod(devnet);
            assertThat(value(devnet, "prysm-beacon-1", "execution-endpoint"))
                    .isEqualTo("http://127.0.0.1:" + value(devnet, "geth-1", "authrpc.port"));
            assertPeersAreOnThisMachine(devnet);
        }
    }

    @Test
    void startsAgainWhatEndsAndEndsAllWithItself() {
        List<ProcessHandle> processes;
        try (var devnet = start()) {
            PODS.forEach(devnet::awaitStart);
            ProcessHandle first = running(devnet, "geth-2");

            first.destroy();

            await().atMost(Duration.ofMinutes(1)).until(() -> devnet.starts("geth-2") == 2);
            await().until(() -> !running(devnet, "geth-2").equals(first));
            processes = PODS.stream().map(pod -> running(devnet, pod)).toList();
            assertThat(processes).allMatch(ProcessHandle::isAlive);
        }
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void keepsTheChainForTheNextRunUntilAFreshOneIsAskedFor() throws IOException {
        runOnce();
        String begin = begin();
        Path block = Files.writeString(folder.resolve("chain/geth-0/data/block"), "1");

        runOnce();
        assertThat(begin()).isEqualTo(begin);
        assertThat(block).exists();

        runOnce("--fresh", "--delay", "9000");
        assertThat(begin()).isNotEqualTo(begin);
        assertThat(block).doesNotExist();
    }

    private void assertWordsAreRendered(
            LocalDevnet devnet, String workload, String container, String pod) {
        assertThat(words(lastLine(devnet, pod)).stream().map(LocalDevnetIT::flag).toList())
                .containsSubsequence(
                        manifests.container(workload, container).stream()
                                .flatMap(found -> found.words().stream())
                                .map(LocalDevnetIT::flag)
                                .filter(word -> !word.equals(UNKNOWN))
                                .toList());
        assertThat(lastLine(devnet, pod)).doesNotContain("$(", "0.0.0.0", UNKNOWN);
    }

    private void assertPortsAndFoldersAreOfEachPod(LocalDevnet devnet) {
        List<String> ports =
                PODS.stream()
                        .flatMap(pod -> words(lastLine(devnet, pod)).stream())
                        .filter(word -> word.matches("--.*port=\\d+"))
                        // one number for TCP and UDP
                        .filter(word -> !word.matches("--(discovery|p2p-quic).*"))
                        .map(word -> word.replaceFirst(".*=", ""))
                        .toList();
        assertThat(ports).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        assertThat(PODS)
                .allMatch(pod ->
                        value(devnet, pod, "datadir")
                                .equals(folder.resolve("chain/" + pod + "/data").toString()));
    }

    private void assertPeersAreOnThisMachine(LocalDevnet devnet) throws IOException {
        assertThat(Files.readString(folder.resolve("chain/geth-0/devnet/geth.toml")))
                .contains("@127.0.0.1:" + value(devnet, "geth-0", "port"))
                .doesNotContain("headless");
        assertThat(Files.readString(folder.resolve("chain/prysm-beacon-0/devnet/beacon-1.yaml")))
                .contains("/ip4/127.0.0.1/tcp/" + value(devnet, "prysm-beacon-0", "p2p-tcp-port"))
                .doesNotContain("dns4");
        assertThat(value(devnet, "geth-0", "netrestrict")).isEqualTo("127.0.0.0/8");
    }

    private void runOnce(String... options) {
        try (var devnet = LocalDevnet.start(folder.resolve("chain"), variables, options)) {
            devnet.awaitStart("geth-0");
        }
        forgetLogs();
    }

    private void forgetLogs() {
        PODS.forEach(pod -> folder.resolve("chain/" + pod + "/log").toFile().delete());
    }

    private static ProcessHandle running(LocalDevnet devnet, String pod) {
        return await().until(() -> devnet.process(pod), Optional::isPresent).orElseThrow();
    }

    private String begin() throws IOException {
        return Files.readString(folder.resolve("chain/parameters/genesis-time"));
    }

    private LocalDevnet start() {
        return LocalDevnet.start(folder.resolve("chain"), variables);
    }

    private void standIn(String name, String does) throws IOException {
        String flags =
                manifests
                        .containers()
                        .map(PodContainer::words)
                        .flatMap(List::stream)
                        .filter(word -> word.startsWith("--") && !word.equals(UNKNOWN))
                        .map(LocalDevnetIT::flag)
                        .collect(Collectors.joining(" value\\n"));
        Path program =
                Files.writeString(
                        folder.resolve(name),
                        "#!/bin/sh\n[ \"$1\" != --help ] || { printf '%b\\n' '"
                                + flags
                                + "'; exit; }\n"
                                + does);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        variables.put(name.toUpperCase(Locale.ROOT).replace('-', '_') + "_BIN", program.toString());
    }

    private static String flag(String word) {
        return word.split("=", 2)[0];
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split(" "));
    }

    private static String value(LocalDevnet devnet, String pod, String flag) {
        return words(lastLine(devnet, pod)).stream()
                .filter(word -> word.startsWith("--" + flag + "="))
                .map(word -> word.split("=", 2)[1])
                .findFirst()
                .orElseThrow();
    }

    /** Of the log that only our own lines are in, for the stand-ins say nothing. */
    private static String lastLine(LocalDevnet devnet, String pod) {
        return devnet.log(pod).lines().reduce("", (_, line) -> line);
    }
}
