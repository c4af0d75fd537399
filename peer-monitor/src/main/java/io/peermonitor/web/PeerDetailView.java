package io.peermonitor.web;

import java.util.List;

/**
 * One peer, as each node that has it now describes it, and what is remembered of it.
 *
 * @param seenBy one entry a node; none when no node is known to have it now
 */
record PeerDetailView(String id, List<PeerView> seenBy, PeerHistoryView history) {}
