package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.sample.Answer;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.sample.SampleService;
import io.peermonitor.sample.ShownFleet;
import io.peermonitor.sample.ShownHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Real answers are what the served openapi.json promises, and hold no field that it does not. */
@SampleService
class AnswersMatchOpenApiTests {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Autowired RestTestClient client;
    @Autowired ShownFleet shown;
    @Autowired ShownHistory history;

    @BeforeEach
    void nodesInEveryStatus() {
        shown.show(
                SampleFleet.watching("blind", "limited", "pending", "up")
                        .tell(history.begin())
                        .unreached("blind", FailureReason.UNKNOWN_HOST)
                        .limited("limited", 5, "enable admin")
                        .reached("up")
                        .reached("up", SamplePeer.bare(4))
                        .reached("up")
                        .reached(
                                "up",
                                SamplePeer.named(1, "Geth/v1.17.10/linux-amd64"),
                                SamplePeer.named(2, "anything", Direction.INBOUND),
                                SamplePeer.trusted(3, "besu/v26.7.0"),
                                SamplePeer.bare(4)));
    }

    @ParameterizedTest
    @CsvSource({
        "/peers,                 /peers,        200",
        "/peers?node=blind,      /peers,        200",
        "/nodes,                 /nodes,        200",
        "/nodes/blind,           /nodes/{name}, 200",
        "/nodes/limited,         /nodes/{name}, 200",
        "/nodes/pending,         /nodes/{name}, 200",
        "/nodes/up,              /nodes/{name}, 200",
        "/nodes/up/assessment,    /nodes/{name}/assessment, 200",
        "/nodes/blind/assessment, /nodes/{name}/assessment, 200",
        "/nodes/pending/assessment, /nodes/{name}/assessment, 200",
        "/nodes/none/assessment,  /nodes/{name}/assessment, 404",
        "/peers/%s,              /peers/{id},   200",
        "/events,                /events,       200",
        "/events?type=left,      /events,       200",
        "/peers?client=none,     /peers,        400",
        "/peers?node=none,       /peers,        404",
        "/events?type=none,      /events,       400",
        "/events?node=none,      /events,       404",
        "/nodes/none,            /nodes/{name}, 404",
        "/peers/none,            /peers/{id},   404",
    })
    void answerIsAsDocumented(String path, String documentedPath, int status) {
        Answer answer = Answer.get(client, path.formatted(SamplePeer.id(4)));
        assertThat(answer.status()).isEqualTo(status);
        assertMatches(answer, documentedPath);
    }

    @Test
    void refusalOfAFormatIsAsDocumented() {
        assertMatches(Answer.get(client, "/nodes", "image/png"), "/nodes");
    }

    @Test
    void faultIsAsDocumented() {
        shown.show(() -> {
            throw new IllegalStateException("on purpose");
        });
        assertMatches(Answer.get(client, "/peers"), "/peers");
    }

    @Test
    void textAndCsvAreDocumented() {
        for (String type : new String[] {"text/plain", "text/csv"}) {
            Answer answer = Answer.get(client, "/peers", type);
            assertThat(documented("/peers", answer).required("type").asString())
                    .isEqualTo("string");
        }
    }

    @Test
    void streamIsDocumented() {
        JsonNode answers =
                openApi()
                        .at("/paths/~1events/get/responses/200/content")
                        .required("text/event-stream");
        assertThat(answers.at("/schema/type").asString()).isEqualTo("string");
    }

    @Test
    void fieldThatIsNotDocumentedWouldBeFound() {
        Answer answer = Answer.get(client, "/peers");
        ObjectNode more = (ObjectNode) MAPPER.readTree(answer.body());
        ((ObjectNode) more.required("peers").get(0)).put("more", 1);
        Schema schema = schema(documented("/peers", answer));
        assertThat(schema.validate(more)).singleElement().asString().startsWith("/peers/0: more: ");
    }

    private void assertMatches(Answer answer, String path) {
        assertThat(schema(documented(path, answer)).validate(answer.body(), InputFormat.JSON))
                .isEmpty();
    }

    /** The schema of this path, status and media type. */
    private JsonNode documented(String path, Answer answer) {
        return openApi()
                .required("paths")
                .required(path)
                .required("get")
                .required("responses")
                .required(Integer.toString(answer.status()))
                .required("content")
                .required(answer.contentType())
                .required("schema");
    }

    private Schema schema(JsonNode documented) {
        ObjectNode schema = documented.deepCopy().asObject();
        schema.set("$defs", openApi().required("components").required("schemas"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString().replace("#/components/schemas/", "#/$defs/"));
    }

    private JsonNode openApi() {
        Answer served = Answer.get(client, "/openapi.json");
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.contentType()).isEqualTo("application/json");
        return MAPPER.readTree(served.body());
    }
}
