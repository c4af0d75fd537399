package io.peermonitor.wire;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Peer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the objects of one table as long as they are plain ones; from the first entry on that is
 * anything else, the rest is the parser's.
 */
final class EntryReading {

    /** A peer has some 800 bytes; one with many more is read each time. */
    private static final int LONGEST_REMEMBERED = 2048;

    private final AnswerWindow window;
    private final RememberedEntries before;
    private final RememberedEntries now = RememberedEntries.none();
    private final JsonMapper mapper;
    private final PeerTable.Entry reader;
    private final int maxPeers;
    private final BoundedPeers peers;
    private long tokens;

    EntryReading(
            AnswerWindow window,
            RememberedEntries before,
            JsonMapper mapper,
            PeerTable.Entry reader,
            int maxPeers) {
        this.window = window;
        this.before = before;
        this.mapper = mapper;
        this.reader = reader;
        this.maxPeers = maxPeers;
        this.peers = new BoundedPeers(maxPeers);
    }

    BoundedPeers peers() {
        return peers;
    }

    RememberedEntries remembered() {
        return now;
    }

    void readObjects() throws IOException {
        before.rewind();
        boolean more = true;
        while (more && window.peek(0) == '{') {
            RememberedEntry same = before.find(window);
            int length = same == null ? ObjectEnd.lengthOf(window) : same.length();
            if (length < 0) {
                return;
            }
            if (same == null) {
                parse(length);
            } else {
                add(same);
            }
            window.skip(length);
            more = passComma();
        }
    }

    private void parse(int length) {
        Peer peer = peer(length);
        before.missed(peer);
        if (peer == null || length > LONGEST_REMEMBERED) {
            peers.add(peer);
        } else {
            add(RememberedEntry.of(window, length, peer));
        }
    }

    /**
     * Together the objects may have no more tokens than an answer that the parser reads at once.
     */
    private @Nullable Peer peer(int length) {
        try (JsonParser json = mapper.createParser(window.bytes(), window.begin(), length)) {
            json.nextToken();
            Peer peer = reader.read(json);
            tokens += json.currentTokenCount();
            json.streamReadConstraints().validateTokenCount(tokens);
            return peer;
        }
    }

    private void add(RememberedEntry entry) {
        peers.add(entry.peer());
        if (now.size() < maxPeers) {
            now.add(entry);
        }
    }

    /** False at the end of the table, which is left for the parser. */
    private boolean passComma() throws IOException {
        skipWhitespace();
        if (window.peek(0) == ']') {
            return false;
        }
        boolean comma = window.peek(0) == ',';
        window.skip(1);
        skipWhitespace();
        if (!comma || window.peek(0) == ']') {
            throw new WireException(FailureReason.MALFORMED);
        }
        return true;
    }

    private void skipWhitespace() throws IOException {
        int next = window.peek(0);
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            window.skip(1);
            next = window.peek(0);
        }
    }
}
