package io.peermonitor.text;

import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.EthProtocol;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.Peer;
import io.peermonitor.tracking.Session;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One peer in words and as the cells of a table. */
public final class PeerText {

    private static final String ABSENT = "-";
    private static final int SHORT_ID = 16;

    private PeerText() {}

    /** An empty table for the rows of {@link #cells}. */
    public static TextTable table() {
        return new TextTable(
                "NODE",
                "DIRECTION",
                "CLIENT",
                "ADDRESS",
                "CONNECTED",
                "LATEST BLOCK",
                "FLAGS",
                "ID");
    }

    public static List<String> cells(Who who, Session session, Moment now) {
        Peer peer = session.peer();
        return List.of(
                who.toString(),
                peer.direction().label(),
                client(peer.client()),
                address(peer),
                connected(session, now),
                latestBlock(peer.eth()),
                flags(peer),
                shortId(peer));
    }

    /** Family and version; for a client of no known family its own, cleaned name. */
    public static String client(ClientInfo client) {
        return switch (client.family()) {
            case UNKNOWN -> "unknown";
            case OTHER -> '"' + client.name() + '"';
            default ->
                    client.version() == null
                            ? client.family().label()
                            : client.family().label() + " " + client.version();
        };
    }

    public static String address(Peer peer) {
        return peer.remote() == null ? ABSENT : peer.remote().toString();
    }

    /** Enough of the id to tell peers apart in one table. */
    public static String shortId(Peer peer) {
        String id = peer.id().value();
        return id.length() <= SHORT_ID ? id : id.substring(0, SHORT_ID);
    }

    /** {@code in}, {@code out} or {@code ?}. */
    public static String arrow(Direction direction) {
        return switch (direction) {
            case INBOUND -> "in";
            case OUTBOUND -> "out";
            case UNKNOWN -> "?";
        };
    }

    /** A peer of the baseline may be older than we know. */
    private static String connected(Session session, Moment now) {
        String age = Age.of(session.lastedUntil(now));
        return session.fromBaseline() ? ">" + age : age;
    }

    private static String latestBlock(@Nullable EthProtocol eth) {
        return eth == null || eth.latestBlock() == null ? ABSENT : eth.latestBlock().toString();
    }

    private static String flags(Peer peer) {
        StringJoiner flags = new StringJoiner(",").setEmptyValue(ABSENT);
        if (Boolean.TRUE.equals(peer.isStatic())) {
            flags.add("static");
        }
        if (Boolean.TRUE.equals(peer.trusted())) {
            flags.add("trusted");
        }
        return flags.toString();
    }
}
