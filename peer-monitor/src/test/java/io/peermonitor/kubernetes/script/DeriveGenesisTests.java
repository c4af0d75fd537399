package io.peermonitor.kubernetes.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.kubernetes.script.Shell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The init container of every pod of a devnet, with a stand-in for prysmctl that writes over
 * nothing.
 */
@NeedsShell
class DeriveGenesisTests {

    private static final String SCRIPT = "overlays/devnet/genesis/derive-genesis.sh";

    /** All that Prysm's image has beside its shell and program; sed, grep and awk are not there. */
    private static final List<String> COREUTILS = List.of("cat", "chmod", "cut", "rm", "sha256sum");

    @TempDir private Path folder;
    private final Shell shell = new Shell();

    @BeforeEach
    void mountVolumes() throws IOException {
        for (String name : List.of("parameters", "genesis", "data", "bin")) {
            Files.createDirectory(folder.resolve(name));
        }
        for (String program : COREUTILS) {
            Files.createSymbolicLink(
                    folder.resolve("bin").resolve(program), Shell.find(program).orElseThrow());
        }
        chainBegins("1795818888");
        Path prysmctl =
                Files.writeString(
                        folder.resolve("prysmctl"),
                        """
                        #!/bin/sh
                        for word in "$@"; do
                          case $word in
                            --geth-genesis-json-out=*) json=${word#*=} ;;
                            --output-ssz=*) ssz=${word#*=} ;;
                            --genesis-time=*) time=${word#*=} ;;
                          esac
                        done
                        [ ! -e "$ssz" ] || exit 4
                        echo "json of $time" >"$json"
                        echo "$@" >"$ssz"
                        """);
        Files.setPosixFilePermissions(prysmctl, PosixFilePermissions.fromString("rwxr-xr-x"));
        shell.with("PRYSMCTL", prysmctl.toString())
                .with("PARAMETERS", folder.resolve("parameters").toString())
                .with("GENESIS", folder.resolve("genesis").toString())
                .with("TEMPLATE", "/scripts/genesis.json")
                .with("PATH", folder.resolve("bin").toString());
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void derivesAllFromTheParameters() throws IOException {
        Outcome outcome = run();

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("genesis/genesis.ssz")))
                .contains("testnet generate-genesis --fork=fulu --num-validators=96")
                .contains("--genesis-time=1795818888")
                .contains("--geth-genesis-json-in=/scripts/genesis.json");
        assertThat(Files.readAllLines(folder.resolve("genesis/config.yaml")))
                .contains(
                        "PRESET_BASE: mainnet",
                        "SECONDS_PER_SLOT: 4",
                        "SLOT_DURATION_MS: 4000",
                        "GENESIS_FORK_VERSION: 0xabcdefd0",
                        "FULU_FORK_VERSION: 0xabcdefd6",
                        "FULU_FORK_EPOCH: 0",
                        "MIN_GENESIS_ACTIVE_VALIDATOR_COUNT: 96");
    }

    /** Prysm's pruner reckons from it: with another it deletes the first block of the chain. */
    @Test
    void thePrunerReckonsFromTheBeginningOfThisChain() throws IOException {
        run();

        assertThat(Files.readAllLines(folder.resolve("genesis/config.yaml")))
                .contains("MIN_GENESIS_TIME: 1795818888", "GENESIS_DELAY: 0");
    }

    @Test
    void keepsTheVolumeOfTheSameChain() throws IOException {
        run(data());
        Files.writeString(data().resolve("blocks"), "a chain");

        Outcome again = run(data());

        assertThat(again.output()).contains("it stays");
        assertThat(data().resolve("blocks")).hasContent("a chain");
    }

    @Test
    void emptiesTheVolumeOfAnotherChain() throws IOException {
        run(data());
        Files.createDirectories(data().resolve("geth/chaindata"));
        Files.writeString(data().resolve(".hidden"), "old");
        Files.createDirectory(data().resolve("lost+found"));
        chainBegins("1795900000");

        Outcome outcome = run(data());

        assertThat(outcome.output()).contains("empty now");
        assertThat(namesIn(data())).containsExactlyInAnyOrder("chain", "lost+found");
    }

    @Test
    void emptiesAVolumeThatDoesNotSayWhoseItIs() throws IOException {
        Files.writeString(data().resolve("blocks"), "of whom?");

        run(data());

        assertThat(namesIn(data())).containsExactly("chain");
    }

    @Test
    void touchesNoVolumeWhenTheBeginningCannotBeDerived() throws IOException {
        Files.writeString(data().resolve("blocks"), "a chain");
        Files.writeString(folder.resolve("prysmctl"), "#!/bin/sh\nexit 3\n");

        Outcome outcome = run(data());

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(namesIn(data())).containsExactly("blocks");
    }

    /** A pod that starts again on its machine has the folder of its first start. */
    @Test
    void derivesTheSameBytesAgain() throws IOException {
        run();
        String first = Files.readString(folder.resolve("genesis/genesis.ssz"));

        Outcome again = run();

        assertThat(again.exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("genesis/genesis.ssz"))).isEqualTo(first);
    }

    private void chainBegins(String time) throws IOException {
        Files.writeString(folder.resolve("parameters/genesis-time"), time);
        Files.writeString(folder.resolve("parameters/slot-seconds"), "4");
        Files.writeString(folder.resolve("parameters/validators"), "96");
        Files.writeString(folder.resolve("parameters/fork-digits"), "abcdef");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Outcome run() {
        return shell.run(SCRIPT);
    }

    private Outcome run(Path volume) {
        return shell.run(SCRIPT, volume.toString());
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
