package io.peermonitor.fuzz;

import io.peermonitor.consensus.ReadConsensus;
import io.peermonitor.peer.ConsensusReport;
import io.peermonitor.sample.SamplePeer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * All answers of a consensus client, one a line and in the order of the questions: its peers, and
 * what the pair says of it beside a healthy execution client.
 */
public final class BeaconFuzz {

    private BeaconFuzz() {}

    public static void fuzzerTestOneInput(byte[] lines) {
        // every byte is a character of this, so the lines are the bytes that came
        List<byte[]> answers =
                Arrays.stream(new String(lines, StandardCharsets.ISO_8859_1).split("\n", -1))
                        .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
                        .toList();
        try (Outputs outputs = new Outputs()) {
            outputs.fleet().synced("geth-0", List.of(SamplePeer.named(1, "Geth/v1.17.10")));
            outputs.after(new ConsensusReport(new ReadConsensus(answers).poll(Outputs.NODE)));
            outputs.check();
            outputs.fleet().consensusReached("geth-0");
            outputs.check();
        }
    }
}
