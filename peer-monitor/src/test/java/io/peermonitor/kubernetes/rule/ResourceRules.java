package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.peermonitor.kubernetes.manifest.Manifests;
import io.peermonitor.kubernetes.manifest.PodContainer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a container gets, and what the clients do with it. */
final class ResourceRules {

    private static final Set<String> NODES = Set.of("geth", "beacon-chain");
    private static final Pattern GO_SIZE = Pattern.compile("(\\d+)(Mi|Gi)B");
    private static final String GETH = "spec/template/spec/containers/geth";

    private ResourceRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofContainers(
                        "every container asks for CPU, memory and ephemeral storage",
                        container ->
                                container
                                        .requests()
                                        .keySet()
                                        .containsAll(Set.of("cpu", "memory", "ephemeral-storage")),
                        Fault.of(
                                "no CPU is asked for",
                                edit ->
                                        edit.remove(
                                                "StatefulSet/geth",
                                                GETH + "/resources/requests/cpu"))),
                Rule.ofContainers(
                        "memory and ephemeral storage of every container are limited",
                        container ->
                                container
                                        .limits()
                                        .keySet()
                                        .containsAll(Set.of("memory", "ephemeral-storage")),
                        Fault.of(
                                "no limit of ephemeral storage",
                                edit ->
                                        edit.remove(
                                                "StatefulSet/geth",
                                                GETH + "/resources/limits/ephemeral-storage"))),
                Rule.ofContainers(
                        "no node is throttled",
                        container ->
                                !NODES.contains(container.name())
                                        || !container.limits().containsKey("cpu"),
                        Fault.of(
                                "Geth has a CPU limit",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                GETH + "/resources/limits/cpu",
                                                "8"))),
                Rule.ofAll(
                        LimitRange.class,
                        "no LimitRange throttles",
                        range ->
                                range.getSpec().getLimits().stream()
                                        .allMatch(limit ->
                                                !limit.getDefault().containsKey("cpu")
                                                        && !limit.getMax().containsKey("cpu")),
                        Fault.of(
                                "it has a default CPU limit",
                                edit ->
                                        edit.set(
                                                "LimitRange/containers",
                                                "spec/limits/0/default/cpu",
                                                "1"))),
                Rule.ofAll(
                        ResourceQuota.class,
                        "no quota demands CPU limits",
                        quota -> !quota.getSpec().getHard().containsKey("limits.cpu"),
                        Fault.of(
                                "limits.cpu is counted",
                                edit ->
                                        edit.set(
                                                "ResourceQuota/namespace",
                                                "spec/hard/limits.cpu",
                                                "\"64\""))),
                Rule.ofContainers(
                        "Go knows 70 to 80 % of the memory limit",
                        ResourceRules::leavesRoomBesideGo,
                        Fault.of(
                                "GOMEMLIMIT is left out",
                                edit -> edit.remove("StatefulSet/geth", GETH + "/env/GOMEMLIMIT")),
                        Fault.of(
                                "the limit was changed without GOMEMLIMIT",
                                edit ->
                                        edit.set(
                                                "StatefulSet/prysm-beacon",
                                                "spec/template/spec/containers/0/resources/limits/memory",
                                                "13Gi"))),
                Rule.of(
                        "the cache of Geth is at most a third of its memory limit",
                        ResourceRules::tooLargeCaches,
                        Fault.of("the cache is larger", edit -> Flags.set(edit, "cache", "9000")),
                        Fault.of("nobody sets it", edit -> Flags.remove(edit, "cache"))));
    }

    private static boolean leavesRoomBesideGo(PodContainer container) {
        Optional<BigDecimal> soft = container.variable("GOMEMLIMIT").map(ResourceRules::bytesOfGo);
        Optional<BigDecimal> hard = memoryLimit(container);
        if (soft.isEmpty() || hard.isEmpty()) {
            return !NODES.contains(container.name());
        }
        return soft.get().compareTo(hard.get().multiply(BigDecimal.valueOf(0.7))) >= 0
                && soft.get().compareTo(hard.get().multiply(BigDecimal.valueOf(0.8))) <= 0;
    }

    private static Stream<String> tooLargeCaches(Manifests manifests) {
        return manifests.container("geth", "geth").stream()
                .filter(geth -> !cacheFits(manifests, geth))
                .map(PodContainer::title);
    }

    private static boolean cacheFits(Manifests manifests, PodContainer geth) {
        Optional<BigDecimal> cache =
                manifests
                        .flag(geth, "cache")
                        .map(BigDecimal::new)
                        .map(size -> size.multiply(BigDecimal.valueOf(3L << 20)));
        return cache.isPresent()
                && memoryLimit(geth).filter(limit -> cache.get().compareTo(limit) <= 0).isPresent();
    }

    private static Optional<BigDecimal> memoryLimit(PodContainer container) {
        Map<String, Quantity> limits = container.limits();
        return Optional.ofNullable(limits.get("memory")).map(Quantity::getNumericalAmount);
    }

    private static BigDecimal bytesOfGo(String size) {
        Matcher matcher = GO_SIZE.matcher(size);
        if (!matcher.matches()) {
            return BigDecimal.ZERO;
        }
        int shift = matcher.group(2).equals("Mi") ? 20 : 30;
        return BigDecimal.valueOf(Long.parseLong(matcher.group(1)) << shift);
    }
}
