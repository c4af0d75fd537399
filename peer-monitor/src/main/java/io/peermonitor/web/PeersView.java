package io.peermonitor.web;

import java.util.List;

/**
 * The answer to {@code GET /peers}.
 *
 * @param total peers that match, of which {@code peers} is one page
 * @param nodes the nodes asked for, also those whose peers are not known now
 */
record PeersView(int total, List<NodeView> nodes, List<PeerView> peers) {}
