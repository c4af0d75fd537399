package io.peermonitor.faults;

/** The series of a scrape that the service makes of what it watches. */
final class Series {

    private Series() {}

    /** Those of the JVM and of requests come with time, and are Boot's. */
    static long count(String scrape) {
        return scrape.lines()
                .filter(line -> line.startsWith("peer_monitor_") || line.startsWith("ethereum_"))
                .count();
    }
}
