package io.peermonitor.web;

import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.tracking.NodeStatus;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the generated schemas as strict as our records: every field is there, null only where the
 * record says so, and nothing else.
 */
record OpenApiSchemas(OpenApiWords words) {

    private static final List<Class<? extends Record>> VIEWS =
            List.of(
                    PeersView.class,
                    PeerDetailView.class,
                    PeerHistoryView.class,
                    PeerHistoryView.PastSession.class,
                    EventsView.class,
                    EventView.class,
                    EventPeer.class,
                    PeerView.class,
                    PeerView.Eth.class,
                    ClientView.class,
                    NodeView.class,
                    NodeView.Failure.class,
                    NodeDetailView.class);

    static final List<String> DIRECTIONS = labels(Direction.values(), Direction::label);
    static final List<String> CLIENTS = labels(ClientFamily.values(), ClientFamily::label);

    static final List<String> EVENTS = labels(EventType.values(), EventType::label);
    private static final List<String> LEAVES =
            labels(DisconnectReason.values(), DisconnectReason::label);

    private static final Map<String, List<String>> CLOSED_SETS =
            Map.of(
                    "EventView.type", EVENTS,
                    "EventPeer.direction", DIRECTIONS,
                    "PastSession.direction", DIRECTIONS,
                    "PastSession.reason", LEAVES,
                    "PeerView.direction", DIRECTIONS,
                    "ClientView.family", CLIENTS,
                    "NodeView.status", labels(NodeStatus.values(), NodeStatus::label),
                    "Failure.reason", labels(FailureReason.values(), FailureReason::label),
                    "NodeDetailView.directions", DIRECTIONS,
                    "NodeDetailView.clients", CLIENTS);

    private static <E> List<String> labels(E[] values, Function<E, String> label) {
        return Arrays.stream(values).map(label).toList();
    }

    void refine(ObjectNode schemas) {
        for (Class<? extends Record> view : VIEWS) {
            close((ObjectNode) schemas.required(view.getSimpleName()), view);
        }
        schemas.propertyNames().stream()
                .filter(name -> VIEWS.stream().noneMatch(v -> v.getSimpleName().equals(name)))
                .findAny()
                .ifPresent(unknown -> {
                    throw new IllegalStateException(unknown + " is not in OpenApiSchemas.VIEWS");
                });
        addProblem(schemas);
    }

    private void close(ObjectNode schema, Class<? extends Record> view) {
        ObjectNode properties = (ObjectNode) schema.required("properties");
        fields(view).forEach(field -> describe(properties, field));
        schema.putPOJO("required", properties.propertyNames());
        schema.put("additionalProperties", false);
    }

    /** One field of the JSON; a NodeDetailView has those of its NodeView, too. */
    private record Field(String view, String name, boolean nullable) {

        static Field of(RecordComponent component) {
            String name = component.getName();
            return new Field(
                    component.getDeclaringRecord().getSimpleName(),
                    name.equals("isStatic") ? "static" : name,
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }

        String key() {
            return view + "." + name;
        }
    }

    private static Stream<Field> fields(Class<? extends Record> view) {
        return Arrays.stream(view.getRecordComponents())
                .flatMap(component ->
                        view == NodeDetailView.class && component.getType() == NodeView.class
                                ? fields(NodeView.class)
                                : Stream.of(Field.of(component)));
    }

    private void describe(ObjectNode properties, Field field) {
        ObjectNode property = (ObjectNode) properties.required(field.name());
        List<String> closedSet = CLOSED_SETS.get(field.key());
        if (closedSet != null && property.has("additionalProperties")) {
            property.putObject("propertyNames").putPOJO("enum", closedSet);
        } else if (closedSet != null) {
            property.putPOJO("enum", closedSet);
        }
        if (field.nullable()) {
            allowNull(property);
        }
        property.put("description", words.of(field.key()));
    }

    private static void allowNull(ObjectNode property) {
        JsonNode reference = property.remove("$ref");
        if (reference != null) {
            var either = property.putArray("anyOf");
            either.addObject().set("$ref", reference);
            either.addObject().put("type", "null");
            return;
        }
        property.putPOJO("type", List.of(property.required("type").asString(), "null"));
    }

    private void addProblem(ObjectNode schemas) {
        ObjectNode problem = schemas.putObject("ProblemDetail").put("type", "object");
        ObjectNode properties = problem.putObject("properties");
        for (String name : List.of("type", "title", "status", "detail", "instance")) {
            properties
                    .putObject(name)
                    .put("type", name.equals("status") ? "integer" : "string")
                    .put("description", words.of("ProblemDetail." + name));
        }
        problem.putPOJO("required", List.of("title", "status", "detail", "instance"));
        problem.put("additionalProperties", false);
    }
}
