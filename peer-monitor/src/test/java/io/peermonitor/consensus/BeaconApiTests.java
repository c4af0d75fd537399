package io.peermonitor.consensus;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.peermonitor.consensus.BeaconStubs.CHANGING;
import static io.peermonitor.consensus.BeaconStubs.DIALLED;
import static io.peermonitor.consensus.BeaconStubs.GETH;
import static io.peermonitor.consensus.BeaconStubs.LASTING;
import static io.peermonitor.consensus.BeaconStubs.PEERS;
import static io.peermonitor.consensus.BeaconStubs.PEER_COUNT;
import static io.peermonitor.consensus.BeaconStubs.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Limited;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.peer.PolledNode;
import io.peermonitor.wire.HostLookup;
import io.peermonitor.wire.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The questions over HTTP: which are asked when, and what each way of not answering costs. */
class BeaconApiTests {

    /** Longer than a busy machine takes for anything but what never ends. */
    private static final Duration AMPLE = Duration.ofSeconds(30);

    private static final Limits LIMITS = new Limits(1 << 20, 100);

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance()
                    .options(options().dynamicPort().bindAddress("127.0.0.1"))
                    .build();

    private final ConsensusNodes nodes = new ConsensusNodes(LIMITS, AMPLE);
    private BeaconStubs beacon;

    @BeforeEach
    void start() {
        beacon = new BeaconStubs(SERVER);
        beacon.heal();
    }

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void everyQuestionIsAskedOnceAndPlainly() {
        reached(open());

        assertThat(asked())
                .containsExactlyInAnyOrderElementsOf(BeaconStubs.healthy().keySet())
                .startsWith(PEERS);
        SERVER.verify(
                8,
                getRequestedFor(anyUrl())
                        .withHeader("Accept", equalTo("application/json"))
                        .withHeader("Accept-Encoding", equalTo("identity"))
                        .withoutHeader("Authorization"));
    }

    @Test
    void whoTheClientIsIsAskedOnce() {
        PolledNode node = open();
        reached(node);
        SERVER.resetRequests();

        Reached again = reached(node);

        assertThat(asked()).hasSize(4).contains(PEERS).containsAll(CHANGING);
        assertThat(client(again)).isEqualTo(ClientFamily.PRYSM);
        assertThat(again.chain().beacon()).isNotNull();
        assertThat(again.chain().beacon().time()).isNotNull();
    }

