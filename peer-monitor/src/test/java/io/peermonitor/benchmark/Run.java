package io.peermonitor.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One run of one monitor with one size of fleet: two starts, one for polls and one for events. */
final class Run {

    private static final int READERS = 4;

    private final Contender contender;
    private final Plan plan;
    private final Plan.Size size;
    private final Duration interval;
    private final Map<Figure, Double> figures = new EnumMap<>(Figure.class);

    private Run(Contender contender, Plan plan, Plan.Size size) {
        this.contender = contender;
        this.plan = plan;
        this.size = size;
        this.interval = size.interval();
    }

    /** Every figure that this monitor has. */
    static Map<Figure, Double> of(Contender contender, Plan plan, Plan.Size size) throws Exception {
        Run run = new Run(contender, plan, size);
        run.polls();
        if (contender.ours() && plan.events() > 0) {
            run.events();
        }
        return run.figures;
    }

    private void polls() throws Exception {
        try (FleetProcess fleet = new FleetProcess(size, plan.churn());
                MonitorProcess monitor =
                        new MonitorProcess(contender, fleet, interval, plan.webSocket())) {
            try {
                figures.put(Figure.FIRST_POLL, (fleet.firstPoll() - monitor.start()) / 1e6);
                Page scrape = Page.of(monitor.port(), contender.scrapePath());
                scrape.awaitServed();
                fleet.awaitAllPolled();
                scrapeOn(scrape, plan.warm());
                watch(fleet, monitor, scrape);
                read(monitor.port(), scrape);
                figures.put(Figure.RESIDENT_PEAK, monitor.peakMebibytes());
                if (contender.ours()) {
                    lookInside(fleet, monitor, scrape);
                }
            } catch (Exception failed) {
                System.err.println(monitor.output());
                throw failed;
            }
        }
    }

    private void watch(FleetProcess fleet, MonitorProcess monitor, Page scrape) throws Exception {
        fleet.polls();
        double cpu = monitor.cpuMillis();
        long begin = System.nanoTime();
        scrapeOn(scrape, plan.watching());
        double used = monitor.cpuMillis() - cpu;
        double millis = (System.nanoTime() - begin) / 1e6;
        List<List<Long>> polls = fleet.polls();
        double perPoll = used / count(polls);
        List<Double> behind =
                polls.stream().flatMap(times -> Lag.millis(times, interval).stream()).toList();
        figures.put(Figure.CPU_PER_POLL, perPoll);
        figures.put(Figure.CPU_PER_THOUSAND, 1000 * perPoll / size.peers());
        figures.put(Figure.CORES, used / millis);
        figures.put(Figure.LAG_MEDIAN, Percentiles.median(behind));
        figures.put(Figure.LAG_WORST, Percentiles.of(behind, 0.99));
        figures.put(Figure.RESIDENT, monitor.residentMebibytes());
    }

    private static int count(List<List<Long>> polls) throws IOException {
        int count = polls.stream().mapToInt(List::size).sum();
        if (count == 0) {
            throw new IOException("The monitor did not poll while it was watched.");
        }
        return count;
    }

    /** As Prometheus does: two scrapes in the time of three polls, as of 15 s and 10 s. */
    private void scrapeOn(Page scrape, Duration time) throws IOException, InterruptedException {
        Duration between = interval.multipliedBy(3).dividedBy(2);
        long end = System.nanoTime() + time.toNanos();
        while (true) {
            scrape.read();
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.compareTo(between) <= 0) {
                Thread.sleep(left.isNegative() ? Duration.ZERO : left);
                return;
            }
            Thread.sleep(between);
        }
    }

    private void read(int port, Page scrape) throws Exception {
        figures.put(Figure.SCRAPE_SIZE, scrape.read() / 1024.0);
        List<Double> scrapes = scrape.millisOf(READERS, plan.reading());
        figures.put(Figure.SCRAPE_MEDIAN, Percentiles.median(scrapes));
        figures.put(Figure.SCRAPE_WORST, Percentiles.of(scrapes, 0.99));
        if (contender.ours()) {
            List<Double> peers = Page.of(port, "/peers").millisOf(READERS, plan.reading());
            figures.put(Figure.PEERS_MEDIAN, Percentiles.median(peers));
            figures.put(Figure.PEERS_WORST, Percentiles.of(peers, 0.99));
        }
    }

    private void lookInside(FleetProcess fleet, MonitorProcess monitor, Page scrape)
            throws Exception {
        try (Inside inside = Inside.of(monitor.pid())) {
            fleet.polls();
            double before = inside.allocatedKibibytes();
            scrapeOn(scrape, plan.watching().dividedBy(2));
            double allocated = inside.allocatedKibibytes() - before;
            figures.put(Figure.ALLOCATION, allocated / count(fleet.polls()));
            figures.put(Figure.HEAP, inside.heapMebibytesAfterCollection());
        }
    }

    /** Over WebSockets, which push, and at the usual interval: only the push can be this soon. */
    private void events() throws Exception {
        Duration usual = Duration.ofSeconds(10);
        try (FleetProcess fleet = new FleetProcess(size, 0);
                MonitorProcess monitor = new MonitorProcess(contender, fleet, usual, true)) {
            Page.of(monitor.port(), contender.scrapePath()).awaitServed();
            fleet.awaitAllPolled();
            List<Double> millis = EventTimes.millis(fleet, monitor.port(), plan.events());
            figures.put(Figure.EVENT_MEDIAN, Percentiles.median(millis));
            figures.put(Figure.EVENT_WORST, Percentiles.of(millis, 0.99));
        }
    }
}
