package io.peermonitor.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Adds to what springdoc reads from the code what only we know: words, closed sets, errors. */
final class OpenApiDocument {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static final Map<String, List<Integer>> ERRORS =
            Map.of(
                    "peers", List.of(400, 404, 406, 500),
                    "peer", List.of(404, 406, 500),
                    "nodes", List.of(406, 500),
                    "node", List.of(404, 406, 500),
                    "assessment", List.of(400, 404, 406, 500),
                    "pair", List.of(404, 406, 500),
                    "events", List.of(400, 404, 406, 500, 503));

    private final OpenApiWords words = new OpenApiWords();

    private OpenApiDocument() throws IOException {}

    static String from(String generated) throws IOException {
        return new OpenApiDocument().complete((ObjectNode) MAPPER.readTree(generated));
    }

    private String complete(ObjectNode document) {
        ObjectNode info = document.putObject("info");
        Stream.of("title", "version", "description")
                .forEach(name -> info.put(name, words.of("info." + name)));
        document.putArray("servers").addObject().put("url", "/");
        document.required("paths").forEach(path -> operation((ObjectNode) path.required("get")));
        new OpenApiSchemas(words)
                .refine((ObjectNode) document.required("components").required("schemas"));
        if (!words.unused().isEmpty()) {
            throw new IllegalStateException("Nothing uses the words for " + words.unused());
        }
        return MAPPER.writer().with(unixLines()).writeValueAsString(document) + "\n";
    }

    private static DefaultPrettyPrinter unixLines() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    private void operation(ObjectNode operation) {
        String id = operation.required("operationId").asString();
        operation.remove("tags");
        operation.put("summary", words.of(id));
        operation.path("parameters").forEach(parameter -> parameter(id, (ObjectNode) parameter));
        ObjectNode responses = (ObjectNode) operation.required("responses");
        ObjectNode success = (ObjectNode) responses.required("200");
        success.put("description", words.of("200"));
        if (id.equals("events")) {
            addStream((ObjectNode) success.required("content"));
        }
        for (int status : Objects.requireNonNull(ERRORS.get(id), "ERRORS has no row for " + id)) {
            responses
                    .putObject(Integer.toString(status))
                    .put("description", words.of(Integer.toString(status)))
                    .putObject("content")
                    .putObject("application/problem+json")
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/ProblemDetail");
        }
    }

    /** A method that writes its answer by itself has no type that springdoc could read. */
    private static void addStream(ObjectNode content) {
        content.putObject("text/event-stream").putObject("schema").put("type", "string");
    }

    private void parameter(String operation, ObjectNode parameter) {
        String name = parameter.required("name").asString();
        parameter.put("description", words.of(operation + "." + name));
        parameter.set("schema", schema(operation + "." + name));
    }

    private static JsonNode schema(String parameter) {
        ObjectNode schema = MAPPER.createObjectNode();
        return switch (parameter) {
            case "peers.client" -> text(schema, OpenApiSchemas.CLIENTS);
            case "peers.layer", "events.layer", "assessment.layer" ->
                    text(schema, OpenApiSchemas.LAYERS);
            case "peers.direction" -> text(schema, OpenApiSchemas.DIRECTIONS);
            case "peers.sort" -> text(schema, PeerOrder.allowed()).put("default", "node");
            case "peers.q" -> schema.put("type", "string").put("maxLength", 200);
            case "peers.limit" ->
                    schema.put("type", "integer")
                            .put("minimum", 1)
                            .put("maximum", PeerQuery.MOST)
                            .put("default", PeerQuery.MOST);
            case "events.type" -> text(schema, OpenApiSchemas.EVENTS);
            case "events.limit" ->
                    schema.put("type", "integer")
                            .put("minimum", 1)
                            .put("maximum", EventQuery.MOST)
                            .put("default", EventQuery.USUAL);
            case "peers.offset" ->
                    schema.put("type", "integer").put("minimum", 0).put("default", 0);
            default -> schema.put("type", "string");
        };
    }

    private static ObjectNode text(ObjectNode schema, List<String> values) {
        return schema.put("type", "string").putPOJO("enum", values);
    }
}
