package io.peermonitor.peer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Why a session ended: a closed set, so it can be a metric label.
 *
 * <p>The words are those of Geth, which writes the reason of a drop as text ({@code
 * p2p/peer_error.go} and {@code eth/protocols/eth/protocol.go}, v1.17.10).
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists of List.of do not change
public enum DisconnectReason {
    /** A poll no longer listed the peer; polling alone cannot tell why. */
    UNKNOWN,
    /** One side asked for it, an operator for example. */
    REQUESTED("disconnect requested"),
    /** The connection broke. */
    NETWORK_ERROR(
            "network error",
            "EOF",
            "unexpected EOF",
            "read tcp",
            "write tcp",
            "write error",
            "connection reset",
            "broken pipe",
            "i/o timeout",
            "use of closed network connection"),
    PROTOCOL_ERROR(
            "breach of protocol",
            "invalid message",
            "invalid disconnect reason",
            "msg code out of range",
            "protocol version mismatch"),
    /** It shares no protocol with the node, or serves nothing the node needs. */
    USELESS_PEER("useless peer"),
    /** The one side or the other has no free slot. */
    TOO_MANY_PEERS("too many peers"),
    ALREADY_CONNECTED("already connected"),
    INCOMPATIBLE_VERSION("incompatible p2p protocol version"),
    INVALID_IDENTITY("invalid node identity"),
    /** The peer or the node is being shut down. */
    QUITTING("client quitting", "protocol returned", "shutting down", "server stopped"),
    UNEXPECTED_IDENTITY("unexpected identity"),
    SELF("connected to self"),
    READ_TIMEOUT("read timeout"),
    SUBPROTOCOL_ERROR("subprotocol error"),
    /** Another chain, or the same chain before or after a fork: no fault of ours. */
    WRONG_NETWORK("network ID mismatch", "genesis mismatch", "fork ID rejected"),
    /** Words that none of the above says. */
    OTHER;

    private final List<String> beginnings;

    DisconnectReason(String... beginnings) {
        this.beginnings = List.of(beginnings);
    }

    /** The reason that a node's words begin with, whatever they go on with. */
    public static DisconnectReason said(String words) {
        return Arrays.stream(values())
                .filter(reason -> reason.beginnings.stream().anyMatch(words::startsWith))
                .findFirst()
                .orElse(OTHER);
    }

    /** The value in metric labels and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
