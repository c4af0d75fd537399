package io.peermonitor.kubernetes.manifest;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A container, init or not, with the workload it belongs to. */
public record PodContainer(Workload workload, Container spec) {

    public String name() {
        return spec.getName();
    }

    public String title() {
        return workload.title() + ", container " + name();
    }

    public boolean isInit() {
        return workload.hasInit(spec);
    }

    /** Command and arguments, as the process sees them before variables are put in. */
    public List<String> words() {
        return Stream.of(spec.getCommand(), spec.getArgs()).flatMap(List::stream).toList();
    }

    /** The value behind {@code --name=}, or of the variable that sets the same flag. */
    public Optional<String> flag(String name) {
        String prefix = "--" + name + "=";
        return words().stream()
                .filter(word -> word.startsWith(prefix))
                .map(word -> word.substring(prefix.length()))
                .findFirst()
                .or(() -> variable(gethVariable(name)));
    }

    public boolean hasSwitch(String name) {
        return words().contains("--" + name) || flag(name).filter("true"::equals).isPresent();
    }

    public Optional<String> variable(String name) {
        return spec.getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .flatMap(variable -> Stream.ofNullable(variable.getValue()))
                .findFirst();
    }

    public Optional<ContainerPort> port(String name) {
        return spec.getPorts().stream().filter(port -> name.equals(port.getName())).findFirst();
    }

    public Map<String, Quantity> limits() {
        return resources(ResourceRequirements::getLimits);
    }

    public Map<String, Quantity> requests() {
        return resources(ResourceRequirements::getRequests);
    }

    public static String gethVariable(String flag) {
        return "GETH_" + flag.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private Map<String, Quantity> resources(
            Function<ResourceRequirements, Map<String, Quantity>> part) {
        return Optional.ofNullable(spec.getResources()).map(part).orElse(Map.of());
    }
}
