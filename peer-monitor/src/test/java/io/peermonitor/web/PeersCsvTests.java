package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.geo.Origins;
import io.peermonitor.peer.Peer;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.text.Who;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeersCsvTests {

    private static final String HEADINGS =
            "node,id,name,client,version,os,architecture,address,port,direction,static,trusted,"
                    + "capabilities,eth_version,earliest_block,latest_block,connected_since,layer\r\n";

    @Test
    void listWithoutPeersIsTheHeadings() {
        assertThat(csv()).isEqualTo(HEADINGS);
    }

    @Test
    void eachPeerIsOneRow() {
        assertThat(csv(SamplePeer.named(1, "Geth/v1.17.10-stable/linux-amd64/go1.26.4")))
                .isEqualTo(
                        HEADINGS
                                + """
                                "alpha","%s","Geth/v1.17.10-stable/linux-amd64/go1.26.4","geth",\
                                "1.17.10","linux","amd64","192.0.2.1","30303","outbound","false",\
                                "false","eth/68 eth/69 snap/1","69","0","23000001",\
                                "2026-11-23T12:00:00Z","execution"\r
                                """
                                        .formatted(SamplePeer.id(1)));
    }

    @Test
    void whatIsNotKnownIsEmpty() {
        assertThat(csv(SamplePeer.bare(1)))
                .endsWith(
                        """
                        "","unknown","","","","","","unknown","","","","","","",\
                        "2026-11-23T12:00:00Z","execution"\r
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void noSpreadsheetTakesACellForAFormula(String hostile) {
        assertThat(PeersCsv.cell(hostile)).isEqualTo("\"'" + hostile + "\"");
    }

    @Test
    void quotesAndCommasStayInTheirCell() {
        assertThat(PeersCsv.cell("a\",=1+1,\"b")).isEqualTo("\"a\"\",=1+1,\"\"b\"");
    }

    @Test
    void formulaAsANameIsGuarded() {
        Peer hostile = SamplePeer.named(1, "=HYPERLINK(\"http://192.0.2.1\",\"Geth\")");
        assertThat(csv(hostile)).contains(",\"'=HYPERLINK(\"\"http://192.0.2.1\"\",");
    }

    private static String csv(Peer... peers) {
        SampleFleet fleet = SampleFleet.watching("alpha").reached("alpha", peers);
        return PeersCsv.of(
                fleet.fleet().nodes().stream()
                        .flatMap(node ->
                                node.sessions().stream()
                                        .map(session ->
                                                PeerView.of(Who.of(node), session, Origins.none())))
                        .toList());
    }
}
