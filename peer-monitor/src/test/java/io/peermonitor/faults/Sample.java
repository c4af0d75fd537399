package io.peermonitor.faults;

/**
 * What a churn of peers has left at one moment.
 *
 * @param heapBytes after a collection
 */
record Sample(long series, long heapBytes) {

    static Sample parse(String line) {
        String[] words = line.split(" ", 2);
        return new Sample(Long.parseLong(words[0]), Long.parseLong(words[1]));
    }

    @Override
    public String toString() {
        return series + " " + heapBytes;
    }
}
