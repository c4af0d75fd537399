package io.peermonitor.realnodes;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.NeedsRenderer;
import io.peermonitor.kubernetes.manifest.PodContainer;
import io.peermonitor.kubernetes.manifest.Renders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every flag that a render gives to Geth, against the Geth of the image's release. */
@NeedsRenderer
@NeedsRealNode(NodeProgram.GETH)
class RenderedGethFlagsIT {

    private static final Pattern FLAG = Pattern.compile("--([a-z0-9.]+)");

    /** How a process ended and what it said. */
    private record Outcome(int exitCode, String output) {}

    @Test
    void isTheReleaseOfTheImage() throws Exception {
        String image = Renders.of("k8s").container("geth", "geth").orElseThrow().spec().getImage();
        String release = image.substring(image.indexOf(":v") + 2);

        assertThat(run(Map.of(), List.of("version")).output())
                .contains("Version: " + release + "-");
    }

    @Test
    void helpKnowsEveryFlag() throws Exception {
        String help = run(Map.of(), List.of("--help")).output();
        Set<String> known =
                FLAG.matcher(help)
                        .results()
                        .map(found -> found.group(1))
                        .collect(toCollection(TreeSet::new));
        Set<String> used =
                gethRenders()
                        .flatMap(manifests -> flags(geth(manifests)))
                        .collect(toCollection(TreeSet::new));

        assertThat(used).hasSizeGreaterThan(20);
        assertThat(known).containsAll(used);
    }

    @ParameterizedTest
    @MethodSource("gethRenders")
    void takesWhatIsRendered(Manifests manifests) throws Exception {
        Outcome outcome = start(manifests);

        assertThat(outcome.output()).contains("Version: ").doesNotContain("Unknown config");
        assertThat(outcome.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--txlookuplimit=0", "--metrics.expensive", "--goerli"})
    void refusesAFlagThatWasRemoved(String removed) throws Exception {
        Outcome outcome = start(Renders.of("k8s"), removed);

        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.output()).contains("flag provided but not defined");
    }

    @Test
    void refusesAVariableThatIsNoNumber() throws Exception {
        Outcome outcome = run(Map.of("GETH_PORT", "tcp://10.96.0.1:8545"), List.of("version"));

        assertThat(outcome.exitCode()).isNotZero();
    }

    static Stream<Manifests> gethRenders() {
        return Renders.all().stream()
                .filter(manifests -> manifests.container("geth", "geth").isPresent());
    }

    private static PodContainer geth(Manifests manifests) {
        return manifests.container("geth", "geth").orElseThrow();
    }

    /** Arguments by name, and variables by the flag whose variable has that name. */
    private static Stream<String> flags(PodContainer geth) {
        return geth.spec().getArgs().stream()
                .flatMap(argument -> FLAG.matcher(argument).results().limit(1))
                .map(found -> found.group(1));
    }

    /** Reads all flags and variables as for a start, then only says its version. */
    private static Outcome start(Manifests manifests, String... more) throws Exception {
        PodContainer geth = geth(manifests);
        List<String> arguments = new ArrayList<>(geth.spec().getArgs());
        arguments.addAll(List.of(more));
        arguments.add("version");
        Map<String, String> variables = new TreeMap<>();
        geth.spec()
                .getEnv()
                .forEach(variable ->
                        manifests
                                .variable(geth, variable.getName())
                                .ifPresent(value -> variables.put(variable.getName(), value)));
        return run(variables, arguments);
    }

    private static Outcome run(Map<String, String> variables, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of(NodeProgram.GETH.path().toString()), arguments.stream())
                        .toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GETH_"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
