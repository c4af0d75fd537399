package io.peermonitor.kubernetes.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads a tree into the typed model of its kind, as strictly as an API server decodes it. */
public final class Models {

    private static final JsonMapper LENIENT = JsonMapper.builder().build();
    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .annotationIntrospector(new NoAdditionalProperties())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    // `value: 5` where a string belongs is refused by the API server
                    .withCoercionConfig(
                            LogicalType.Textual,
                            text ->
                                    text.setCoercion(
                                                    CoercionInputShape.Integer, CoercionAction.Fail)
                                            .setCoercion(
                                                    CoercionInputShape.Float, CoercionAction.Fail)
                                            .setCoercion(
                                                    CoercionInputShape.Boolean,
                                                    CoercionAction.Fail))
                    .build();

    private Models() {}

    public static HasMetadata read(JsonNode document) {
        String kind =
                document.path("apiVersion").asString("") + " " + document.path("kind").asString("");
        JsonMapper mapper = Kinds.isCustom(kind) ? LENIENT : STRICT;
        try {
            return mapper.treeToValue(document, Kinds.modelOf(kind));
        } catch (JacksonException e) {
            String name = document.path("metadata").path("name").asString("");
            throw new IllegalStateException(
                    kind + " \"" + name + "\" does not fit its model: " + e.getMessage(), e);
        }
    }

    /** The models keep every unknown field in a map; without that map it is an error. */
    private static final class NoAdditionalProperties extends JacksonAnnotationIntrospector {

        @Override
        public Boolean hasAnySetter(MapperConfig<?> config, Annotated member) {
            return false;
        }
    }
}
