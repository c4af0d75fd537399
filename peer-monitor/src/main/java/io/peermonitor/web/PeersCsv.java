package io.peermonitor.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Peers as CSV (RFC 4180) that no spreadsheet takes for formulas: peers choose their names. */
final class PeersCsv {

    private static final String HEADINGS =
            "node,id,name,client,version,os,architecture,address,port,direction,static,trusted,"
                    + "capabilities,eth_version,earliest_block,latest_block,connected_since,layer\r\n";

    private PeersCsv() {}

    static String of(List<PeerView> peers) {
        return peers.stream().map(PeersCsv::row).collect(Collectors.joining("", HEADINGS, ""));
    }

    private static String row(PeerView peer) {
        PeerView.Eth eth = peer.eth();
        return Stream.<@Nullable Object>of(
                        peer.node(),
                        peer.id(),
                        peer.name(),
                        peer.client().family(),
                        peer.client().version(),
                        peer.client().os(),
                        peer.client().architecture(),
                        peer.address(),
                        peer.port(),
                        peer.direction(),
                        peer.isStatic(),
                        peer.trusted(),
                        String.join(" ", peer.capabilities()),
                        eth == null ? null : eth.version(),
                        eth == null ? null : eth.earliestBlock(),
                        eth == null ? null : eth.latestBlock(),
                        peer.connectedSince(),
                        peer.layer())
                .map(PeersCsv::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String harmless = formula ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
