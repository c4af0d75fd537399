package io.peermonitor.web;

import io.peermonitor.analysis.ClientDiversity;
import io.peermonitor.analysis.ClientDiversity.Release;
import io.peermonitor.analysis.ForkReadiness;
import io.peermonitor.peer.ClientFamily;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the peers say they run.
 *
 * @param families the largest first
 * @param versions by family and version, the largest first
 * @param effective how many equally large families would be as diverse; 2.5 or more is good
 * @param forkReady share of peers at or above the configured minimum versions; 1 is good, null
 *     where none is configured
 * @param outdated versions below the minimum
 */
record DiversityView(
        List<ShareView> families,
        List<ShareView> versions,
        @Nullable Double effective,
        @Nullable Double forkReady,
        List<String> outdated) {

    static DiversityView of(ClientDiversity clients) {
        ForkReadiness readiness = clients.forkReadiness();
        return new DiversityView(
                ShareView.of(clients.families(), ClientFamily::label),
                ShareView.of(clients.versions(), DiversityView::words),
                clients.families().effective(),
                readiness.share(),
                readiness.outdated().stream()
                        .map(count -> count.number() + " " + words(count.kind()))
                        .toList());
    }

    private static String words(Release release) {
        return release.family().label() + " " + release.version();
    }
}
