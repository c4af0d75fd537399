package io.peermonitor.analysis;

import io.peermonitor.peer.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * A block of addresses, written like {@code 198.51.100.0/24}; a single IPv4 address is written
 * without the /32.
 */
public record Subnet(InetAddress base, int prefix) implements Comparable<Subnet> {

    private static final int IPV4_BYTES = 4;

    /** The network of this width that an address is in. */
    public static Subnet of(InetAddress address, NetworkWidth width) {
        byte[] bytes = address.getAddress();
        int prefix = width.prefix(bytes.length == IPV4_BYTES);
        Arrays.fill(bytes, prefix / Byte.SIZE, bytes.length, (byte) 0);
        try {
            return new Subnet(InetAddress.getByAddress(bytes), prefix);
        } catch (UnknownHostException impossible) {
            throw new AssertionError("an address keeps its length", impossible);
        }
    }

    @Override
    public int compareTo(Subnet other) {
        int bytes = Arrays.compareUnsigned(base.getAddress(), other.base.getAddress());
        return bytes == 0 ? Integer.compare(prefix, other.prefix) : bytes;
    }

    @Override
    public String toString() {
        String host = new Endpoint(base, 0).host();
        boolean single = prefix == Byte.SIZE * base.getAddress().length;
        return single ? host : host + "/" + prefix;
    }
}
