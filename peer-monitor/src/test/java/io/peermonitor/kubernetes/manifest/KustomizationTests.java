package io.peermonitor.kubernetes.manifest;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The kustomization.yaml files themselves: what a render no longer shows. */
class KustomizationTests {

    private static final Set<String> FIELDS =
            Set.of(
                    "apiVersion",
                    "kind",
                    "resources",
                    "components",
                    "patches",
                    "configMapGenerator",
                    "images",
                    "labels",
                    "replicas",
                    "namespace",
                    "generatorOptions",
                    "configurations");

    @ParameterizedTest
    @MethodSource("files")
    void hasOnlyFieldsThatKustomizeKeeps(Path file) {
        assertThat(FIELDS).containsAll(List.copyOf(tree(file).propertyNames()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysWhatItIs(Path file) {
        boolean isComponent = components().contains(folderOf(file));

        assertThat(tree(file).path("kind").asString())
                .isEqualTo(isComponent ? "Component" : "Kustomization");
        assertThat(tree(file).path("apiVersion").asString())
                .isEqualTo("kustomize.config.k8s.io/" + (isComponent ? "v1alpha1" : "v1beta1"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void namesNothingThatLiesElsewhere(Path file) {
        assertThat(references(file)).noneMatch(name -> name.contains("://"));
        assertThat(references(file))
                .allSatisfy(name -> assertThat(file.resolveSibling(name)).exists());
    }

    @Test
    void everyManifestIsUsed() {
        Set<Path> used =
                files().flatMap(file ->
                                references(file).map(name -> file.resolveSibling(name).normalize()))
                        .collect(toCollection(TreeSet::new));
        Stream<Path> manifests =
                Repository.filesUnder(Repository.K8S)
                        .filter(file -> file.toString().matches(".*\\.(yaml|sh|env|security)"))
                        .filter(file -> !file.endsWith("kustomization.yaml"))
                        .filter(file -> !file.toString().contains("/examples/"));

        assertThat(manifests).isNotEmpty().allMatch(used::contains);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyComponentHasItsReadme(Path component) {
        assertThat(component.resolve("README.md")).isNotEmptyFile();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyComponentIsPartOfARender(Path component) {
        assertThat(components()).contains(component);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void anOverlayIsAList(Path overlay) {
        JsonNode tree = tree(Repository.kustomization(overlay));

        assertThat(tree.propertyNames())
                .isSubsetOf(
                        "apiVersion",
                        "kind",
                        "resources",
                        "components",
                        "configMapGenerator",
                        "patches");
        assertThat(tree.path("configMapGenerator").valueStream())
                .as("it adds its numbers to the ConfigMaps of the base and makes none of its own")
                .allSatisfy(map -> assertThat(map.path("behavior").asString()).isEqualTo("merge"));
        assertThat(tree.path("components").toString()).contains("network-policies");
    }

    @Test
    void oneEntryNamesOurImage() {
        List<JsonNode> entries =
                files().flatMap(file -> tree(file).path("images").valueStream())
                        .filter(image -> image.path("name").asString().equals("peer-monitor"))
                        .toList();

        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().path("newTag").asString()).isEqualTo("0.1.0");
    }

    static Stream<Path> files() {
        return Repository.kustomizations().stream();
    }

    static Stream<Path> folders() {
        return foldersOf("components");
    }

    static Stream<Path> overlays() {
        return foldersOf("overlays");
    }

    private static Stream<Path> foldersOf(String folder) {
        Path parent = Repository.K8S.resolve(folder);
        return files().filter(file -> file.startsWith(parent))
                .filter(file -> parent.relativize(file).getNameCount() == 2)
                .map(KustomizationTests::folderOf);
    }

    private static Path folderOf(Path file) {
        return file.resolveSibling("").normalize();
    }

    /** Whatever another kustomization lists as one. */
    private static Set<Path> components() {
        return files().flatMap(file ->
                        tree(file)
                                .path("components")
                                .valueStream()
                                .map(name -> file.resolveSibling(name.asString()).normalize()))
                .collect(toCollection(TreeSet::new));
    }

    /** Every file and folder that a kustomization reads. */
    private static Stream<String> references(Path file) {
        JsonNode tree = tree(file);
        Stream<String> listed =
                Stream.of("resources", "components", "configurations")
                        .flatMap(field -> tree.path(field).valueStream())
                        .map(JsonNode::asString);
        Stream<String> patches =
                tree.path("patches")
                        .valueStream()
                        .filter(patch -> patch.has("path"))
                        .map(patch -> patch.path("path").asString());
        Stream<String> generated =
                tree.path("configMapGenerator")
                        .valueStream()
                        .flatMap(generator ->
                                Stream.of("files", "envs")
                                        .flatMap(field -> generator.path(field).valueStream()))
                        .map(JsonNode::asString)
                        .map(name -> name.substring(name.indexOf('=') + 1));
        return Stream.of(listed, patches, generated).flatMap(names -> names);
    }

    private static JsonNode tree(Path file) {
        return Yaml.tree(Repository.read(file));
    }
}
