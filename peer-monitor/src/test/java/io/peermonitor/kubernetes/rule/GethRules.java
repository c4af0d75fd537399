package io.peermonitor.kubernetes.rule;

import io.peermonitor.kubernetes.manifest.Edit;
import io.peermonitor.kubernetes.manifest.PodContainer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How Geth is run. */
final class GethRules {

    /**
     * Where Geth knows the block before which history can be left out; elsewhere it does not start.
     */
    private static final Map<String, Set<String>> HISTORY =
            Map.of(
                    "mainnet", Set.of("all", "postmerge", "postprague"),
                    "sepolia", Set.of("all", "postmerge", "postprague"),
                    "hoodi", Set.of("all", "postprague"));

    /** The flag that opens a port, and the name of the port. */
    private static final Map<String, String> PORTS =
            Map.of(
                    "http.port", "http-rpc",
                    "ws.port", "ws-admin",
                    "authrpc.port", "engine",
                    "metrics.port", "metrics",
                    "port", "p2p-tcp",
                    "discovery.port", "p2p-udp");

    private GethRules() {}

    static List<Rule> all() {
        return List.of(
                rule(
                        "the RPC of Geth for all serves no admin",
                        geth -> has(geth, "http.api", "eth,net,web3"),
                        Fault.of(
                                        "admin is added",
                                        edit -> Flags.set(edit, "http.api", "eth,net,web3,admin"))
                                .ofBase(),
                        Fault.of(
                                        "debug is added",
                                        edit -> Flags.set(edit, "http.api", "eth,net,web3,debug"))
                                .ofBase()),
                rule(
                        "admin of Geth has a port of its own",
                        geth ->
                                geth.flag("ws.api").orElse("").contains("admin")
                                        && geth.hasSwitch("ws")
                                        && !geth.flag("ws.port").equals(geth.flag("http.port")),
                        Fault.of(
                                        "no admin for the monitor",
                                        edit -> Flags.set(edit, "ws.api", "net,eth,web3"))
                                .ofBase()),
                rule(
                        "Geth trusts no page and no host name it does not know",
                        geth ->
                                Stream.of("http.vhosts", "authrpc.vhosts", "ws.origins")
                                                .noneMatch(flag ->
                                                        geth.flag(flag).orElse("").contains("*"))
                                        && geth.flag("http.corsdomain").isEmpty(),
                        Fault.of("any host name", edit -> Flags.set(edit, "http.vhosts", "*"))
                                .ofBase(),
                        Fault.of("any page", edit -> Flags.add(edit, "--http.corsdomain=*"))),
                rule(
                        "Geth lets its own Prysm in under the name of the pod",
                        geth ->
                                List.of(geth.flag("authrpc.vhosts").orElse("").split(",", -1))
                                        .contains("$(POD_NAME).geth-headless"),
                        Fault.of(
                                        "only under localhost",
                                        edit -> Flags.set(edit, "authrpc.vhosts", "localhost"))
                                .ofBase()),
                rule(
                        "Geth listens where its ports say",
                        GethRules::listensOnItsPorts,
                        Fault.of(
                                        "metrics on loopback",
                                        edit -> Flags.set(edit, "metrics.addr", "127.0.0.1"))
                                .ofBase(),
                        Fault.of("another port", edit -> Flags.set(edit, "discovery.port", "30301"))
                                .ofBase(),
                        Fault.of("no metrics", edit -> Flags.remove(edit, "metrics")).ofBase()),
                rule(
                        "Geth writes only to its volume",
                        geth ->
                                geth.flag("datadir")
                                                .filter(folder ->
                                                        mount(geth, "data")
                                                                .filter(folder::equals)
                                                                .isPresent())
                                                .isPresent()
                                        && geth.hasSwitch("ipcdisable"),
                        Fault.of("another folder", edit -> rewrite(edit, "--datadir=", "/tmp"))
                                .ofBase()),
                rule(
                        "Geth reads the JWT where it is mounted",
                        geth -> readsJwt(geth, "authrpc.jwtsecret"),
                        Fault.of(
                                "it makes its own in another folder",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                "spec/template/spec/containers/geth/volumeMounts/jwt/mountPath",
                                                "/secrets"))),
                Rule.of(
                        "Geth leaves out only history that its network lets it leave out",
                        manifests ->
                                manifests.container("geth", "geth").stream()
                                        .filter(geth -> !mayLeaveOut(geth))
                                        .map(PodContainer::title),
                        Fault.of(
                                        "the merge of a network that had none",
                                        edit -> Flags.add(edit, "--history.chain=postmerge"))
                                .in("k8s/overlays/hoodi"),
                        Fault.of(
                                "a word that Geth does not know",
                                edit -> Flags.set(edit, "history.chain", "postshanghai"))));
    }

    private static Rule rule(String name, Predicate<PodContainer> holds, Fault... faults) {
        return Rule.ofContainer(name, "geth", holds, faults);
    }

    private static boolean has(PodContainer container, String flag, String value) {
        return container.flag(flag).filter(value::equals).isPresent();
    }

    private static boolean listensOnItsPorts(PodContainer geth) {
        return geth.hasSwitch("http")
                && geth.hasSwitch("metrics")
                && Stream.of("http.addr", "ws.addr", "authrpc.addr", "metrics.addr")
                        .allMatch(flag -> has(geth, flag, "0.0.0.0"))
                && PORTS.entrySet().stream()
                        .allMatch(port -> isOpen(geth, port.getKey(), port.getValue()));
    }

    static boolean isOpen(PodContainer container, String flag, String port) {
        return container
                .flag(flag)
                .filter(number ->
                        container
                                .port(port)
                                .filter(found ->
                                        Objects.toString(found.getContainerPort()).equals(number))
                                .isPresent())
                .isPresent();
    }

    static Optional<String> mount(PodContainer container, String volume) {
        return container.spec().getVolumeMounts().stream()
                .filter(mount -> mount.getName().equals(volume))
                .map(mount -> mount.getMountPath())
                .findFirst();
    }

    static boolean readsJwt(PodContainer container, String flag) {
        return mount(container, "jwt")
                .filter(folder -> has(container, flag, folder + "/jwt.hex"))
                .isPresent();
    }

    private static boolean mayLeaveOut(PodContainer geth) {
        Optional<String> history = geth.flag("history.chain");
        return history.isEmpty()
                || Networks.of(geth)
                        .filter(network ->
                                HISTORY.getOrDefault(network, Set.of()).contains(history.get()))
                        .isPresent();
    }

    private static void rewrite(Edit edit, String start, String value) {
        edit.set(
                "StatefulSet/geth",
                edit.argument("StatefulSet/geth", "geth", start),
                "\"" + start + value + "\"");
    }
}
