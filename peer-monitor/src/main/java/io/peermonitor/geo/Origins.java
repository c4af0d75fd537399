package io.peermonitor.geo;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks addresses up in local files of MaxMind's format; nothing is ever asked of the network.
 *
 * <p>A look-up takes microseconds, so it is done where an answer needs it and never in a poll.
 */
public final class Origins {

    private final DatabaseFile countries;
    private final DatabaseFile operators;

    private Origins(DatabaseFile countries, DatabaseFile operators) {
        this.countries = countries;
        this.operators = operators;
    }

    /**
     * Reads the files once, now; where one is not given or cannot be read, what it would tell is
     * absent. Both may be the same file.
     */
    public static Origins in(@Nullable Path countryFile, @Nullable Path asnFile) {
        return new Origins(DatabaseFile.read(countryFile), DatabaseFile.read(asnFile));
    }

    /** Without files nothing is known of any address. */
    public static Origins none() {
        return in(null, null);
    }

    /** Whether there is a file that tells network operators. */
    public boolean knowsOperators() {
        return operators.isReadable();
    }

    public Origin of(InetAddress address) {
        Map<?, ?> country = countries.record(address);
        Map<?, ?> operator = operators.record(address);
        return Origin.of(
                country.get("country") instanceof Map<?, ?> named ? named.get("iso_code") : null,
                operator.get("autonomous_system_number"),
                operator.get("autonomous_system_organization"));
    }
}
