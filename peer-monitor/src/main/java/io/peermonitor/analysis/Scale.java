package io.peermonitor.analysis;

/** What numbers an indicator can have. */
enum Scale {
    SHARE(1),
    NUMBER(1_000_000);

    private final int most;

    Scale(int most) {
        this.most = most;
    }

    void check(double threshold) {
        // written so that NaN fails as well
        if (!(threshold >= 0 && threshold <= most)) {
            throw new IllegalArgumentException(
                    "the threshold %s is not possible: give a number between 0 and %d."
                            .formatted(threshold, most));
        }
    }
}