    @Test
    void afterAnOutageItIsAskedAgain() {
        PolledNode node = open();
        reached(node);
        beacon.tell(PEERS, aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertThat(reason(node.poll())).isEqualTo(FailureReason.CLOSED);

        beacon.heal();
        beacon.tell(BeaconStubs.VERSION, "{\"version\":\"Lighthouse/v8.1.0-abc/x86_64-linux\"}");

        assertThat(client(reached(node))).isEqualTo(ClientFamily.LIGHTHOUSE);
    }

    @Test
    void aClientThatTellsItsGenesisLaterIsAskedUntilItDoes() {
        PolledNode node = open();
        beacon.tell(BeaconStubs.GENESIS, aResponse().withStatus(404));
        assertThat(Objects.requireNonNull(reached(node).chain().beacon()).time()).isNull();

        beacon.heal();

        assertThat(Objects.requireNonNull(reached(node).chain().beacon()).time()).isNotNull();
    }

    @Test
    void aLaterFailureOfWhoItIsDoesNotForgetIt() {
        PolledNode node = open();
        beacon.tell(BeaconStubs.SPEC, aResponse().withStatus(500));
        assertThat(client(reached(node))).isEqualTo(ClientFamily.PRYSM);
        beacon.tell(BeaconStubs.IDENTITY, aResponse().withFault(Fault.EMPTY_RESPONSE));

        assertThat(client(reached(node))).isEqualTo(ClientFamily.PRYSM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"enr\":\"\",", "\"enr\":null,", "\"enr\":\"enr:-x\",", ""})
    void aPeerIsReadWithAndWithoutItsRecord(String enr) {
        beacon.tell(PEERS, "[{" + enr + "\"peer_id\":\"" + DIALLED + "\"}]");

        assertThat(reached(open()).snapshot().peers())
                .singleElement()
                .satisfies(peer -> assertThat(peer.id()).hasToString(DIALLED));
    }

    @ParameterizedTest
    @CsvSource({
        "disconnected, 0, 1",
        "connecting, 0, 1",
        "disconnecting, 0, 1",
        "connected, 1, 0",
        "CONNECTED, 0, 1"
    })
    void onlyTheConnectedArePeersWhateverAClientAddsToItsAnswer(
            String state, int peers, int unreadable) {
        beacon.tell(PEERS, "[{\"peer_id\":\"%s\",\"state\":\"%s\"}]".formatted(DIALLED, state));

        Reached reached = reached(open());

        assertThat(reached.snapshot().peers()).hasSize(peers);
        assertThat(reached.snapshot().unreadable()).isEqualTo(unreadable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"56\"", "56"})
    void countsAreTextsAndNumbersAreUnderstoodToo(String count) {
        beacon.tell(PEERS, aResponse().withStatus(404));
        beacon.tell(PEER_COUNT, "{\"disconnected\":\"7\",\"connected\":" + count + "}");

        assertThat(limited(open()).peerCount()).isEqualTo(56);
    }

    /** {@code /eth/v1/node/health} says 206 then, and nothing that syncing does not say. */
    @Test
    void aSyncingClientIsReadWholeAndItsHealthIsNotAsked() {
        beacon.tell("/eth/v1/node/health", aResponse().withStatus(206));
        beacon.tell(
                BeaconStubs.SYNCING,
                """
                {"head_slot":"154566","sync_distance":"4000000","is_syncing":true,
                 "is_optimistic":true,"el_offline":false}\
                """);

        Reached reached = reached(open());

        assertThat(reached.snapshot().peers()).hasSize(2);
        assertThat(reached.chain().syncing()).isTrue();
        assertThat(Objects.requireNonNull(reached.chain().beacon()).optimistic()).isTrue();
        assertThat(asked()).doesNotContain("/eth/v1/node/health");
    }

    static Stream<Arguments> everyQuestionAndEveryRefusal() {
        return Stream.of(CHANGING, LASTING)
                .flatMap(List::stream)
                .flatMap(question ->
                        Stream.of(204, 206, 302, 400, 401, 403, 404, 429, 500, 503)
                                .map(status -> Arguments.of(question, status)));
    }

    @ParameterizedTest
    @MethodSource("everyQuestionAndEveryRefusal")
    void oneQuestionThatIsRefusedCostsItsOwnAnswerOnly(String question, int status) {
        beacon.tell(question, aResponse().withStatus(status).withHeader("Location", "/elsewhere"));

        Reached reached = reached(open());

        assertThat(reached.snapshot().peers()).hasSize(2);
        assertThat(BeaconFacet.absentFrom(reached)).isEqualTo(BeaconFacet.of(question));
        assertThat(asked()).doesNotContain("/elsewhere");
    }

    static Stream<Arguments> refusalsOfThePeers() {
        return Stream.of(
                Arguments.of(401, FailureReason.UNAUTHORIZED),
                Arguments.of(403, FailureReason.UNAUTHORIZED),
                Arguments.of(429, FailureReason.RATE_LIMITED),
                Arguments.of(301, FailureReason.REDIRECTED),
                Arguments.of(302, FailureReason.REDIRECTED),
                Arguments.of(307, FailureReason.REDIRECTED),
                Arguments.of(308, FailureReason.REDIRECTED));
    }

    @ParameterizedTest
    @MethodSource("refusalsOfThePeers")
    void peersThatAreRefusedAreAFailureWithItsReason(int status, FailureReason reason) {
        beacon.tell(PEERS, aResponse().withStatus(status).withHeader("Location", "/elsewhere"));

        assertThat(reason(open().poll())).isEqualTo(reason);

        assertThat(asked()).containsExactly(PEERS);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 410, 501})
    void peersThatAreNotServedLeaveTheRestAndSayWhoseAddressToGive(int status) {
        beacon.tell(PEERS, aResponse().withStatus(status));

        Limited limited = limited(open());

        assertThat(limited.chain().headBlock()).isEqualTo(26_000_000);
        assertThat(limited.peerCount()).as("the count is not served either").isNull();
        assertThat(limited.advice())
                .contains("does not serve /eth/v1/node/peers", "not of a gateway");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 500, 502, 503, 504})
    void peersThatCannotBeToldNowLeaveTheRestAndSayWhereToLook(int status) {
        beacon.tell(PEERS, aResponse().withStatus(status));

        Limited limited = limited(open());

        assertThat(limited.chain().headBlock()).isEqualTo(26_000_000);
        assertThat(limited.advice())
                .contains("HTTP status " + status, "log")
                .doesNotContain("gateway");
    }

    static Stream<Arguments> answersThatAreNone() {
        String peers = answer("[]");
        return Stream.of(
                Arguments.of(aResponse().withBody("<html>hi</html>"), FailureReason.MALFORMED),
                Arguments.of(aResponse().withBody("{\"data\":["), FailureReason.MALFORMED),
                Arguments.of(aResponse().withBody(""), FailureReason.SCHEMA),
                Arguments.of(okJson("[]"), FailureReason.SCHEMA),
                Arguments.of(okJson("{}"), FailureReason.SCHEMA),
                Arguments.of(okJson("null"), FailureReason.SCHEMA),
                Arguments.of(okJson(answer("null")), FailureReason.SCHEMA),
                Arguments.of(okJson(answer("{}")), FailureReason.SCHEMA),
                Arguments.of(okJson(answer("\"[]\"")), FailureReason.SCHEMA),
                Arguments.of(okJson(peers + peers), FailureReason.SCHEMA),
                Arguments.of(
                        okJson("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[]}"),
                        FailureReason.SCHEMA),
                Arguments.of(
                        okJson(peers).withHeader("Content-Encoding", "br"),
                        FailureReason.BAD_ENCODING),
                Arguments.of(aResponse().withFault(Fault.EMPTY_RESPONSE), FailureReason.CLOSED),
                Arguments.of(
                        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                        FailureReason.CLOSED));
    }

    @ParameterizedTest
    @MethodSource("answersThatAreNone")
    void eachFailureHasItsReason(ResponseDefinitionBuilder none, FailureReason reason) {
        beacon.tell(PEERS, none);

        assertThat(reason(open().poll())).isEqualTo(reason);
    }

    @Test
    void aCompressedAnswerIsNotRead() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(answer("[]").getBytes(StandardCharsets.UTF_8));
        }
        beacon.tell(
                PEERS,
                aResponse().withHeader("Content-Encoding", "gzip").withBody(zipped.toByteArray()));

        assertThat(reason(open().poll())).isEqualTo(FailureReason.BAD_ENCODING);
    }

    @Test
    void aRedirectIsNotFollowed() {
        beacon.tell(
                PEERS,
                aResponse().withStatus(307).withHeader("Location", beacon.url() + PEER_COUNT));

        open().poll();

        assertThat(asked()).doesNotContain(PEER_COUNT);
    }

    @Test
    void credentialsGoOutInAHeaderAndAreNeverShown() {
        String url = beacon.url().replace("http://", "http://user:hunter2@") + "/key-in-path";
        Unreached failure = (Unreached) nodes.open(GETH, url).poll();

        SERVER.verify(
                getRequestedFor(urlEqualTo("/key-in-path" + PEERS))
                        .withHeader("Authorization", equalTo("Basic dXNlcjpodW50ZXIy")));
        assertThat(failure.toString())
                .contains(beacon.url())
                .doesNotContain("hunter2", "dXNlcjpodW50ZXIy", "key-in-path");
    }

    @Test
    void theAdviceShowsNoCredentialsEither() {
        beacon.tell(PEERS, aResponse().withStatus(404));
        String url = beacon.url().replace("http://", "http://user:hunter2@") + "/?key=secret";
        beacon.tell("/eth/v1/node/syncing?key=secret", "{\"head_slot\":\"7\"}");

        PollResult result = nodes.open(GETH, url).poll();

        assertThat(result).isInstanceOf(Limited.class);
        assertThat(result.toString()).contains(beacon.url()).doesNotContain("hunter2", "secret");
    }

    @ParameterizedTest
    @CsvSource({"'',''", "/,''", "/key,/key", "/key/,/key", "/a%20b/c,/a%20b/c"})
    void thePathOfTheUrlStandsBeforeEveryQuestion(String path, String prefix) {
        nodes.open(GETH, beacon.url() + path).poll();

        assertThat(asked())
                .contains(prefix + PEERS)
                .allMatch(url -> url.startsWith(prefix + "/eth/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {BeaconStubs.SYNCING, BeaconStubs.VERSION, BeaconStubs.CHECKPOINTS})
    void anAnswerThatDoesNotComeCostsNeitherThePeersNorMoreThanTheDeadline(String question) {
        Duration timeout = Duration.ofSeconds(2);
        try (ConsensusNodes hasty = new ConsensusNodes(LIMITS, timeout)) {
            PolledNode node = hasty.open(GETH, beacon.url());
            warm(node);
            beacon.tell(question, okJson(answer("{}")).withFixedDelay(9000));
            SERVER.resetRequests();
            PolledNode fresh = hasty.open(GETH, beacon.url());

            Reached reached = reached(fresh);

            assertThat(reached.snapshot().peers()).hasSize(2);
            assertThat(reached.took()).isBetween(timeout.minusMillis(250), timeout.plusMillis(500));
            assertThat(asked()).as("nothing is asked after it").endsWith(question);
        }
    }

    /** Each answer is in time, but all together are not. */
    @Test
    void theDeadlineIsForTheWholePoll() {
        Duration timeout = Duration.ofSeconds(2);
        try (ConsensusNodes hasty = new ConsensusNodes(LIMITS, timeout)) {
            PolledNode node = hasty.open(GETH, beacon.url());
            warm(node);
            BeaconStubs.healthy()
                    .forEach((question, data) ->
                            beacon.tell(question, okJson(answer(data)).withFixedDelay(600)));

            Reached reached = reached(hasty.open(GETH, beacon.url()));

            assertThat(reached.snapshot().peers()).hasSize(2);
            assertThat(reached.chain().syncing()).isFalse();
            assertThat(reached.chain().headBlock()).isNull();
            assertThat(reached.took()).isLessThan(timeout.plusMillis(500));
        }
    }

    @Test
    void afterABrokenConnectionTheRestIsNotAsked() {
        beacon.tell(BeaconStubs.SYNCING, aResponse().withFault(Fault.EMPTY_RESPONSE));

        Reached reached = reached(open());

        assertThat(reached.snapshot().peers()).hasSize(2);
        assertThat(asked()).endsWith(BeaconStubs.SYNCING);
    }

    static Stream<ResponseDefinitionBuilder> answersThatDoNotEnd() {
        return Stream.of(
                aResponse().withFixedDelay(9000),
                aResponse().withBody(" ".repeat(1000)).withChunkedDribbleDelay(50, 10_000));
    }

    @ParameterizedTest
    @MethodSource("answersThatDoNotEnd")
    void peersThatDoNotComeAreGivenUp(ResponseDefinitionBuilder answer) {
        beacon.tell(PEERS, answer);
        try (ConsensusNodes hasty = new ConsensusNodes(LIMITS, Duration.ofSeconds(2))) {
            assertThat(reason(hasty.open(GETH, beacon.url()).poll()))
                    .isEqualTo(FailureReason.TIMEOUT);
        }
        assertThat(asked()).containsExactly(PEERS);
    }

    @Test
    void tlsToAPlainPortIsATlsFailure() {
        assertThat(reason(nodes.open(GETH, beacon.url().replace("http:", "https:")).poll()))
                .isEqualTo(FailureReason.TLS);
    }

    @Test
    void aNameWithoutAddressIsAnUnknownHost() {
        HostLookup.Resolver knowsNobody =
                host -> {
                    throw new UnknownHostException(host);
                };
        try (ConsensusNodes lost =
                new ConsensusNodes(LIMITS, AMPLE, new HostLookup(knowsNobody, AMPLE))) {
            assertThat(reason(lost.open(GETH, "http://prysm-beacon-0:3500").poll()))
                    .isEqualTo(FailureReason.UNKNOWN_HOST);
        }
    }

    @Test
    void theClockOfTheClientIsComparedWithOurs() {
        BeaconStubs.healthy()
                .forEach((question, data) ->
                        beacon.tell(
                                question,
                                okJson(answer(data))
                                        .withHeader("Date", "Fri, 01 Jan 2100 00:00:00 GMT")));

        assertThat(reached(open()).identity().clockOffset()).isGreaterThan(Duration.ofDays(365));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "1606824023"})
    void aClockThatIsNoneIsAbsent(String date) {
        BeaconStubs.healthy()
                .forEach((question, data) ->
                        beacon.tell(question, okJson(answer(data)).withHeader("Date", date)));

        assertThat(reached(open()).identity().clockOffset()).isNull();
    }

    /** The first poll loads classes: it is not the one that is measured. */
    private static void warm(PolledNode node) {
        assertThat(node.poll()).isInstanceOf(PollResult.class);
    }

    private List<String> asked() {
        return SERVER.findAll(anyRequestedFor(anyUrl())).stream()
                .map(LoggedRequest::getUrl)
                .toList();
    }

    private PolledNode open() {
        return nodes.open(GETH, beacon.url());
    }

    private static ClientFamily client(Reached reached) {
        ClientInfo client = reached.identity().client();
        return Objects.requireNonNull(client, "it did not tell what it runs").family();
    }

    private static Reached reached(PolledNode node) {
        PollResult result = node.poll();
        assertThat(result).isInstanceOf(Reached.class);
        return (Reached) result;
    }

    private static Limited limited(PolledNode node) {
        PollResult result = node.poll();
        assertThat(result).isInstanceOf(Limited.class);
        return (Limited) result;
    }

    private static FailureReason reason(PollResult result) {
        assertThat(result).isInstanceOf(Unreached.class);
        return ((Unreached) result).reason();
    }
}
