package io.peermonitor.kubernetes.rule;

import io.peermonitor.kubernetes.manifest.Edit;
import io.peermonitor.kubernetes.manifest.PodContainer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How Prysm is run. */
final class PrysmRules {

    private static final String SET = "StatefulSet/prysm-beacon";
    private static final String POD = "spec/template/spec/containers/beacon-chain";

    private static final String DEVNET = "k8s/overlays/devnet";

    private static final Set<String> RECORDED = recorded();

    private PrysmRules() {}

    static List<Rule> all() {
        return List.of(
                rule(
                        "Prysm drives the Geth of its own ordinal",
                        prysm ->
                                prysm.flag("execution-endpoint")
                                        .filter(
                                                "http://geth-$(POD_INDEX).geth-headless:8551"
                                                        ::equals)
                                        .isPresent(),
                        Fault.of(
                                        "it drives the first",
                                        edit ->
                                                rewrite(
                                                        edit,
                                                        "execution-endpoint",
                                                        "http://geth-0.geth-headless:8551"))
                                .ofBase()),
                rule(
                        "Prysm knows every flag",
                        prysm -> RECORDED.containsAll(flags(prysm)),
                        Fault.of(
                                "a removed one", edit -> add(edit, "--enable-debug-rpc-endpoints")),
                        Fault.of("a misspelled one", edit -> add(edit, "--p2p-max-peer=70"))),
                rule(
                        "Prysm knows its ordinal",
                        prysm ->
                                prysm.spec().getEnv().stream()
                                        .filter(variable -> variable.getName().equals("POD_INDEX"))
                                        .flatMap(variable ->
                                                Stream.ofNullable(variable.getValueFrom()))
                                        .flatMap(source -> Stream.ofNullable(source.getFieldRef()))
                                        .anyMatch(field ->
                                                field.getFieldPath()
                                                        .equals(
                                                                "metadata.labels['apps.kubernetes.io/pod-index']")),
                        Fault.of(
                                "it takes its name for its ordinal",
                                edit ->
                                        edit.set(
                                                SET,
                                                POD + "/env/POD_INDEX/valueFrom/fieldRef/fieldPath",
                                                "metadata.name"))),
                rule(
                        "Prysm listens where its ports say",
                        PrysmRules::listensOnItsPorts,
                        Fault.of(
                                        "metrics on loopback",
                                        edit -> rewrite(edit, "monitoring-host", "127.0.0.1"))
                                .ofBase(),
                        Fault.of("another port", edit -> rewrite(edit, "http-port", "3501"))
                                .ofBase()),
                rule(
                        "Prysm opens its gRPC to nobody",
                        prysm -> prysm.flag("rpc-host").isEmpty(),
                        Fault.of(
                                "it listens on all addresses",
                                edit -> add(edit, "--rpc-host=0.0.0.0"))),
                rule(
                        "Prysm starts from a checkpoint over TLS, or from its own genesis, without asking",
                        prysm ->
                                prysm.hasSwitch("accept-terms-of-use")
                                        && (startsFromCheckpoint(prysm) || startsFromGenesis(prysm))
                                        && prysm.flag("weak-subjectivity-checkpoint").isEmpty(),
                        Fault.of(
                                "anybody on the way may change it",
                                edit ->
                                        rewrite(
                                                edit,
                                                "checkpoint-sync-url",
                                                "http://beaconstate.info")),
                        Fault.of(
                                "a pinned checkpoint, stale tomorrow",
                                edit -> add(edit, "--weak-subjectivity-checkpoint=0xabcd:1")),
                        Fault.of("from nothing", edit -> drop(edit, "genesis-state")).in(DEVNET)),
                rule(
                        "on its own chain Prysm looks for nobody else's nodes",
                        prysm ->
                                !isOnOwnChain(prysm)
                                        || (prysm.hasSwitch("no-discovery")
                                                && prysm.flag("bootstrap-node")
                                                        .filter(String::isEmpty)
                                                        .isPresent()),
                        Fault.of(
                                        "it asks the nodes of mainnet",
                                        edit -> drop(edit, "bootstrap-node"))
                                .in(DEVNET)),
                rule(
                        "Prysm writes only to its volume",
                        prysm ->
                                prysm.flag("datadir")
                                        .filter(folder ->
                                                GethRules.mount(prysm, "data")
                                                        .filter(folder::equals)
                                                        .isPresent())
                                        .isPresent(),
                        Fault.of(
                                "the volume is elsewhere",
                                edit ->
                                        edit.set(
                                                SET,
                                                POD + "/volumeMounts/data/mountPath",
                                                "/beacon"))),
                rule(
                        "Prysm reads the JWT where it is mounted",
                        prysm -> GethRules.readsJwt(prysm, "jwt-secret"),
                        Fault.of(
                                "the Secret is elsewhere",
                                edit ->
                                        edit.set(
                                                SET,
                                                POD + "/volumeMounts/jwt/mountPath",
                                                "/secrets"))));
    }

    private static Rule rule(String name, Predicate<PodContainer> holds, Fault... faults) {
        return Rule.ofContainer(name, "beacon-chain", holds, faults);
    }

    private static boolean listensOnItsPorts(PodContainer prysm) {
        return Stream.of("http-host", "monitoring-host")
                        .allMatch(flag -> prysm.flag(flag).filter("0.0.0.0"::equals).isPresent())
                && Map.of("http-port", "beacon-api", "monitoring-port", "metrics")
                        .entrySet()
                        .stream()
                        .allMatch(port -> GethRules.isOpen(prysm, port.getKey(), port.getValue()));
    }

    private static boolean startsFromCheckpoint(PodContainer prysm) {
        return prysm.flag("checkpoint-sync-url").orElse("").startsWith("https://");
    }

    private static boolean startsFromGenesis(PodContainer prysm) {
        return isOnOwnChain(prysm) && prysm.flag("genesis-state").isPresent();
    }

    private static boolean isOnOwnChain(PodContainer prysm) {
        return Networks.of(prysm).filter(Networks.OWN::equals).isPresent();
    }

    private static void drop(Edit edit, String flag) {
        edit.remove(SET, edit.argument(SET, "beacon-chain", "--" + flag + "="));
    }

    private static void rewrite(Edit edit, String flag, String value) {
        edit.set(
                SET,
                edit.argument(SET, "beacon-chain", "--" + flag + "="),
                "\"--" + flag + "=" + value + "\"");
    }

    private static void add(Edit edit, String argument) {
        edit.append(SET, POD + "/args", "\"" + argument + "\"");
    }

    private static Set<String> flags(PodContainer prysm) {
        return prysm.words().stream()
                .filter(word -> word.startsWith("--"))
                .map(word -> word.substring(2).replaceFirst("=.*", ""))
                .collect(Collectors.toSet());
    }

    private static Set<String> recorded() {
        try (InputStream list = PrysmRules.class.getResourceAsStream("prysm-flags.txt")) {
            String text =
                    new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
