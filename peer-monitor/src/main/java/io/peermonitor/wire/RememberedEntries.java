package io.peermonitor.wire;

import io.peermonitor.peer.Peer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one answer as they were written, and the peers that were read from them: the same
 * bytes are the same peer.
 */
final class RememberedEntries {

    /** How many entries in a row may be gone for the next one to be found all the same. */
    private static final int MOST_GONE = 8;

    /** How many in a row may have been replaced. */
    private static final int MOST_MISSED = 32;

    private final List<RememberedEntry> entries = new ArrayList<>();
    private int bytes;
    private int next;
    private int missed;

    private RememberedEntries() {}

    static RememberedEntries none() {
        return new RememberedEntries();
    }

    void add(RememberedEntry entry) {
        entries.add(entry);
        bytes += entry.length();
    }

    int bytes() {
        return bytes;
    }

    int size() {
        return entries.size();
    }

    /** The entry at the beginning of the window; null when it is not one of these. */
    @Nullable RememberedEntry find(AnswerWindow window) throws IOException {
        int ahead = MOST_GONE + Math.min(missed, MOST_MISSED);
        int last = Math.min(next + ahead, entries.size() - 1);
        for (int i = next; i <= last; i++) {
            RememberedEntry entry = entries.get(i);
            if (entry.isNextIn(window)) {
                next = i + 1;
                missed = 0;
                return entry;
            }
        }
        return null;
    }

    /** The entry that was not found was of this peer: changed, or one that was not there before. */
    void missed(@Nullable Peer peer) {
        boolean changed =
                peer != null
                        && next < entries.size()
                        && entries.get(next).peer().id().equals(peer.id());
        if (changed) {
            next++;
        } else {
            missed++;
        }
    }

    void rewind() {
        next = 0;
        missed = 0;
    }
}
