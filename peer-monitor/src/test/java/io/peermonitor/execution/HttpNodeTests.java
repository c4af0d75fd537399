package io.peermonitor.execution;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReader;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Limited;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.wire.HostLookup;
import io.peermonitor.wire.Limits;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A node behind HTTP: what it tells, what it lacks, and each way in which it can fail. */
class HttpNodeTests {

    /** Longer than a busy machine takes for anything but what never ends. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Limits LIMITS = new Limits(8 * 1024 * 1024, 2000);

    @RegisterExtension
    static final WireMockExtension NODE =
            WireMockExtension.newInstance()
                    .options(
                            WireMockConfiguration.options()
                                    .dynamicPort()
                                    .bindAddress("127.0.0.1")
                                    .globalTemplating(true))
                    .build();

    private final ExecutionNodes nodes = new ExecutionNodes(LIMITS, TIMEOUT);

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void everythingThatANodeTellsIsRead() {
        answers("admin_peers", "\"result\":[{\"id\":\"" + "a".repeat(64) + "\"}]");
        answers("eth_blockNumber", "\"result\":\"0x16c9f20\"");
        answers(
                "eth_syncing",
                "\"result\":{\"currentBlock\":\"0x16c9f20\",\"highestBlock\":\"0x16c9f40\"}");
        answers("web3_clientVersion", "\"result\":\"Geth/v1.17.10-stable/linux-amd64/go1.26\"");
        answers("net_version", "\"result\":\"1\"");
        answers(
                "admin_nodeInfo",
                "\"result\":{\"id\":\"%s\",\"enode\":\"enode://%s@203.0.113.1:30303?discport=0\"}"
                        .formatted("b".repeat(64), "c".repeat(128)));

        Reached reached = reached();

        assertThat(reached.snapshot().peers()).hasSize(1);
        assertThat(reached.chain().headBlock()).isEqualTo(23_895_840L);
        assertThat(reached.chain().syncing()).isTrue();
        assertThat(reached.chain().highestBlock()).isEqualTo(23_895_872L);
        assertThat(reached.identity().networkId()).isEqualTo("1");
        assertThat(reached.identity().id()).hasToString("b".repeat(64));
        assertThat(reached.identity().listen()).hasToString("203.0.113.1:30303");
        assertThat(reached.identity().client()).isNotNull();
        assertThat(reached.identity().client().family()).isEqualTo(ClientFamily.GETH);
    }

    @Test
    void aNodeThatLacksTheRestStillShowsItsPeers() {
        answers("admin_peers", "\"result\":[]");
        NODE.stubFor(
                any(anyUrl())
                        .atPriority(9)
                        .willReturn(json("\"error\":{\"code\":-32601,\"message\":\"no\"}")));

        Reached reached = reached();

        assertThat(reached.chain().headBlock()).isNull();
        assertThat(reached.chain().syncing()).isNull();
        assertThat(reached.identity().client()).isNull();
    }

    @Test
    void aRestThatBreaksDoesNotCostThePeers() {
        answers("admin_peers", "\"result\":[]");
        answers("eth_blockNumber", "\"result\":{\"not\":\"a number\"}");
        NODE.stubFor(
                any(anyUrl())
                        .atPriority(9)
                        .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        assertThat(reached().chain().headBlock()).isNull();
    }

    static Stream<String> waysToSayThatAdminIsNotServed() {
        return Stream.of(
                "\"error\":{\"code\":-32601,\"message\":\"the method admin_peers does not exist/is not available\"}",
                "\"error\":{\"code\":-32604,\"message\":\"Method not enabled\"}",
                "\"error\":{\"code\":-32600,\"message\":\"The method 'admin_peers' is found but the namespace 'Admin' is disabled for x.\"}");
    }

    @ParameterizedTest
    @MethodSource("waysToSayThatAdminIsNotServed")
    void aNodeWithoutAdminIsLimitedAndTheWordsSayHowToEnableIt(String error) {
        answers("admin_peers", error);
        answers("net_peerCount", "\"result\":\"0x2f\"");
        answers("eth_blockNumber", "\"result\":\"0x10\"");
        answers("web3_clientVersion", "\"result\":\"Geth/v1.17.10-stable\"");

        assertThat(poll())
                .isInstanceOfSatisfying(
                        Limited.class,
                        limited -> {
                            assertThat(limited.peerCount()).isEqualTo(47);
                            assertThat(limited.chain().headBlock()).isEqualTo(16);
                            assertThat(limited.advice()).contains("--http.api=admin,eth,net,web3");
                        });
    }

    @Test
    void anIdentityThatCouldNotBeAskedIsAskedAgainAtTheNextPoll() {
        answers("admin_peers", "\"result\":[]");
        NODE.stubFor(
                any(anyUrl())
                        .atPriority(9)
                        .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        NodeReader reader = reader(NODE.baseUrl());
        assertThat(((Reached) reader.poll()).identity()).isEqualTo(NodeIdentity.UNKNOWN);

        NODE.stubFor(any(anyUrl()).atPriority(9).willReturn(json("\"result\":\"0x1\"")));
        answers("web3_clientVersion", "\"result\":\"Geth/v1.17.10-stable\"");

        assertThat(((Reached) reader.poll()).identity().client()).isNotNull();
    }

    @Test
    void aNodeThatIgnoresPlainRequestsCostsOnlyItsClock() {
        answers("admin_peers", "\"result\":[]");
        answers("web3_clientVersion", "\"result\":\"Geth/v1.17.10-stable\"");
        NODE.stubFor(post(anyUrl()).atPriority(8).willReturn(json("\"error\":{\"code\":-32601}")));
        NODE.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().withFixedDelay(30_000)));

        Reached reached = reached();

        assertThat(reached.identity().clockOffset()).isNull();
        assertThat(reached.identity().client()).isNotNull();
    }

    static Stream<Arguments> answersThatAreNone() {
        String result = "\"result\":[]";
        return Stream.of(
                Arguments.of(aResponse().withStatus(401), FailureReason.UNAUTHORIZED),
                Arguments.of(
                        aResponse().withStatus(403).withBody("invalid host specified"),
                        FailureReason.UNAUTHORIZED),
                Arguments.of(aResponse().withStatus(429), FailureReason.RATE_LIMITED),
                Arguments.of(aResponse().withStatus(502), FailureReason.HTTP_STATUS),
                Arguments.of(aResponse().withStatus(204), FailureReason.HTTP_STATUS),
                Arguments.of(
                        aResponse().withStatus(302).withHeader("Location", "/elsewhere"),
                        FailureReason.REDIRECTED),
                Arguments.of(aResponse().withBody("<html>hi</html>"), FailureReason.MALFORMED),
                Arguments.of(
                        aResponse().withBody("{\"jsonrpc\":\"2.0\",\"id\":1"),
                        FailureReason.MALFORMED),
                Arguments.of(aResponse().withBody(""), FailureReason.SCHEMA),
                Arguments.of(json(result + ",\"id\":7"), FailureReason.MALFORMED),
                Arguments.of(json("\"result\":null"), FailureReason.SCHEMA),
                Arguments.of(json("\"result\":{\"peers\":[]}"), FailureReason.SCHEMA),
                Arguments.of(
                        json(result + ",\"error\":{\"code\":1,\"message\":\"x\"}"),
                        FailureReason.SCHEMA),
                Arguments.of(
                        aResponse().withBody("[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[]}]"),
                        FailureReason.SCHEMA),
                Arguments.of(
                        aResponse().withBody("{\"jsonrpc\":\"1.0\",\"id\":1,\"result\":[]}"),
                        FailureReason.SCHEMA),
                Arguments.of(
                        aResponse().withBody("{\"jsonrpc\":\"2.0\",\"id\":-5,\"result\":[]}"),
                        FailureReason.ID_MISMATCH),
                Arguments.of(
                        aResponse().withBody("{\"jsonrpc\":\"2.0\",\"result\":[]}"),
                        FailureReason.ID_MISMATCH),
                Arguments.of(
                        json("\"error\":{\"code\":-32000,\"message\":\"busy\"}"),
                        FailureReason.RPC_ERROR),
                Arguments.of(
                        aResponse().withHeader("Content-Encoding", "br").withBody("x"),
                        FailureReason.BAD_ENCODING),
                Arguments.of(aResponse().withFault(Fault.EMPTY_RESPONSE), FailureReason.CLOSED),
                Arguments.of(
                        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                        FailureReason.CLOSED));
    }

    @ParameterizedTest
    @MethodSource("answersThatAreNone")
    void eachFailureHasItsReason(ResponseDefinitionBuilder answer, FailureReason reason) {
        NODE.stubFor(any(anyUrl()).willReturn(answer));

        assertThat(failure().reason()).isEqualTo(reason);
    }

    static Stream<ResponseDefinitionBuilder> answersThatDoNotEnd() {
        return Stream.of(
                aResponse().withFixedDelay(9000),
                aResponse().withBody(" ".repeat(1000)).withChunkedDribbleDelay(50, 10_000));
    }

    @ParameterizedTest
    @MethodSource("answersThatDoNotEnd")
    void anAnswerThatDoesNotEndIsGivenUp(ResponseDefinitionBuilder answer) {
        NODE.stubFor(any(anyUrl()).willReturn(answer));
        try (ExecutionNodes hasty = new ExecutionNodes(LIMITS, Duration.ofSeconds(2))) {
            PollResult result = hasty.open(new NodeName("geth"), NODE.baseUrl()).poll();

            assertThat(((Unreached) result).reason()).isEqualTo(FailureReason.TIMEOUT);
        }
    }

    @Test
    void anErrorOfTheNodeIsQuotedCleaned() {
        answers("admin_peers", "\"error\":{\"code\":-32000,\"message\":\"bu\\nsy \\u001b[2J\"}");

        assertThat(failure().detail()).contains("error -32000: bu?sy ?[2J");
    }

    @Test
    void aRedirectIsNotFollowed() {
        NODE.stubFor(
                any(anyUrl())
                        .willReturn(
                                aResponse().withStatus(307).withHeader("Location", "/elsewhere")));

        failure();

        NODE.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void credentialsAreSentAndNeverShown() {
        NODE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
        String url = NODE.baseUrl().replace("http://", "http://user:hunter2@");

        Unreached failure = (Unreached) reader(url).poll();

        NODE.verify(
                postRequestedFor(anyUrl())
                        .withHeader("Authorization", equalTo("Basic dXNlcjpodW50ZXIy")));
        assertThat(failure.toString()).doesNotContain("hunter2").contains(NODE.baseUrl());
    }

    @Test
    void compressedAnswersAreNotAskedFor() {
        answers("admin_peers", "\"result\":[]");

        reached();

        NODE.verify(postRequestedFor(anyUrl()).withHeader("Accept-Encoding", equalTo("identity")));
    }

    @Test
    void nothingListeningIsRefused() {
        assertThat(poll("http://127.0.0.1:1")).isEqualTo(FailureReason.REFUSED);
    }

    @Test
    void aNameWithoutAddressIsAnUnknownHost() {
        HostLookup.Resolver knowsNobody =
                host -> {
                    throw new UnknownHostException(host);
                };
        Limits limits = new Limits(1 << 20, 100);
        try (ExecutionNodes lost =
                new ExecutionNodes(limits, TIMEOUT, new HostLookup(knowsNobody, TIMEOUT))) {
            PollResult result = lost.open(new NodeName("geth"), "http://geth:8545").poll();

            assertThat(((Unreached) result).reason()).isEqualTo(FailureReason.UNKNOWN_HOST);
        }
    }

    @Test
    void tlsToAPlainPortIsATlsFailure() {
        assertThat(poll(NODE.baseUrl().replace("http:", "https:"))).isEqualTo(FailureReason.TLS);
    }

    @Test
    void theClockOfTheNodeIsComparedWithOurs() {
        answers("admin_peers", "\"result\":[]");
        NODE.stubFor(
                any(anyUrl())
                        .atPriority(9)
                        .willReturn(
                                aResponse()
                                        .withStatus(404)
                                        .withHeader("Date", "Fri, 01 Jan 2100 00:00:00 GMT")));

        Duration offset = reached().identity().clockOffset();

        assertThat(offset).isGreaterThan(Duration.ofDays(365));
    }

    private static ResponseDefinitionBuilder json(String members) {
        // WireMock's template repeats the id of the question, as every node does
        return aResponse()
                .withHeader("Content-Type", "application/json")
                .withBody(
                        "{\"jsonrpc\":\"2.0\",\"id\":{{jsonPath request.body '$.id'}},"
                                + members
                                + "}");
    }

    private static void answers(String method, String members) {
        NODE.stubFor(
                post(anyUrl())
                        .withRequestBody(matchingJsonPath("$[?(@.method == '" + method + "')]"))
                        .willReturn(json(members)));
    }

    private Reached reached() {
        PollResult result = poll();
        assertThat(result).isInstanceOf(Reached.class);
        return (Reached) result;
    }

    private Unreached failure() {
        PollResult result = poll();
        assertThat(result).isInstanceOf(Unreached.class);
        return (Unreached) result;
    }

    private PollResult poll() {
        return reader(NODE.baseUrl()).poll();
    }

    private FailureReason poll(String url) {
        return ((Unreached) reader(url).poll()).reason();
    }

    private NodeReader reader(String url) {
        return nodes.open(new NodeName("geth"), url);
    }
}
