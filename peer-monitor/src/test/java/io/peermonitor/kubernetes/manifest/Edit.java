package io.peermonitor.kubernetes.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A copy of a render that a test may spoil.
 *
 * <p>An object is named like {@code StatefulSet/geth}; a place in it is a path like {@code
 * spec/ports/http-rpc/port}, in which the elements of a list go by their {@code name} or number.
 */
public final class Edit {

    private final Manifests original;
    private final List<ObjectNode> documents;
    private final List<@Nullable HasMetadata> untouched;

    private Edit(Manifests original) {
        this.original = original;
        this.documents = new ArrayList<>(original.documents());
        this.untouched = new ArrayList<>(original.objects());
    }

    public static Edit of(Manifests manifests) {
        return new Edit(manifests);
    }

    /** Only what was touched is read again. */
    public Manifests result() {
        List<HasMetadata> objects = new ArrayList<>();
        for (int index = 0; index < documents.size(); index++) {
            HasMetadata read = untouched.get(index);
            objects.add(read == null ? Models.read(documents.get(index)) : read);
        }
        return new Manifests(original.name(), documents, objects);
    }

    /** Sets a field to a value written in YAML. */
    public Edit set(String object, String path, String yaml) {
        return put(object, path, Yaml.tree(yaml));
    }

    public Edit remove(String object, String path) {
        JsonNode removed =
                switch (parent(object, path)) {
                    case ObjectNode map -> map.remove(last(path));
                    case ArrayNode list -> list.remove(index(list, last(path)));
                    default -> null;
                };
        if (removed == null) {
            throw new IllegalStateException(object + " has no " + path);
        }
        return this;
    }

    /** Appends to a list, which has to be there. */
    public Edit append(String object, String path, String yaml) {
        ((ArrayNode) at(document(object), path)).add(Yaml.tree(yaml));
        return this;
    }

    /** Replaces in one text, which has to contain it. */
    public Edit replace(String object, String path, String before, String after) {
        String text = at(document(object), path).asString();
        if (!text.contains(before)) {
            throw new IllegalStateException(
                    object + " " + path + " lacks \"" + before + "\": " + text);
        }
        return put(object, path, StringNode.valueOf(text.replace(before, after)));
    }

    public Edit delete(String object) {
        int index = indexOf(object);
        documents.remove(index);
        untouched.remove(index);
        return this;
    }

    public Edit add(String yaml) {
        for (ObjectNode document : Yaml.documents(yaml)) {
            documents.add(document);
            untouched.add(null);
        }
        return this;
    }

    /** Changes what paths cannot say. */
    public Edit change(String object, Consumer<ObjectNode> change) {
        change.accept(document(object));
        return this;
    }

    /** The path of the argument that starts so. */
    public String argument(String object, String container, String start) {
        String path = "spec/template/spec/containers/" + container + "/args";
        ArrayNode arguments = (ArrayNode) at(document(object), path);
        return path
                + "/"
                + IntStream.range(0, arguments.size())
                        .filter(index -> arguments.get(index).asString().startsWith(start))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(object + " has no " + start));
    }

    /** Takes a flag of Geth away, whether it is an argument or a variable. */
    public Edit removeFlag(String object, String container, String flag) {
        String path = "spec/template/spec/containers/" + container;
        JsonNode found = at(document(object), path);
        String variable = PodContainer.gethVariable(flag);
        if (!removeIf(found.path("args"), word -> isFlag(word.asString(), flag))
                && !removeIf(
                        found.path("env"), each -> each.path("name").asString().equals(variable))) {
            throw new IllegalStateException(object + " has no flag " + flag);
        }
        return this;
    }

    private static boolean isFlag(String word, String flag) {
        return word.equals("--" + flag) || word.startsWith("--" + flag + "=");
    }

    private static boolean removeIf(JsonNode list, Predicate<JsonNode> condition) {
        boolean removed = false;
        for (var each = list.iterator(); each.hasNext(); ) {
            if (condition.test(each.next())) {
                each.remove();
                removed = true;
            }
        }
        return removed;
    }

    private Edit put(String object, String path, JsonNode value) {
        switch (parent(object, path)) {
            case ObjectNode map -> map.set(last(path), value);
            case ArrayNode list -> list.set(index(list, last(path)), value);
            default -> throw new IllegalStateException(object + " has no " + path);
        }
        return this;
    }

    private ObjectNode document(String object) {
        int index = indexOf(object);
        if (untouched.set(index, null) != null) {
            documents.set(index, documents.get(index).deepCopy());
        }
        return documents.get(index);
    }

    private int indexOf(String object) {
        String kind = object.substring(0, object.indexOf('/'));
        String called = object.substring(object.indexOf('/') + 1);
        return IntStream.range(0, documents.size())
                .filter(index -> isCalled(documents.get(index), kind, called))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(original.name() + " has no " + object));
    }

    private static boolean isCalled(ObjectNode document, String kind, String called) {
        return document.path("kind").asString().equals(kind)
                && Manifests.isCalled(document.path("metadata").path("name").asString(), called);
    }

    private JsonNode parent(String object, String path) {
        int slash = path.lastIndexOf('/');
        ObjectNode document = document(object);
        return slash < 0 ? document : at(document, path.substring(0, slash));
    }

    private static JsonNode at(JsonNode from, String path) {
        JsonNode node = from;
        for (String step : path.split("/", -1)) {
            node =
                    node instanceof ArrayNode list
                            ? list.get(index(list, unescaped(step)))
                            : node.path(unescaped(step));
        }
        return node;
    }

    private static int index(ArrayNode list, String step) {
        return IntStream.range(0, list.size())
                .filter(index ->
                        list.get(index).path("name").asString("").equals(step)
                                || Integer.toString(index).equals(step))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no element " + step));
    }

    private static String last(String path) {
        return unescaped(path.substring(path.lastIndexOf('/') + 1));
    }

    /** {@code ~1} is a slash within a key, as in a JSON pointer. */
    private static String unescaped(String step) {
        return step.replace("~1", "/");
    }
}
