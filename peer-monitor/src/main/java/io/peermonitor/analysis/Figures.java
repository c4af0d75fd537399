package io.peermonitor.analysis;

/** Everything that was counted of one peer table. */
public record Figures(
        ClientDiversity clients,
        NetworkFigures networks,
        DirectionFigures direction,
        ViewFigures view,
        ChurnFigures churn) {}
