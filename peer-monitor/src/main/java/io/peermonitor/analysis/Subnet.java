package io.peermonitor.analysis;

import io.peermonitor.peer.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A block of addresses, written like {@code 198.51.100.0/24}; a single IPv4 address is written
 * without the /32.
 *
 * <p>Numbers in place of an address of the JDK, which gives its bytes only as a copy: networks are
 * made, compared and sorted by the thousand in each poll.
 *
 * @param high the first eight bytes of the lowest address, zero of IPv4
 * @param low the last eight bytes, of IPv4 all four
 */
public record Subnet(boolean ipv4, long high, long low, int prefix) implements Comparable<Subnet> {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    /** The network of this width that an address is in. */
    public static Subnet of(InetAddress address, NetworkWidth width) {
        byte[] bytes = address.getAddress();
        return of(isIpv4(bytes), leading(bytes), width);
    }

    /**
     * The network of this width that an address is in.
     *
     * @param address of IPv4 all of it, of IPv6 its first eight bytes
     */
    static Subnet of(boolean ipv4, long address, NetworkWidth width) {
        long network = address & mask(ipv4, width);
        int prefix = width.prefix(ipv4);
        return ipv4 ? new Subnet(true, 0, network, prefix) : new Subnet(false, network, 0, prefix);
    }

    static boolean isIpv4(byte[] address) {
        return address.length == IPV4_BYTES;
    }

    /** As much of an address as the narrowest network tells: its first eight bytes at most. */
    static long leading(byte[] address) {
        long number = 0;
        for (int i = 0; i < Math.min(address.length, Long.BYTES); i++) {
            number = (number << Byte.SIZE) | Byte.toUnsignedLong(address[i]);
        }
        return number;
    }

    /** The bits of the leading part that all addresses of a network of this width share. */
    static long mask(boolean ipv4, NetworkWidth width) {
        return -1L << ((ipv4 ? Integer.SIZE : Long.SIZE) - width.prefix(ipv4));
    }

    /** By hand, here and below: C1 compiles those of records badly, and this is a key of maps. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Subnet same
                && low == same.low
                && high == same.high
                && prefix == same.prefix
                && ipv4 == same.ipv4;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(31 * high + low) + prefix;
    }

    @Override
    public int compareTo(Subnet other) {
        if (ipv4 != other.ipv4) {
            return ipv4 ? -1 : 1;
        }
        int highest = Long.compareUnsigned(high, other.high);
        int lowest = highest == 0 ? Long.compareUnsigned(low, other.low) : highest;
        return lowest == 0 ? Integer.compare(prefix, other.prefix) : lowest;
    }

    @Override
    public String toString() {
        String host = new Endpoint(base(), 0).host();
        boolean single = prefix == Byte.SIZE * (ipv4 ? IPV4_BYTES : IPV6_BYTES);
        return single ? host : host + "/" + prefix;
    }

    private InetAddress base() {
        byte[] bytes =
                ipv4
                        ? ByteBuffer.allocate(IPV4_BYTES).putInt((int) low).array()
                        : ByteBuffer.allocate(IPV6_BYTES).putLong(high).putLong(low).array();
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new AssertionError("an address has 4 or 16 bytes", impossible);
        }
    }
}
