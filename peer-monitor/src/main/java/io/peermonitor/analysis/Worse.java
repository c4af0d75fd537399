package io.peermonitor.analysis;

/** On which side of its threshold an indicator is worse. */
public enum Worse {
    ABOVE,
    BELOW;

    boolean isBeyond(double value, double threshold) {
        return switch (this) {
            case ABOVE -> value > threshold;
            case BELOW -> value < threshold;
        };
    }
}
