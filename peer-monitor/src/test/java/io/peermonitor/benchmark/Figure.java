package io.peermonitor.benchmark;

/** What is measured in one run, in the order of the table. */
enum Figure {
    FIRST_POLL("start to first poll, ms"),
    CPU_PER_POLL("CPU per poll, ms"),
    CPU_PER_THOUSAND("CPU per 1,000 peers, ms"),
    CORES("CPU, share of a core"),
    LAG_MEDIAN("poll behind its beat p50, ms"),
    LAG_WORST("poll behind its beat p99, ms"),
    EVENT_MEDIAN("event to /events p50, ms"),
    EVENT_WORST("event to /events p99, ms"),
    PEERS_MEDIAN("/peers, 4 readers p50, ms"),
    PEERS_WORST("/peers, 4 readers p99, ms"),
    SCRAPE_MEDIAN("scrape, 4 readers p50, ms"),
    SCRAPE_WORST("scrape, 4 readers p99, ms"),
    SCRAPE_SIZE("scrape size, KiB"),
    RESIDENT("resident memory, MiB"),
    RESIDENT_PEAK("resident memory at its peak, MiB"),
    HEAP("heap after GC, MiB"),
    ALLOCATION("allocation per poll, KiB");

    private final String words;

    Figure(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
