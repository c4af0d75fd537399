package io.peermonitor.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import okhttp3.Dns;

/**
 * Asks DNS with a time limit.
 *
 * <p>The system's resolver cannot be interrupted and holds the carrier of a virtual thread: two
 * dead name servers would stop every poll on a machine with two cores. So it runs on threads of its
 * own, one question a host.
 */
public final class HostLookup implements Dns, AutoCloseable {

    private static final int MOST_THREADS = 32;

    /** A name that needs longer is not going to be found in the rest of the poll. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** The system's resolver, or what a test puts in its place. */
    public interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** No answer in time, which is not the answer that the host does not exist. */
    public static final class TimedOut extends UnknownHostException {
        TimedOut(String host) {
            super(host);
        }
    }

    private final Resolver resolver;
    private final Duration limit;
    private final Consumer<String> warnings;
    private final ExecutorService threads;
    private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> running =
            new ConcurrentHashMap<>();

    /** Said once, until it is no longer so. */
    private final Set<String> several = ConcurrentHashMap.newKeySet();

    /**
     * For polls that may take this long.
     *
     * @param warnings told what the operator should mend, once
     */
    public static HostLookup within(Duration timeout, Consumer<String> warnings) {
        Duration limit = timeout.compareTo(PATIENCE) < 0 ? timeout : PATIENCE;
        return new HostLookup(InetAddress::getAllByName, limit, warnings);
    }

    public HostLookup(Resolver resolver, Duration limit) {
        this(resolver, limit, _ -> {});
    }

    public HostLookup(Resolver resolver, Duration limit, Consumer<String> warnings) {
        this.resolver = resolver;
        this.limit = limit;
        this.warnings = warnings;
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        MOST_THREADS,
                        MOST_THREADS,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name("host-lookup-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        try {
            return List.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException aName) {
            return ask(host);
        }
    }

    private List<InetAddress> ask(String host) throws UnknownHostException {
        CompletableFuture<InetAddress[]> answer = running.computeIfAbsent(host, this::start);
        try {
            List<InetAddress> addresses =
                    List.of(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
            sayIfSeveral(host, addresses);
            return addresses;
        } catch (ExecutionException unknown) {
            throw new UnknownHostException(host);
        } catch (TimeoutException slow) {
            throw new TimedOut(host);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TimedOut(host);
        }
    }

    /** Behind such a name polls reach now one node, now another: none of their figures is true. */
    private void sayIfSeveral(String host, List<InetAddress> addresses) {
        if (mostOfOneFamily(addresses) < 2) {
            several.remove(host);
        } else if (several.add(host)) {
            warnings.accept(
                    host
                            + " has "
                            + addresses.size()
                            + " addresses, so polls may reach several nodes in turn: give each node a"
                            + " name of its own, in Kubernetes that of its pod, such as geth-0."
                            + host);
        }
    }

    /** One machine often has an address of either family. */
    private static long mostOfOneFamily(List<InetAddress> addresses) {
        long four = addresses.stream().filter(Inet4Address.class::isInstance).count();
        return Math.max(four, addresses.size() - four);
    }

    private CompletableFuture<InetAddress[]> start(String host) {
        CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                answer.complete(resolver.resolve(host));
            } catch (UnknownHostException | RuntimeException failed) {
                answer.completeExceptionally(failed);
            } finally {
                running.remove(host);
            }
        });
        return answer;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
