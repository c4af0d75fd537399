package io.peermonitor.sample;

import io.peermonitor.analysis.AnalysisRules;
import io.peermonitor.monitor.FleetView;
import io.peermonitor.monitor.Picture;
import io.peermonitor.pair.PairRules;
import java.util.List;

/**
 * What the monitor of a {@link SampleService} sees: set by each test, so that all share one start.
 */
public final class ShownFleet implements FleetView {

    private volatile FleetView shown =
            () -> Picture.of(List.of(), AnalysisRules.USUAL, PairRules.USUAL);

    public void show(FleetView fleet) {
        shown = fleet;
    }

    @Override
    public Picture picture() {
        return shown.picture();
    }
}
