package io.peermonitor.kubernetes.manifest;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** YAML as trees; a key written twice is an error. */
public final class Yaml {

    private static final YAMLMapper MAPPER =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private static final Map<String, JsonNode> SHARED = new ConcurrentHashMap<>();

    private Yaml() {}

    public static JsonNode tree(String yaml) {
        return MAPPER.readTree(yaml);
    }

    /** Of a text that many rules and renders read; nobody may change this tree. */
    public static JsonNode shared(String yaml) {
        return SHARED.computeIfAbsent(yaml, Yaml::tree);
    }

    public static List<ObjectNode> documents(String yaml) {
        try (MappingIterator<ObjectNode> documents =
                MAPPER.readerFor(ObjectNode.class).readValues(yaml)) {
            return documents.readAll();
        }
    }
}
