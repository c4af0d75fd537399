package io.peermonitor.sample;

import io.peermonitor.monitor.FleetView;
import io.peermonitor.tracking.Fleet;
import java.util.List;

/**
 * What the monitor of a {@link SampleService} sees: set by each test, so that all share one start.
 */
public final class ShownFleet implements FleetView {

    private volatile FleetView shown = () -> Fleet.of(List.of());

    public void show(FleetView fleet) {
        shown = fleet;
    }

    @Override
    public Fleet fleet() {
        return shown.fleet();
    }
}
