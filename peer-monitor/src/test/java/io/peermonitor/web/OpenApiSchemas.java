package io.peermonitor.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.peermonitor.analysis.AssessmentState;
import io.peermonitor.analysis.Group;
import io.peermonitor.analysis.Indicator;
import io.peermonitor.analysis.Level;
import io.peermonitor.analysis.Reachability.Verdict;
import io.peermonitor.analysis.Suspicion;
import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.EventMode;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Layer;
import io.peermonitor.peer.PairVerdict;
import io.peermonitor.tracking.NodeStatus;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
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
                    NodeDetailView.class,
                    ConsensusView.class,
                    PairView.class,
                    PairView.Figures.class,
                    SuspicionView.class,
                    AssessmentView.class,
                    AssessmentView.GroupView.class,
                    AssessmentView.ReachabilityView.class,
                    IndicatorView.class,
                    FiguresView.class,
                    DiversityView.class,
                    PlacementView.class,
                    ShareView.class);

    static final List<String> DIRECTIONS = labels(Direction.values(), Direction::label);
    static final List<String> LAYERS = labels(Layer.values(), Layer::label);
    static final List<String> CLIENTS = labels(ClientFamily.values(), ClientFamily::label);

    static final List<String> EVENTS = labels(EventType.values(), EventType::label);
    private static final List<String> LEAVES =
            labels(DisconnectReason.values(), DisconnectReason::label);

    private static final List<String> GROUPS = labels(Group.values(), Group::label);
    private static final List<String> LEVELS = labels(Level.values(), Level::label);

    private static final Map<String, List<String>> CLOSED_SETS =
            Map.ofEntries(
                    Map.entry("EventView.type", EVENTS),
                    Map.entry("EventPeer.direction", DIRECTIONS),
                    Map.entry("PastSession.direction", DIRECTIONS),
                    Map.entry("PastSession.reason", LEAVES),
                    Map.entry("PeerView.direction", DIRECTIONS),
                    Map.entry("ClientView.family", CLIENTS),
                    Map.entry("EventView.layer", withNull(LAYERS)),
                    Map.entry("NodeView.layer", LAYERS),
                    Map.entry("PeerView.layer", LAYERS),
                    Map.entry("PairView.verdict", labels(PairVerdict.values(), PairVerdict::label)),
                    Map.entry("ConsensusView.directions", DIRECTIONS),
                    Map.entry("ConsensusView.clients", CLIENTS),
                    Map.entry("NodeView.status", labels(NodeStatus.values(), NodeStatus::label)),
                    Map.entry(
                            "Failure.reason", labels(FailureReason.values(), FailureReason::label)),
                    Map.entry("NodeDetailView.directions", DIRECTIONS),
                    Map.entry("NodeDetailView.clients", CLIENTS),
                    Map.entry(
                            "NodeDetailView.updates", labels(EventMode.values(), EventMode::label)),
                    Map.entry(
                            "SuspicionView.state",
                            labels(AssessmentState.values(), AssessmentState::label)),
                    Map.entry(
                            "SuspicionView.suspicion",
                            withNull(labels(Suspicion.values(), Suspicion::label))),
                    Map.entry("GroupView.name", GROUPS),
                    Map.entry("GroupView.level", LEVELS),
                    Map.entry("IndicatorView.group", GROUPS),
                    Map.entry("IndicatorView.level", LEVELS),
                    Map.entry("IndicatorView.held", LEVELS),
                    Map.entry("IndicatorView.id", labels(Indicator.values(), Indicator::label)),
                    Map.entry(
                            "ReachabilityView.verdict", labels(Verdict.values(), Verdict::label)));

    private static <E> List<String> labels(E[] values, Function<E, String> label) {
        return Arrays.stream(values).map(label).toList();
    }

    /** An enum in JSON Schema must name null, too. */
    private static List<String> withNull(List<String> labels) {
        List<String> all = new ArrayList<>(labels);
        all.add(null);
        return all;
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

    /** One field of the JSON; a view has those of the views it unwraps, too. */
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
                        component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                                ? fields(component.getType().asSubclass(Record.class))
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
