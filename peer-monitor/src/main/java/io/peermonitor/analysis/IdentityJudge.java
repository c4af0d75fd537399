package io.peermonitor.analysis;

import static io.peermonitor.analysis.Indicator.CLIENT_CONCENTRATION;
import static io.peermonitor.analysis.Indicator.SAME_BUILD;

import io.peermonitor.peer.ClientFamily;
import java.util.List;

/** Judges what the peers say they run: of low weight, since they may say anything. */
record IdentityJudge(ClientDiversity clients, AnalysisRules rules) {

    List<Reading> readings() {
        return List.of(families(), builds());
    }

    private Reading families() {
        Concentration<ClientFamily> families = clients.families();
        Double concentration = families.concentration();
        if (concentration == null || families.total() < rules.fewestPeers()) {
            return Reading.unknown(CLIENT_CONCENTRATION, tooFew());
        }
        return new Reading(
                CLIENT_CONCENTRATION,
                concentration,
                rules.level(CLIENT_CONCENTRATION, concentration),
                "%d of %d peers run %s"
                        .formatted(
                                families.most(),
                                families.total(),
                                families.counts().getFirst().kind().label()));
    }

    /** Without the name itself, which is the peers' own text. */
    private Reading builds() {
        Concentration<String> builds = clients.builds();
        Double share = builds.topShare();
        if (share == null || builds.total() < rules.fewestPeers()) {
            return Reading.unknown(SAME_BUILD, tooFew());
        }
        return new Reading(
                SAME_BUILD,
                share,
                rules.level(SAME_BUILD, share),
                "%d of %d peers give the very same client name"
                        .formatted(builds.most(), builds.total()));
    }

    private String tooFew() {
        return "too few peers with a client name: " + clients.families().total();
    }
}
