package io.peermonitor.discovery;

import static java.util.stream.Collectors.joining;

import io.peermonitor.discovery.Answer.Silence;
import io.peermonitor.discovery.Answer.Targets;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeName;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Asks DNS again and again which nodes a service has, and says which are new and which are gone for
 * good.
 *
 * <p>On a platform thread of its own: the JDK's DNS client holds the carrier of a virtual thread.
 */
public final class NodeDiscovery implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NodeDiscovery.class);

    private final ServiceRecords records;
    private final String service;
    private final Duration interval;
    private final Predicate<NodeName> ours;
    private final Consumer<Target> found;
    private final BiConsumer<NodeName, String> forgotten;
    private Roster roster;
    private @Nullable Answer last;
    private volatile boolean answered;
    private volatile @Nullable Thread loop;

    /**
     * @param service an SRV name such as {@code
     *     _ws-admin._tcp.geth-headless.ethereum.svc.cluster.local}
     * @param forgetAfter how long a node stays that is no longer named
     * @param taken names that DNS cannot give to another node
     * @param ours which of the nodes named are watched here, and not by another monitor
     * @param forgotten is told the name and why
     */
    public NodeDiscovery(
            String service,
            Duration interval,
            Duration forgetAfter,
            Set<NodeName> taken,
            Predicate<NodeName> ours,
            Consumer<Target> found,
            BiConsumer<NodeName, String> forgotten) {
        this(new ServiceRecords(), service, interval, forgetAfter, taken, ours, found, forgotten);
    }

    NodeDiscovery(
            ServiceRecords records,
            String service,
            Duration interval,
            Duration forgetAfter,
            Set<NodeName> taken,
            Predicate<NodeName> ours,
            Consumer<Target> found,
            BiConsumer<NodeName, String> forgotten) {
        this.records = records;
        this.service = service;
        this.interval = interval;
        this.roster = Roster.empty(taken, forgetAfter);
        this.ours = ours;
        this.found = found;
        this.forgotten = forgotten;
    }

    /** Whether DNS answered the last time, be it that there is no node. */
    public boolean answered() {
        return answered;
    }

    @Override
    public void start() {
        loop = Thread.ofPlatform().daemon().name("node-discovery").start(this::askOnAndOn);
    }

    private void askOnAndOn() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                askOnce(Moment.now());
                Thread.sleep(interval);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** One question and what follows from its answer. */
    void askOnce(Moment now) {
        try {
            Answer answer = records.ask(service);
            answered = answer instanceof Targets;
            say(answer);
            Roster.Step step = roster.after(answer, now);
            roster = step.roster();
            step.forgotten().forEach(gone -> forgotten.accept(gone.node(), gone.why()));
            step.added().stream().filter(target -> ours.test(target.name())).forEach(this::add);
        } catch (RuntimeException | Error bug) {
            log.error("Looking for nodes in DNS failed by a fault of the monitor", bug);
        }
    }

    /** A host that no client can use, all digits for example, costs the others nothing. */
    private void add(Target target) {
        try {
            found.accept(target);
        } catch (IllegalArgumentException unusable) {
            log.warn("discovery  {} cannot be watched: {}", target.url(), unusable.getMessage());
        }
    }

    /** Only what is new: the same trouble every half minute tells nobody anything. */
    private void say(Answer answer) {
        if (answer.equals(last)) {
            return;
        }
        last = answer;
        switch (answer) {
            case Silence silence ->
                    log.warn(
                            "discovery  {}: {}; the nodes stay as they are, asking on",
                            service,
                            silence.detail());
            case Targets none when none.targets().isEmpty() ->
                    log.warn(
                            "discovery  {} names no node: does the Service exist, does it have pods,"
                                    + " and is the name that of a named port?",
                            service);
            case Targets named -> log.info("discovery  {} names {}", service, words(named));
        }
    }

    private static String words(Targets named) {
        String nodes =
                named.targets().stream()
                        .map(target -> target.name().value())
                        .collect(joining(", "));
        return named.refused() == 0
                ? nodes
                : nodes + ", and " + named.refused() + " records that can be no node";
    }

    @Override
    public void stop() {
        Thread running = loop;
        if (running != null) {
            running.interrupt();
        }
        loop = null;
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
