package io.peermonitor.discovery;

import io.peermonitor.discovery.Answer.Silence;
import io.peermonitor.discovery.Answer.Targets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import javax.naming.CommunicationException;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.ServiceUnavailableException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/** Asks DNS for SRV records through the JDK's own client (module jdk.naming.dns). */
final class ServiceRecords {

    /** More than anybody runs; a forged answer must not start thousands of pollers. */
    static final int MOST_TARGETS = 256;

    private static final String FIRST_WAIT_MILLIS = "1000";
    private static final String ATTEMPTS = "2";

    @SuppressWarnings("JdkObsolete") // JNDI takes nothing newer
    private final Hashtable<String, String> environment = new Hashtable<>();

    /**
     * Of the name servers of the system, or of others that the JDK was told by its own property
     * {@code java.naming.provider.url}.
     */
    ServiceRecords() {
        environment.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
        environment.put("com.sun.jndi.dns.timeout.initial", FIRST_WAIT_MILLIS);
        environment.put("com.sun.jndi.dns.timeout.retries", ATTEMPTS);
    }

    /**
     * @param server {@code dns://host:port}
     */
    ServiceRecords(String server) {
        this();
        environment.put("java.naming.provider.url", server);
    }

    /** Asks once; ends within some three seconds for each name server. */
    @SuppressWarnings(
            "BanJNDI") // attributes of the DNS provider are texts: nothing is deserialized
    Answer ask(String service) {
        try {
            InitialDirContext dns = new InitialDirContext(environment);
            try {
                return targets(dns.getAttributes(service, new String[] {"SRV"}).get("SRV"));
            } finally {
                dns.close();
            }
        } catch (NameNotFoundException nobody) {
            return new Targets(List.of(), 0);
        } catch (CommunicationException unanswered) {
            return new Silence("no name server answered");
        } catch (ServiceUnavailableException failed) {
            return new Silence("the name server could not find out");
        } catch (NamingException refused) {
            return new Silence("the name server gave no usable answer");
        }
    }

    private static Targets targets(Attribute records) throws NamingException {
        List<Target> targets = new ArrayList<>();
        int refused = 0;
        for (int record = 0; records != null && record < records.size(); record++) {
            Optional<Target> target = Target.of(String.valueOf(records.get(record)));
            if (target.isEmpty() || targets.size() == MOST_TARGETS) {
                refused++;
            } else {
                targets.add(target.get());
            }
        }
        // name servers rotate their records: the same set must be the same answer
        targets.sort(Comparator.comparing(Target::host).thenComparingInt(Target::port));
        return new Targets(targets, refused);
    }
}
