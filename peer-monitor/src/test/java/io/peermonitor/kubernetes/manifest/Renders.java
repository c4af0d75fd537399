package io.peermonitor.kubernetes.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every render of this test run, made once. */
public final class Renders {

    private static final Map<Path, Manifests> RENDERED = new ConcurrentHashMap<>();

    private Renders() {}

    public static List<Manifests> all() {
        return Repository.renderable().parallelStream().map(Renders::of).toList();
    }

    /** By the folder, from the root of the repository: {@code k8s/overlays/hoodi}. */
    public static Manifests of(String folder) {
        return of(Repository.ROOT.resolve(folder));
    }

    private static Manifests of(Path folder) {
        return RENDERED.computeIfAbsent(folder, Renders::render);
    }

    private static Manifests render(Path folder) {
        Renderer renderer = Renderer.find().orElseThrow();
        String name = Repository.ROOT.relativize(folder).toString();
        return Manifests.parse(name, renderer.render(folder));
    }
}
