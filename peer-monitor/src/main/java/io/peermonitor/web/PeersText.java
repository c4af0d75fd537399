package io.peermonitor.web;

import io.peermonitor.peer.Moment;
import io.peermonitor.text.Age;
import io.peermonitor.text.PeerText;
import io.peermonitor.text.TextTable;
import io.peermonitor.text.Who;
import io.peermonitor.tracking.NodeState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes and peers as two tables for a terminal. */
final class PeersText {

    private PeersText() {}

    static String of(PeerSearch search, PeerQuery query, Moment now) {
        TextTable nodes = new TextTable("NODE", "STATUS", "SINCE", "PEERS", "REMARK");
        search.nodes(query).forEach(node -> nodes.row(node(node, now)));
        PeerSearch.Page page = search.page(query);
        return nodes.render() + "\n" + peers(page, now) + "\n" + count(page);
    }

    private static String peers(PeerSearch.Page page, Moment now) {
        TextTable peers = PeerText.table();
        page.found().forEach(found -> peers.row(PeerText.cells(found.who(), found.session(), now)));
        return peers.render();
    }

    private static List<String> node(NodeState node, Moment now) {
        Moment since = node.statusSince();
        NodeView view = NodeView.of(node);
        return List.of(
                Who.of(node).toString(),
                view.status(),
                since == null ? "-" : Age.of(now.since(since)),
                shown(view.peerCount()),
                view.failure() != null ? view.failure().detail() : shown(view.advice()));
    }

    private static String count(PeerSearch.Page page) {
        return page.found().size() + " of " + page.total() + " peers\n";
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
