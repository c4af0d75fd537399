package io.peermonitor.web;

import java.util.List;

/**
 * One peer, as each node that has it now describes it.
 *
 * @param seenBy one entry a node
 */
record PeerDetailView(String id, List<PeerView> seenBy) {}
